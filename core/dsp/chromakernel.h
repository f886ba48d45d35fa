#pragma once

#include "core/dsp/spectralplan.h"

namespace antiphon {

/// Power by pitch class, from A upwards.
template <class V>
ANTIPHON_INLINE void chromaKernel(const SpectralPlan<RealOf<V>>& plan, const V* power, V* out) {
    const RealOf<V>* row = plan.chroma.data();
    V sums[chromaCount] = {};
    for (std::size_t k = 0; k <= plan.fft / 2; ++k, row += chromaCount) {
        const V p = power[k];
        for (std::size_t c = 0; c < chromaCount; ++c)
            sums[c] += p * row[c];
    }
    for (std::size_t c = 0; c < chromaCount; ++c)
        out[c] = sums[c];
}

} // namespace antiphon
