#include "models/matveckernels.h"

#if defined(__AVX512VNNI__)
#include "models/matvecbody.h"

#include <immintrin.h>

namespace antiphon {
namespace {

struct Pack {
    using V = packs::Pack<float, 16>;
    using Block = __m512i;
    ANTIPHON_INLINE static Block loadBlock(const std::byte* from) {
        return _mm512_load_si512(from);
    }
    /// Bytes without a sign times codes with one; the offsets take back what the 128 added.
    ANTIPHON_INLINE static void dot(Block weights, const std::int8_t* codes,
                                    const std::int32_t* offsets, V (&dots)[1]) {
        const __m512i fours =
            _mm512_dpbusd_epi32(_mm512_load_si512(offsets), weights, _mm512_load_si512(codes));
        dots[0] = (V)_mm512_cvtepi32_ps(fours);
    }
};

using namespace matvec;
constexpr MatVecKernels kernels = {{nullptr, nullptr, nullptr},
                                   {nullptr, nullptr, nullptr},
                                   {int8Rows<Pack, 1>, int8Rows<Pack, 2>, int8Rows<Pack, 4>},
                                   nullptr};

} // namespace

const MatVecKernels* matVecVnni() {
    return &kernels;
}

} // namespace antiphon
#else
const antiphon::MatVecKernels* antiphon::matVecVnni() {
    return nullptr;
}
#endif
