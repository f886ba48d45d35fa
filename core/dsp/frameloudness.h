#pragma once

#include "core/dsp/descriptors.h"
#include "core/dsp/kweighting.h"
#include "core/dsp/truepeak.h"

#include <vector>

namespace antiphon {

/// The loudness descriptors of windows of a stream: K-weighted level, true peak, and the level as a
/// linear number. Nothing is allocated after construction. One thread at a time. Internal to
/// core/dsp.
class FrameLoudness {
public:
    explicit FrameLoudness(const DescriptorSettings& resolved);

    /// Back to a stream of nothing but zeros.
    void reset();
    /// The next samples, finite; at most a loudness hop or window (the larger) between two calls of
    /// measure().
    void push(const float* samples, std::size_t count);
    /// Of the last window of the stream: dBFS, dBTP, linear. In parity mode filter and interpolator
    /// run over the whole window with the state that the last window left, as the reference does.
    void measure(float* three);

private:
    float parityPeak(const float* window);

    std::size_t m_window;
    bool m_parity;
    KWeighting m_weighting;
    TruePeak m_peak;
    /// The stream's last samples, the peaks between them and, in clean mode, the squares of the
    /// weighted ones; those from m_done on are not worked out yet.
    std::vector<float> m_samples, m_peaks;
    std::vector<double> m_squares;
    std::size_t m_end = 0, m_done = 0;
    std::vector<float> m_seam; ///< the end of the last window, then the begin of this one
};

} // namespace antiphon
