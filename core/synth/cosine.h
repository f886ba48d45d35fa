#pragma once

#include <cmath>

// Cosines by basic operations only, so that every processor and C library gives the same bits. What
// includes this is compiled without fused multiply-adds (see CMakeLists.txt).
namespace antiphon {

/// x - round(x) of numbers below 2^50 in magnitude.
[[gnu::always_inline]] inline double wrapTurns(double x) noexcept {
    constexpr double bias = 6755399441055744.0; // 1.5 * 2^52: adding it rounds to whole numbers
    return x - ((x + bias) - bias);
}

/// cos(2 pi x), |x| below 2^21; off by less than 1.5e-7 where x is exact. Folded to sin(2 pi t)
/// with |t| <= 1/4, an odd polynomial of degree 9 with the smallest largest error (3.4e-9, by
/// Remez' exchange). Has no branch: loops over it become vector code.
[[gnu::always_inline]] inline float cosTurns(float x) noexcept {
    constexpr float bias = 12582912.0f; // 1.5 * 2^23
    const float r = x - ((x + bias) - bias);
    const float t = 0.25f - std::abs(r);
    const float z = t * t;
    float p = 39.536707f;
    p = p * z - 76.549782f;
    p = p * z + 81.601004f;
    p = p * z - 41.341655f;
    p = p * z + 6.2831852f;
    return p * t;
}

/// sin(pi x) / (pi x) for |x| <= 1/2, to double precision.
inline double sincPi(double x) noexcept {
    constexpr double pi = 3.14159265358979323846;
    const double u = (pi * x) * (pi * x);
    double sum = 1;
    for (int k = 11; k >= 1; --k)
        sum = 1 - sum * u / double((2 * k) * (2 * k + 1));
    return sum;
}

} // namespace antiphon
