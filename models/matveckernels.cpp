#include "models/matveckernels.h"

#include "core/simd.h"

namespace antiphon {

MatVecKernels matVecKernels() {
    MatVecKernels kernels = *matVecBaseline();
    const Simd allowed = simd();
    if (const auto* avx2 = matVecAvx2(); avx2 && allowed != Simd::Baseline)
        kernels = *avx2;
    if (const auto* avx512 = matVecAvx512(); avx512 && allowed == Simd::Avx512) {
        const auto int8 = kernels.int8;
        MatVecKernels wider = *avx512;
        wider.int8[0] = int8[0];
        wider.int8[1] = int8[1];
        kernels = wider;
#if defined(__x86_64__) && defined(__GNUC__)
        static const bool vnni = __builtin_cpu_supports("avx512vnni");
        if (const auto* own = matVecVnni(); own && vnni) {
            kernels.int8[0] = own->int8[0];
            kernels.int8[1] = own->int8[1];
        }
#endif
    }
    return kernels;
}

} // namespace antiphon
