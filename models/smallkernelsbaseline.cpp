#include "models/smallkernelbody.h"

namespace antiphon {
namespace {

/// a * b + c rounded once, without an instruction for it: the product is exact in double; its sum
/// with c is rounded to odd (Boldo and Melquiond 2008), after which rounding it to float is as if
/// it were exact.
struct Pack {
    using V = packs::Pack<float, 4>;
    static constexpr std::size_t productRows = 2, productColumns = 1;
    static constexpr std::size_t outerLefts = 2, outerColumns = 1;
    ANTIPHON_INLINE static V all(float x) { return V{x, x, x, x}; }
#if defined(__FP_FAST_FMAF)
    ANTIPHON_INLINE static V fma(V a, V b, V c) {
        V result;
        for (int l = 0; l < 4; ++l)
            result[l] = __builtin_fmaf(a[l], b[l], c[l]);
        return result;
    }
#else
    ANTIPHON_INLINE static V fma(V a, V b, V c) {
        using D = packs::Pack<double, 4>;
        using I = packs::Pack<std::int64_t, 4>;
        const D product = __builtin_convertvector(a, D) * __builtin_convertvector(b, D);
        const D added = __builtin_convertvector(c, D);
        const D sum = product + added;
        const D part = sum - product;
        const D lost = (product - (sum - part)) + (added - part);
        const I inexact = (lost < 0.) | (lost > 0.);
        const I up = (lost > 0.) == (sum > 0.); // away from zero
        const I even = ((I)sum & 1) - 1;        // -1 where the last bit is 0
        const I odd = (I)sum + (inexact & even & (1 + 2 * ~up));
        return __builtin_convertvector((D)odd, V);
    }
#endif
};

} // namespace

const SmallKernels* smallKernelsBaseline() {
    return &smallkernels::kernelsOf<Pack>;
}

} // namespace antiphon
