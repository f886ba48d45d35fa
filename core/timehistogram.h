#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace antiphon {

/// Counts times from a microsecond to ten seconds in steps of 4 %, so that quantiles of a long
/// evening take no memory. A plain value.
class TimeHistogram {
public:
    void add(double seconds) noexcept {
        const double place = std::log(std::max(seconds, 1e-6) / 1e-6) / step;
        ++m_bins[std::min(std::size_t(place), bins - 1)];
        ++m_count;
        m_most = std::max(m_most, seconds);
    }
    std::uint64_t count() const noexcept { return m_count; }
    double most() const noexcept { return m_most; }
    /// Seconds that so large a share (0 ... 1) did not go beyond; 0 of nothing.
    double quantile(double share) const noexcept {
        std::uint64_t below = 0;
        for (std::size_t i = 0; i < bins && m_count > 0; ++i) {
            below += m_bins[i];
            if (double(below) >= share * double(m_count))
                return std::min(m_most, 1e-6 * std::exp(step * double(i + 1)));
        }
        return 0;
    }

private:
    static constexpr double step = 0.04;
    static constexpr std::size_t bins = 404;
    std::array<std::uint32_t, bins> m_bins{};
    std::uint64_t m_count = 0;
    double m_most = 0;
};

} // namespace antiphon
