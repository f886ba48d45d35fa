#include "core/dsp/descriptors.h"

#include <algorithm>
#include <cmath>

namespace antiphon {

RunningStats::RunningStats(std::size_t width, std::size_t history)
    : m_width(width), m_history(std::max<std::size_t>(1, history)), m_ring(m_width * m_history),
      m_mean(width), m_deviation(width) {}

void RunningStats::push(std::span<const float> values) {
    double* const latest = m_ring.data() + m_next * m_width;
    const std::size_t given = std::min(values.size(), m_width);
    std::copy_n(values.begin(), given, latest);
    std::fill(latest + given, latest + m_width, 0.0); // not what an older vector left there
    m_next = (m_next + 1) % m_history;
    m_filled = std::min(m_filled + 1, m_history);
    // Afresh each time: sums that are only added to and taken from drift over a long evening.
    const auto over = [&](auto&& term, std::vector<double>& out, double divisor) {
        std::fill(out.begin(), out.end(), 0.0);
        for (std::size_t i = 0; i < m_filled; ++i)
            for (std::size_t c = 0; c < m_width; ++c)
                out[c] += term(m_ring[i * m_width + c], c);
        for (double& value : out)
            value /= divisor;
    };
    over([](double x, std::size_t) { return x; }, m_mean, double(m_filled));
    over([this](double x, std::size_t c) { return (x - m_mean[c]) * (x - m_mean[c]); }, m_deviation,
         double(std::max<std::size_t>(1, m_filled - 1)));
    for (double& value : m_deviation)
        value = std::sqrt(value);
}

void RunningStats::reset() {
    m_next = m_filled = 0;
    std::fill(m_mean.begin(), m_mean.end(), 0.0);
    std::fill(m_deviation.begin(), m_deviation.end(), 0.0);
}

} // namespace antiphon
