#pragma once

#include <cstddef>
#include <numbers>

namespace antiphon {

/// A high-pass of first order at 5 Hz that takes an offset away. A plain value; audio thread.
class DcBlocker {
public:
    explicit DcBlocker(int rate) noexcept : m_pole(1 - 2 * std::numbers::pi * 5 / rate) {}

    void process(float* samples, std::size_t count) noexcept {
        for (std::size_t i = 0; i < count; ++i) {
            const double in = double(samples[i]);
            m_out = in - m_in + m_pole * m_out;
            m_in = in;
            samples[i] = float(m_out);
        }
    }
    void reset() noexcept { m_in = m_out = 0; }

private:
    double m_pole;
    double m_in = 0, m_out = 0;
};

} // namespace antiphon
