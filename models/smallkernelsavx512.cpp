#include "models/smallkernels.h"

#if defined(__AVX512F__)
#include "models/smallkernelbody.h"

#include <immintrin.h>

namespace antiphon {
namespace {

struct Pack {
    using V = packs::Pack<float, 16>;
    static constexpr std::size_t productRows = 4, productColumns = 2;
    static constexpr std::size_t outerLefts = 8, outerColumns = 2;
    ANTIPHON_INLINE static V all(float x) { return (V)_mm512_set1_ps(x); }
    ANTIPHON_INLINE static V fma(V a, V b, V c) { return (V)_mm512_fmadd_ps(a, b, c); }
};

} // namespace

const SmallKernels* smallKernelsAvx512() {
    return &smallkernels::kernelsOf<Pack>;
}

} // namespace antiphon
#else
const antiphon::SmallKernels* antiphon::smallKernelsAvx512() {
    return nullptr;
}
#endif
