#include "core/dsp/streamresampler.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace antiphon {

StreamResampler::StreamResampler(int fromRate, int toRate)
    : m_from(fromRate), m_to(toRate), m_step(double(fromRate) / toRate) {
    if (m_step == 1)
        return;
    // The cut-off in cycles a sample of the input, low enough that the slope ends at Nyquist.
    const double cutoff = 0.45 * std::min(1.0, double(toRate) / fromRate);
    constexpr double half = double(taps) / 2;
    m_table.resize((phases + 1) * taps);
    for (std::size_t p = 0; p <= phases; ++p) {
        double sum = 0;
        std::vector<double> row(taps);
        for (std::size_t t = 0; t < taps; ++t) {
            const double x = double(t) - half + 1 - double(p) / double(phases);
            const double phase = 2 * std::numbers::pi * cutoff * x;
            const double sinc = std::abs(x) < 1e-12 ? 1 : std::sin(phase) / phase;
            const double edge = x / half; // Blackman
            const double window = std::abs(edge) >= 1
                                      ? 0
                                      : 0.42 + 0.5 * std::cos(std::numbers::pi * edge) +
                                            0.08 * std::cos(2 * std::numbers::pi * edge);
            row[t] = sinc * window;
            sum += row[t];
        }
        for (std::size_t t = 0; t < taps; ++t)
            m_table[p * taps + t] = float(row[t] / sum);
    }
    m_past.resize(2 * taps);
}

void StreamResampler::reset() noexcept {
    std::ranges::fill(m_past, 0.0f);
    m_at = 0;
    m_phase = 0;
}

void StreamResampler::add(float sample) noexcept {
    m_past[m_at] = m_past[m_at + taps] = sample;
    m_at = (m_at + 1) % taps;
    m_phase -= m_to;
}

/// The outputs that fall between the two inputs in the middle of the taps.
bool StreamResampler::next(float& out) noexcept {
    if (m_phase >= 0)
        return false;
    const double place = double(m_phase + m_to) / double(m_to) * double(phases);
    const auto row = std::min(std::size_t(place), phases - 1);
    const auto share = float(place - double(row));
    const float* low = m_table.data() + row * taps;
    const float* high = low + taps;
    const float* x = m_past.data() + m_at;
    float sum = 0;
    for (std::size_t t = 0; t < taps; ++t)
        sum += x[t] * (low[t] + share * (high[t] - low[t]));
    out = sum;
    m_phase += m_from;
    return true;
}

} // namespace antiphon
