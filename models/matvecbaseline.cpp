#include "models/matvecbody.h"

namespace antiphon {
namespace {

struct Pack {
    using V = packs::Pack<float, 4>;
    using Block = const std::byte*;
    ANTIPHON_INLINE static Block loadBlock(const std::byte* from) { return from; }
    ANTIPHON_INLINE static void dot(Block weights, const std::int8_t* codes, const std::int32_t*,
                                    V (&dots)[4]) {
        for (std::size_t lane = 0; lane < 16; ++lane) {
            int sum = 0;
            for (std::size_t i = 4 * lane; i < 4 * lane + 4; ++i)
                sum += (int(weights[i]) - 128) * codes[i];
            dots[lane / 4][lane % 4] = float(sum);
        }
    }
};

using namespace matvec;
constexpr MatVecKernels kernels = {{fp32Rows<Pack, 1>, fp32Rows<Pack, 2>, nullptr},
                                   {bf16Rows<Pack, 1>, bf16Rows<Pack, 2>, nullptr},
                                   {int8Rows<Pack, 1>, int8Rows<Pack, 2>, nullptr},
                                   quantise<Pack>};

} // namespace

const MatVecKernels* matVecBaseline() {
    return &kernels;
}

} // namespace antiphon
