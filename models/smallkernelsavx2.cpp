#include "models/smallkernels.h"

#if defined(__AVX2__) && defined(__FMA__)
#include "models/smallkernelbody.h"

#include <immintrin.h>

namespace antiphon {
namespace {

struct Pack {
    using V = packs::Pack<float, 8>;
    static constexpr std::size_t productRows = 4, productColumns = 1;
    static constexpr std::size_t outerLefts = 4, outerColumns = 2;
    ANTIPHON_INLINE static V all(float x) { return (V)_mm256_set1_ps(x); }
    ANTIPHON_INLINE static V fma(V a, V b, V c) { return (V)_mm256_fmadd_ps(a, b, c); }
};

} // namespace

const SmallKernels* smallKernelsAvx2() {
    return &smallkernels::kernelsOf<Pack>;
}

} // namespace antiphon
#else
const antiphon::SmallKernels* antiphon::smallKernelsAvx2() {
    return nullptr;
}
#endif
