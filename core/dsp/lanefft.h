#pragma once

#include "core/packs.h"

#include <bit>
#include <cmath>
#include <numbers>
#include <vector>

// Fourier transforms of several real signals at once, one a lane: element n of all signals is one
// vector. Nothing is shuffled, and the order of operations is fixed, so results are the same on
// every processor, which those of a library that chooses its code by processor are not. Internal to
// core/dsp.
namespace antiphon {

using packs::RealOf;

/// What transforms of one size share: twiddle factors and where frequencies end up.
template <class R>
struct LaneFftPlan {
    std::size_t size = 0; ///< of the real transform, a power of two from 16
    /// Per pass of length m >= 8 and j < m / 4: cosine and sine of -2 pi j p / m for p = 1, 2, 3.
    std::vector<R> twiddles;
    /// Cosine and sine of 2 pi k / size, k <= size / 4.
    std::vector<R> untangle;
    std::vector<std::uint32_t> place; ///< of frequency k of the complex transform

    explicit LaneFftPlan(std::size_t realSize) : size(realSize) {
        const std::size_t half = size / 2;
        const auto turn = [](std::size_t k, std::size_t of) {
            return 2 * std::numbers::pi * double(k % of) / double(of);
        };
        for (std::size_t m = half; m >= 8; m /= 4)
            for (std::size_t j = 0; j < m / 4; ++j)
                for (std::size_t p = 1; p <= 3; ++p) {
                    twiddles.push_back(R(std::cos(turn(j * p, m))));
                    twiddles.push_back(R(-std::sin(turn(j * p, m))));
                }
        for (std::size_t k = 0; k <= size / 4; ++k) {
            untangle.push_back(R(std::cos(turn(k, size))));
            untangle.push_back(R(std::sin(turn(k, size))));
        }
        for (std::size_t k = 0; k < half; ++k) {
            std::size_t at = 0, digits = k, m = half;
            for (; m >= 4; m /= 4, digits /= 4)
                at += digits % 4 * (m / 4);
            place.push_back(std::uint32_t(at + digits));
        }
    }
};

/// One pass of radix 4, decimation in frequency, over the m complex elements at `z` (real and
/// imaginary parts in turn).
template <class V>
ANTIPHON_INLINE void radix4(V* z, std::size_t m, const RealOf<V>* twiddle) {
    using R = RealOf<V>;
    const std::size_t quarter = m / 4;
    V* const a = z;
    V* const b = z + 2 * quarter;
    V* const c = z + 4 * quarter;
    V* const d = z + 6 * quarter;
    for (std::size_t j = 0; j < quarter; ++j) {
        const V sumR = a[2 * j] + c[2 * j], sumI = a[2 * j + 1] + c[2 * j + 1];
        const V gapR = a[2 * j] - c[2 * j], gapI = a[2 * j + 1] - c[2 * j + 1];
        const V oddSumR = b[2 * j] + d[2 * j], oddSumI = b[2 * j + 1] + d[2 * j + 1];
        const V oddGapR = b[2 * j] - d[2 * j], oddGapI = b[2 * j + 1] - d[2 * j + 1];
        const V y1R = gapR + oddGapI, y1I = gapI - oddGapR;
        const V y2R = sumR - oddSumR, y2I = sumI - oddSumI;
        const V y3R = gapR - oddGapI, y3I = gapI + oddGapR;
        a[2 * j] = sumR + oddSumR;
        a[2 * j + 1] = sumI + oddSumI;
        if (!twiddle) {
            b[2 * j] = y1R;
            b[2 * j + 1] = y1I;
            c[2 * j] = y2R;
            c[2 * j + 1] = y2I;
            d[2 * j] = y3R;
            d[2 * j + 1] = y3I;
            continue;
        }
        const R* const w = twiddle + 6 * j;
        b[2 * j] = y1R * w[0] - y1I * w[1];
        b[2 * j + 1] = y1R * w[1] + y1I * w[0];
        c[2 * j] = y2R * w[2] - y2I * w[3];
        c[2 * j + 1] = y2R * w[3] + y2I * w[2];
        d[2 * j] = y3R * w[4] - y3I * w[5];
        d[2 * j + 1] = y3R * w[5] + y3I * w[4];
    }
}

/// All passes but the first, over the m complex elements at `z`.
template <class V>
ANTIPHON_INLINE void laterPasses(V* z, std::size_t m, const RealOf<V>* twiddle) {
    const std::size_t all = m;
    for (; m >= 8; m /= 4) {
        for (std::size_t start = 0; start < all; start += m)
            radix4(z + 2 * start, m, twiddle);
        twiddle += 6 * (m / 4);
    }
    if (m == 4)
        for (std::size_t start = 0; start < all; start += 4)
            radix4<V>(z + 2 * start, 4, nullptr);
    if (m == 2)
        for (std::size_t start = 0; start < 2 * all; start += 4) {
            V* const x = z + start;
            const V r = x[0] - x[2], i = x[1] - x[3];
            x[0] = x[0] + x[2];
            x[1] = x[1] + x[3];
            x[2] = r;
            x[3] = i;
        }
}

/// The complex transform of size / 2 elements, whose frequency k is then at plan.place[k]. The
/// quarters that the first pass leaves are finished one by one: each fits the nearest cache.
template <class V>
ANTIPHON_INLINE void complexTransform(const LaneFftPlan<RealOf<V>>& plan, V* z) {
    const std::size_t m = plan.size / 2;
    radix4(z, m, plan.twiddles.data());
    for (std::size_t q = 0; q < 4; ++q)
        laterPasses(z + q * (m / 2), m / 4, plan.twiddles.data() + 6 * (m / 4));
}

/// The parts that frequencies k and size / 2 - k of a real transform consist of, each twice as
/// large: X[k] = even + odd, conj(X[size / 2 - k]) = even - odd.
template <class V>
struct RealParts {
    V evenR, evenI, oddR, oddI;
};

template <class V>
ANTIPHON_INLINE RealParts<V> realParts(const LaneFftPlan<RealOf<V>>& plan, const V* z,
                                       std::size_t k) {
    const std::size_t half = plan.size / 2;
    const V* const low = z + 2 * plan.place[k];
    const V* const high = z + 2 * plan.place[half - k];
    const RealOf<V> c = plan.untangle[2 * k], s = plan.untangle[2 * k + 1];
    const V oddR = low[1] + high[1], oddI = high[0] - low[0];
    return {low[0] + high[0], low[1] - high[1], c * oddR + s * oddI, c * oddI - s * oddR};
}

/// |X[k]|^2 for k = 0 ... size / 2 of the `size` real elements at `x`, which are destroyed.
template <class V>
ANTIPHON_INLINE void powerSpectrum(const LaneFftPlan<RealOf<V>>& plan, V* x, V* power) {
    using R = RealOf<V>;
    complexTransform(plan, x);
    const std::size_t half = plan.size / 2;
    power[0] = (x[0] + x[1]) * (x[0] + x[1]);
    power[half] = (x[0] - x[1]) * (x[0] - x[1]);
    for (std::size_t k = 1; k <= half / 2; ++k) {
        const RealParts<V> p = realParts(plan, x, k);
        const V r = p.evenR + p.oddR, i = p.evenI + p.oddI;
        const V mirrorR = p.evenR - p.oddR, mirrorI = p.evenI - p.oddI;
        power[k] = (r * r + i * i) * R(0.25);
        power[half - k] = (mirrorR * mirrorR + mirrorI * mirrorI) * R(0.25);
    }
}

/// The real parts of X[k], k = 0 ... size / 2, as powerSpectrum().
template <class V>
ANTIPHON_INLINE void realSpectrum(const LaneFftPlan<RealOf<V>>& plan, V* x, V* real) {
    using R = RealOf<V>;
    complexTransform(plan, x);
    const std::size_t half = plan.size / 2;
    real[0] = x[0] + x[1];
    real[half] = x[0] - x[1];
    for (std::size_t k = 1; k <= half / 2; ++k) {
        const RealParts<V> p = realParts(plan, x, k);
        real[k] = (p.evenR + p.oddR) * R(0.5);
        real[half - k] = (p.evenR - p.oddR) * R(0.5);
    }
}

} // namespace antiphon
