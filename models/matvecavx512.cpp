#include "models/matveckernels.h"

#if defined(__AVX512F__)
#include "models/matvecbody.h"

namespace antiphon {
namespace {

struct Pack {
    using V = packs::Pack<float, 16>;
};

using namespace matvec;
constexpr MatVecKernels kernels = {{fp32Rows<Pack, 1>, fp32Rows<Pack, 2>, fp32Rows<Pack, 4>},
                                   {bf16Rows<Pack, 1>, bf16Rows<Pack, 2>, bf16Rows<Pack, 4>},
                                   {nullptr, nullptr, nullptr}, // without VNNI no better than AVX2
                                   quantise<Pack>};

} // namespace

const MatVecKernels* matVecAvx512() {
    return &kernels;
}

} // namespace antiphon
#else
const antiphon::MatVecKernels* antiphon::matVecAvx512() {
    return nullptr;
}
#endif
