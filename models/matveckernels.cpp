#include "models/matveckernels.h"

#include "core/simd.h"

#include <algorithm>

namespace antiphon {

MatVecKernels matVecKernels() {
    MatVecKernels kernels = *matVecBaseline();
    const Simd allowed = simd();
    if (const auto* avx2 = matVecAvx2(); avx2 && allowed != Simd::Baseline)
        kernels = *avx2;
    if (const auto* avx512 = matVecAvx512(); avx512 && allowed == Simd::Avx512) {
        MatVecKernels wider = *avx512;
        std::ranges::copy(kernels.int8, wider.int8);
        kernels = wider;
#if defined(__x86_64__) && defined(__GNUC__)
        static const bool vnni = __builtin_cpu_supports("avx512vnni");
        if (const auto* own = matVecVnni(); own && vnni)
            std::ranges::copy(own->int8, kernels.int8);
#endif
    }
    return kernels;
}

} // namespace antiphon
