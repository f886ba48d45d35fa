#pragma once

#include "core/dsp/descriptors.h"
#include "core/dsp/streamresampler.h"
#include "models/impro/livecast.h"

#include <cmath>
#include <span>
#include <vector>

namespace antiphon::impro {

/// Hears as the agents were trained to: at their rate, in their windows, smoothed as they are used
/// to. One thread. Allocates in the constructor only.
class LiveEar {
public:
    /// `rate`: of what is heard.
    LiveEar(const LiveControlRate& control, int rate)
        : m_control(control), m_rate(rate), m_resampler(rate, control.analysis.rate),
          m_descriptors(control.analysis),
          m_stats(control.analysis.columns(), std::size_t(control.smoothing)),
          m_row(control.analysis.columns()) {}

    const LiveControlRate& control() const noexcept { return m_control; }
    /// Seconds from one frame to the next.
    double frameSeconds() const noexcept {
        return double(m_control.analysis.hop) / m_control.analysis.rate;
    }

    /// Calls frame(std::span<const float> descriptors, std::int64_t heard) for each frame that is
    /// complete; `heard`: samples that had come until then.
    template <class Frame>
    void push(std::span<const float> samples, Frame&& frame) {
        m_resampler.push(samples, [&](std::span<const float> piece) {
            m_descriptors.push(piece, [&](std::span<const float> row) {
                ++m_frames;
                const double seconds = double(m_frames) * frameSeconds();
                frame(smooth(row), m_skipped + std::int64_t(std::llround(seconds * m_rate)));
            });
        });
    }
    /// So many samples were left out.
    void skip(std::int64_t samples) noexcept { m_skipped += samples; }

private:
    std::span<const float> smooth(std::span<const float> row) {
        if (m_control.smoothing <= 1)
            return row;
        m_stats.push(row);
        for (std::size_t c = 0; c < m_row.size(); ++c)
            m_row[c] = float(m_stats.mean()[c]);
        return m_row;
    }

    LiveControlRate m_control;
    int m_rate;
    StreamResampler m_resampler;
    Descriptors m_descriptors;
    RunningStats m_stats;
    std::vector<float> m_row;
    std::int64_t m_frames = 0, m_skipped = 0;
};

} // namespace antiphon::impro
