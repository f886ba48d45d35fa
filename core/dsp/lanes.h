#pragma once

#include <cstddef>
#include <span>

namespace antiphon {

/// Sums in eight fixed lanes: the compiler turns them into vector code without being allowed to
/// reorder additions, and the result is the same on every machine.
inline float addLanes(const float (&lanes)[8]) {
    return ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6])) +
           ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]));
}

inline float dot(std::span<const float> a, std::span<const float> b) {
    const float* x = a.data();
    const float* y = b.data();
    const std::size_t n = a.size();
    float lanes[8] = {};
    std::size_t i = 0;
    for (; i + 8 <= n; i += 8)
        for (std::size_t lane = 0; lane < 8; ++lane)
            lanes[lane] += x[i + lane] * y[i + lane];
    for (; i < n; ++i)
        lanes[i % 8] += x[i] * y[i];
    return addLanes(lanes);
}

inline float sum(std::span<const float> a) {
    const float* x = a.data();
    const std::size_t n = a.size();
    float lanes[8] = {};
    std::size_t i = 0;
    for (; i + 8 <= n; i += 8)
        for (std::size_t lane = 0; lane < 8; ++lane)
            lanes[lane] += x[i + lane];
    for (; i < n; ++i)
        lanes[i % 8] += x[i];
    return addLanes(lanes);
}

} // namespace antiphon
