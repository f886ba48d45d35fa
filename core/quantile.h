#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <span>

namespace antiphon {

/// The value below which a share `q` (0 ... 1) of ascending numbers lies, linear between them.
/// NaN of none.
inline double quantile(std::span<const double> sorted, double q) {
    if (sorted.empty())
        return std::numeric_limits<double>::quiet_NaN();
    const double place = q * double(sorted.size() - 1);
    const auto below = std::size_t(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (sorted[above] - sorted[below]) * (place - double(below));
}

} // namespace antiphon
