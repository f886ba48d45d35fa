#pragma once

#include "core/dsp/spectralplan.h"

namespace antiphon {

/// The ten lowest local maxima above -96 dB, placed by a parabola through their levels:
/// frequencies, then amplitudes, 0 where there are fewer.
template <class V>
ANTIPHON_INLINE void peakKernel(const SpectralPlan<RealOf<V>>& plan, const V* magnitude, V* hz,
                                V* level) {
    using R = RealOf<V>;
    constexpr std::size_t lanes = lanesOf<V>;
    const V floor = splat<V>(plan.peakFloor), zero = {};
    V left[peakCount], middle[peakCount], right[peakCount], place[peakCount];
    for (std::size_t i = 0; i < peakCount; ++i) {
        left[i] = right[i] = place[i] = zero;
        middle[i] = splat<V>(R(1));
    }
    std::size_t found[lanes] = {}, most = 0, open = lanes;
    for (std::size_t k = 1; k < plan.fft / 2 && open > 0; ++k) {
        const V m = magnitude[k];
        const V above = larger(larger(magnitude[k - 1], magnitude[k + 1]), floor);
        R gaps[lanes];
        const V gap = m - above;
        std::memcpy(gaps, &gap, sizeof gaps);
        for (std::size_t l = 0; l < lanes; ++l) {
            if (!(gaps[l] > 0) || found[l] == peakCount)
                continue;
            const std::size_t i = found[l]++;
            left[i][l] = magnitude[k - 1][l];
            middle[i][l] = m[l];
            right[i][l] = magnitude[k + 1][l];
            place[i][l] = R(k);
            most = most > i + 1 ? most : i + 1;
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
