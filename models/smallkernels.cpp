#include "models/smallkernels.h"

#include "core/simd.h"

namespace antiphon {

const SmallKernels& smallKernels() {
    static const SmallKernels* const baseline = smallKernelsBaseline();
    static const SmallKernels* const avx512 = smallKernelsAvx512();
#if defined(__x86_64__) && defined(__GNUC__)
    static const SmallKernels* const avx2 =
        __builtin_cpu_supports("fma") ? smallKernelsAvx2() : nullptr;
#else
    static const SmallKernels* const avx2 = smallKernelsAvx2();
#endif
    const Simd allowed = simd();
    if (allowed == Simd::Avx512 && avx512)
        return *avx512;
    if (allowed != Simd::Baseline && avx2)
        return *avx2;
    return *baseline;
}

} // namespace antiphon
