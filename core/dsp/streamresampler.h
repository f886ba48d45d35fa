#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace antiphon {

/// Brings a stream from one rate to another with little delay (16 samples), for what is analysed
/// live: a windowed sinc of 32 taps, interpolated from a table. What would alias is down by 60 dB,
/// a tenth below the lower Nyquist frequency and under it is kept. Equal rates pass as they are.
/// Does not depend on how the stream is cut. Allocates in the constructor only. One thread at a
/// time.
class StreamResampler {
public:
    StreamResampler(int fromRate, int toRate);

    /// Calls sink(std::span<const float>) with pieces of the result.
    template <class Sink>
    void push(std::span<const float> samples, Sink&& sink) {
        if (m_step == 1)
            return sink(samples);
        for (const float sample : samples) {
            add(sample);
            std::size_t count = 0;
            while (next(m_out[count]))
                if (++count == m_out.size()) {
                    sink(std::span<const float>(m_out));
                    count = 0;
                }
            if (count > 0)
                sink(std::span<const float>(m_out).first(count));
        }
    }
    void reset() noexcept;

private:
    static constexpr std::size_t taps = 32;
    static constexpr std::size_t phases = 512;

    void add(float sample) noexcept;
    bool next(float& out) noexcept;

    std::int64_t m_from, m_to;
    double m_step;
    std::vector<float> m_table; ///< (phases + 1) x taps
    std::vector<float> m_past;  ///< twice the last `taps` samples, so that they lie in one piece
    std::size_t m_at = 0;
    std::int64_t m_phase = 0; ///< time of the next output after the last input, in 1 / to samples
    std::vector<float> m_out = std::vector<float>(64);
};

} // namespace antiphon
