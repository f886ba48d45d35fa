#include "core/error.h"
#include "core/formats/npz.h"

#include <cstdlib>

namespace {

void sane(const antiphon::RawTensor& tensor) {
    if (antiphon::byteCount(tensor.type, tensor.shape) != tensor.bytes.size())
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const auto bytes = std::as_bytes(std::span(data, size));
    try {
        sane(antiphon::parseNpy(bytes, "fuzz.npy"));
    } catch (const antiphon::UserError&) {
    }
    try {
        for (const antiphon::RawTensor& tensor : antiphon::parseNpz(bytes, "fuzz.npz"))
            sane(tensor);
    } catch (const antiphon::UserError&) {
    }
    return 0;
}
