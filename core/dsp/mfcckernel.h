#pragma once

#include "core/dsp/spectralplan.h"

namespace antiphon {

/// Cosine transform of mel bands of magnitudes in dB.
template <class V>
ANTIPHON_INLINE void mfccKernel(const SpectralPlan<RealOf<V>>& plan, const V* magnitude, V* out) {
    using R = RealOf<V>;
    constexpr std::size_t most = 40;
    const V floor = splat<V>(R(descriptorFloor));
    V logs[most];
    for (std::size_t b = 0; b < most; ++b) {
        const auto band = plan.bands[b];
        const V* const from = magnitude + band.first;
        const R* const weights = plan.weights.data() + band.offset;
        V even = {}, odd = {};
        std::size_t k = 0;
        for (; k + 2 <= band.count; k += 2) {
            even += from[k] * weights[k];
            odd += from[k + 1] * weights[k + 1];
        }
        if (k < band.count)
            even += from[k] * weights[k];
        logs[b] = log2Of<V>(larger<V>(even + odd, floor));
    }
    for (std::size_t c = 0; c < mfccCount; ++c) {
        const R* const row = plan.cosines.data() + c * most;
        V even = {}, odd = {};
        for (std::size_t b = 0; b < most; b += 2) {
            even += logs[b] * row[b];
            odd += logs[b + 1] * row[b + 1];
        }
        out[c] = even + odd;
    }
}

} // namespace antiphon
