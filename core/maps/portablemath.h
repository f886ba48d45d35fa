#pragma once

#include <bit>
#include <cstdint>
#include <utility>

namespace antiphon::portable {

// Functions made of additions, multiplications and divisions only. Those of the C library differ in
// the last bit between processors, and an embedding amplifies such a bit until it can be seen.

/// Natural logarithm of a positive normal number, to about 2 units in the last place.
inline double log(double x) {
    const auto bits = std::bit_cast<std::uint64_t>(x);
    auto exponent = std::int64_t(bits >> 52) - 1023;
    double m = std::bit_cast<double>((bits & 0xFFFFFFFFFFFFFull) | 0x3FF0000000000000ull);
    if (m > 1.4142135623730951) {
        m *= 0.5;
        ++exponent;
    }
    const double s = (m - 1) / (m + 1), s2 = s * s; // log m = 2 artanh s, |s| <= 0.172
    double sum = 0;
    for (int k = 23; k >= 1; k -= 2)
        sum = sum * s2 + 1.0 / k;
    return 2 * s * sum + double(exponent) * 0.69314718055994530942;
}

/// e^x for |x| < 700, to about 2 units in the last place.
inline double exp(double x) {
    const double k = double(std::int64_t(x * 1.4426950408889634 + (x < 0 ? -0.5 : 0.5)));
    const double r = (x - k * 0.693147180369123816490) - k * 1.90821492927058770002e-10;
    double sum = 1;
    for (int i = 14; i >= 1; --i)
        sum = sum * r / i + 1;
    return sum * std::bit_cast<double>(std::uint64_t(std::int64_t(k) + 1023) << 52);
}

/// Cosine and sine of 2 pi k / n; 0 <= k < n.
inline std::pair<double, double> turn(std::int64_t k, std::int64_t n) {
    // To the first eighth of the circle, by whole numbers, where the series is short.
    const std::int64_t eighth = 8 * k / n;
    const std::int64_t quarters = (eighth + 1) / 2; // nearest multiple of a quarter turn
    const double angle = 1.57079632679489661923 * double(4 * k - quarters * n) / double(n);
    const double a2 = angle * angle;
    double c = 1, s = 1;
    for (int i = 20; i >= 2; i -= 2) {
        c = 1 - c * a2 / double(i * (i - 1));
        s = 1 - s * a2 / double(i * (i + 1));
    }
    s *= angle;
    switch (quarters & 3) {
    case 0:
        return {c, s};
    case 1:
        return {-s, c};
    case 2:
        return {-c, -s};
    default:
        return {s, -c};
    }
}

} // namespace antiphon::portable
