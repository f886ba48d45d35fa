#include "core/error.h"
#include "core/formats/safetensors.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    try {
        const auto content =
            antiphon::parseSafeTensors(std::as_bytes(std::span(data, size)), "fuzz.safetensors");
        for (const antiphon::RawTensor& tensor : content.tensors)
            if (antiphon::byteCount(tensor.type, tensor.shape) != tensor.bytes.size())
                std::abort();
    } catch (const antiphon::UserError&) {
    }
    return 0;
}
