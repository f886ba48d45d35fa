#include "models/idm/melpercentile.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace antiphon::idm {

namespace {

/// Which of the counted comes as the `rank`-th (from 0), which becomes its rank among its equals.
std::uint32_t find(const std::vector<std::uint64_t>& counts, std::uint64_t& rank) {
    std::uint32_t i = 0;
    while (i + 1 < counts.size() && rank >= counts[i])
        rank -= counts[i++];
    return i;
}

} // namespace

float streamPercentile(double q, const NumberPieces& pieces) {
    constexpr std::size_t half = 1 << 16;
    std::vector<std::uint64_t> counts(half);
    std::uint64_t count = 0;
    // Of numbers from 0 on the bits rise as the numbers do.
    pieces([&](std::span<const float> values) {
        for (const float value : values)
            ++counts[std::bit_cast<std::uint32_t>(value + 0.0f) >> 16];
        count += values.size();
    });
    if (count == 0)
        return 0;
    const double place = std::ceil(q * double(count)) - 1;
    auto rank = std::uint64_t(std::clamp(place, 0.0, double(count - 1)));
    const std::uint32_t upper = find(counts, rank);
    std::fill(counts.begin(), counts.end(), 0);
    pieces([&](std::span<const float> values) {
        for (const float value : values)
            if (const auto bits = std::bit_cast<std::uint32_t>(value + 0.0f); bits >> 16 == upper)
                ++counts[bits & 0xFFFF];
    });
    return std::bit_cast<float>(upper << 16 | find(counts, rank));
}

} // namespace antiphon::idm
