#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <span>

namespace antiphon {

/// Where among `count` ascending numbers (one at least) a share `q` (0 ... 1) lies below: between
/// two neighbours, as most statistics programs have it.
struct QuantilePlace {
    std::size_t below, above;
    double share; ///< of the way from one to the other

    QuantilePlace(double q, std::size_t count) {
        const double place = q * double(count - 1);
        below = std::size_t(place);
        above = std::min(below + 1, count - 1);
        share = place - double(below);
    }
    double between(double low, double high) const { return low + (high - low) * share; }
};

/// The value below which a share `q` (0 ... 1) of ascending numbers lies, linear between them.
/// NaN of none.
inline double quantile(std::span<const double> sorted, double q) {
    if (sorted.empty())
        return std::numeric_limits<double>::quiet_NaN();
    const QuantilePlace place(q, sorted.size());
    return place.between(sorted[place.below], sorted[place.above]);
}

} // namespace antiphon
