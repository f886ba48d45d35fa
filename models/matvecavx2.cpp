#include "models/matveckernels.h"

#if defined(__AVX2__)
#include "models/matvecbody.h"

#include <immintrin.h>

namespace antiphon {
namespace {

struct Pack {
    using V = packs::Pack<float, 8>;
    struct Block {
        __m256i codes[2], sizes[2];
    };
    ANTIPHON_INLINE static Block loadBlock(const std::byte* from) {
        Block block;
#pragma GCC unroll 2
        for (int half = 0; half < 2; ++half) {
            const __m256i shifted =
                _mm256_load_si256(reinterpret_cast<const __m256i*>(from) + half);
            block.codes[half] = _mm256_xor_si256(shifted, _mm256_set1_epi8(char(0x80)));
            block.sizes[half] = _mm256_abs_epi8(block.codes[half]);
        }
        return block;
    }
    /// Sizes times signed codes: two products of at most 127 * 127 fit into 16 bits.
    ANTIPHON_INLINE static void dot(const Block& weights, const std::int8_t* codes,
                                    const std::int32_t*, V (&dots)[2]) {
#pragma GCC unroll 2
        for (int half = 0; half < 2; ++half) {
            const __m256i x = _mm256_load_si256(reinterpret_cast<const __m256i*>(codes) + half);
            const __m256i pairs =
                _mm256_maddubs_epi16(weights.sizes[half], _mm256_sign_epi8(x, weights.codes[half]));
            const __m256i fours = _mm256_madd_epi16(pairs, _mm256_set1_epi16(1));
            dots[half] = (V)_mm256_cvtepi32_ps(fours);
        }
    }
};

using namespace matvec;
constexpr MatVecKernels kernels = {{fp32Rows<Pack, 1>, fp32Rows<Pack, 2>, nullptr},
                                   {bf16Rows<Pack, 1>, bf16Rows<Pack, 2>, nullptr},
                                   {int8Rows<Pack, 1>, int8Rows<Pack, 2>, nullptr},
                                   quantise<Pack>};

} // namespace

const MatVecKernels* matVecAvx2() {
    return &kernels;
}

} // namespace antiphon
#else
const antiphon::MatVecKernels* antiphon::matVecAvx2() {
    return nullptr;
}
#endif
