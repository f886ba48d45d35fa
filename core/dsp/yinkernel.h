#pragma once

#include "core/dsp/spectralplan.h"

namespace antiphon {

/// Pitch by the difference function of YIN (de Cheveigne and Kawahara 2002), which the transform of
/// the powers gives (Brossier 2006, YinFFT): the deepest valley of its cumulative mean normalised
/// form, placed by a parabola. Hz and 1 - depth, both 0 where there is no valley. Uses `rows`.
template <class V>
ANTIPHON_INLINE void yinKernel(const SpectralPlan<RealOf<V>>& plan, const V* power, V* rows,
                               V* valleys, V* out) {
    using R = RealOf<V>;
    const std::size_t half = plan.fft / 2;
    const V zero = {}, one = splat<V>(R(1));
    V sum[2] = {};
    rows[0] = power[0];
    rows[half] = power[half];
    for (std::size_t k = 1; k < half; ++k) {
        rows[k] = rows[plan.fft - k] = power[k];
        sum[k % 2] += power[k];
    }
    const V twice = R(2) * (sum[0] + sum[1] + power[0] + power[half]);
    realSpectrum(plan.transform, rows, valleys);

    V cumulated = {};
    valleys[0] = one;
    for (std::size_t lag = 1; lag <= plan.mostLag; ++lag) {
        const V difference = twice - valleys[lag];
        cumulated += difference;
        valleys[lag] = cumulated > zero ? difference * R(lag) / cumulated : one;
    }
    const V none = splat<V>(R(1e9));
    V depth = none, place = one;
    for (std::size_t lag = plan.leastLag + 1; lag + 1 < plan.mostLag; ++lag) {
        const V a = valleys[lag - 1], b = valleys[lag], c = valleys[lag + 1];
        const V rise = smaller(a, c) - b;
        const V slope = a - c;
        const V bend = rise > zero ? a - b - b + c : one;
        const V shift = slope * R(0.5) / bend;
        const V bottom = rise > zero ? b - slope * shift * R(0.25) : none;
        place = bottom < depth ? R(lag) + shift : place;
        depth = bottom < depth ? bottom : depth;
    }
    const V confidence = one - depth;
    out[0] = depth < none ? plan.rate / place : zero;
    out[1] = ((depth < none) & (confidence > zero)) ? confidence : zero;
}

} // namespace antiphon
