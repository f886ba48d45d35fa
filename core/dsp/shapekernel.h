#pragma once

#include "core/dsp/spectralplan.h"

namespace antiphon {

/// Moments of the magnitudes over frequency, roll-off, flatness and crest: centroid, spread,
/// skewness, kurtosis, the frequency below which 95 % lies, and 20 log10 of geometric over
/// arithmetic mean and of largest over mean. The highest bin does not count, while the axis reaches
/// half the rate all the same.
template <class V>
ANTIPHON_INLINE void shapeKernel(const SpectralPlan<RealOf<V>>& plan, const V* magnitude, V* out) {
    using R = RealOf<V>;
    constexpr std::size_t unroll = 4; // of partial sums: an addition need not wait for the last
    constexpr std::size_t block =
        32; // products of so many mantissas are far from the largest float
    const std::size_t n = plan.fft / 2;
    const V floor = splat<V>(R(descriptorFloor));

    V sum[unroll] = {}, ramp[unroll] = {}, product[unroll], largest = floor;
    BitsOf<V> exponents = {};
    for (V& p : product)
        p = splat<V>(R(1));
    for (std::size_t start = 0; start < n; start += block) {
        const std::size_t end = start + block < n ? start + block : n;
        for (std::size_t k = start; k < end; k += unroll)
            for (std::size_t u = 0; u < unroll; ++u) {
                const V m = larger(magnitude[k + u], floor);
                sum[u] += m;
                ramp[u] += m * R(k + u);
                largest = larger(largest, m);
                product[u] *= mantissaOf(m);
                exponents += exponentOf(m);
            }
        for (V& p : product) { // the geometric mean, without a logarithm a bin
            exponents += exponentOf(p) - typename Layout<R>::Bits(Layout<R>::bias);
            p = mantissaOf(p);
        }
    }
    const V all = (sum[0] + sum[1]) + (sum[2] + sum[3]);
    const V centre = ((ramp[0] + ramp[1]) + (ramp[2] + ramp[3])) / all;
    const V target = all * R(0.95);

    V second = {}, third = {}, fourth = {}, cumulated = {}, below = {}, bins = {};
    for (std::size_t k = 0; k < n; ++k) {
        const V m = larger(magnitude[k], floor);
        const V gap = R(k) - centre;
        const V gap2 = gap * gap, weighted = m * gap2;
        second += weighted;
        third += weighted * gap;
        fourth += weighted * gap2;
        cumulated += m;
        const V zero = {}, one = splat<V>(R(1));
        bins += cumulated < target ? one : zero;
        below = cumulated < target ? cumulated : below;
    }
    V crossing = floor;
    for (std::size_t l = 0; l < lanesOf<V>; ++l) {
        const auto k = std::size_t(bins[l]);
        crossing[l] = k < n ? larger<V>(magnitude[k], floor)[l] : R(1);
    }
    const V variance = second / all, spread = squareRoot(variance), zero = {};
    V rolloff = (bins - R(1) + (target - below) / crossing) * plan.shapeHz;
    if (!plan.parity) // where the lowest bin alone holds 95 %
        rolloff = larger(rolloff, zero);
    // Biased exponents add up to n * bias too many.
    V exponentSum;
    for (std::size_t l = 0; l < lanesOf<V>; ++l)
        exponentSum[l] = R(double(std::int64_t(exponents[l])) - double(n) * Layout<R>::bias);
    const V logs =
        exponentSum + log2Of<V>(product[0] * product[1]) + log2Of<V>(product[2] * product[3]);
    const R decibel = R(6.0205999132796239);
    const V mean = all * (R(1) / R(n));
    out[0] = centre * plan.shapeHz;
    out[1] = spread * plan.shapeHz;
    out[2] = variance > zero ? third / all / (variance * spread) : zero;
    out[3] = variance > zero ? fourth / all / (variance * variance) : zero;
    out[4] = rolloff;
    out[5] = (logs * (R(1) / R(n)) - log2Of<V>(mean)) * decibel;
    out[6] = log2Of<V>(largest / mean) * decibel;
}

} // namespace antiphon
