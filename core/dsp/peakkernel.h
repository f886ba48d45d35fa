#pragma once

#include "core/dsp/spectralplan.h"

namespace antiphon {

/// The ten lowest local maxima above -96 dB, placed by a parabola through their levels:
/// frequencies, then amplitudes, 0 where there are fewer.
template <class V>
ANTIPHON_INLINE void peakKernel(const SpectralPlan<RealOf<V>>& plan, const V* magnitude, V* hz,
                                V* level) {
    using R = RealOf<V>;
    using Bits = typename Layout<R>::Bits;
    constexpr std::size_t lanes = lanesOf<V>, word = 8 * sizeof(Bits);
    const V floor = splat<V>(plan.peakFloor), zero = {};
    V left[peakCount], middle[peakCount], right[peakCount], place[peakCount];
    for (std::size_t i = 0; i < peakCount; ++i) {
        left[i] = right[i] = place[i] = zero;
        middle[i] = splat<V>(R(1));
    }
    std::size_t found[lanes] = {}, most = 0, open = lanes;
    for (std::size_t start = 1; start < plan.fft / 2 && open > 0; start += word) {
        // A bit a bin, in all lanes at once; then the few that are set, lane by lane.
        const std::size_t end = start + word < plan.fft / 2 ? start + word : plan.fft / 2;
        BitsOf<V> flags = {};
        for (std::size_t k = start; k < end; ++k) {
            const V m = magnitude[k];
            const V above = larger(larger(magnitude[k - 1], magnitude[k + 1]), floor);
            flags |= (BitsOf<V>)(m > above) & (Bits(1) << (k - start));
        }
        for (std::size_t l = 0; l < lanes; ++l) {
            if (found[l] == peakCount)
                continue;
            for (Bits bits = flags[l]; bits != 0 && found[l] < peakCount; bits &= bits - 1) {
                const std::size_t k = start + std::size_t(std::countr_zero(bits));
                const std::size_t i = found[l]++;
                left[i][l] = magnitude[k - 1][l];
                middle[i][l] = magnitude[k][l];
                right[i][l] = magnitude[k + 1][l];
                place[i][l] = R(k);
            }
            most = most > found[l] ? most : found[l];
            open -= found[l] == peakCount;
        }
    }
    const V least = splat<V>(R(descriptorFloor));
    for (std::size_t i = 0; i < peakCount; ++i) {
        hz[i] = level[i] = zero;
        if (i >= most)
            continue;
        // On a logarithmic scale; which one matters to the height alone.
        const V a = log2Of<V>(larger(left[i], least)), b = log2Of<V>(middle[i]),
                c = log2Of<V>(larger(right[i], least));
        const V bend = a - b - b + c, slope = a - c;
        const V shift = bend < zero ? slope * R(0.5) / bend : zero;
        const V height = b - slope * shift * R(0.25) + plan.amplitudeLog2;
        hz[i] = place[i] > zero ? (place[i] + shift) * plan.binHz : zero;
        level[i] = place[i] > zero ? exp2Of<V>(height) : zero;
    }
}

} // namespace antiphon
