#include "core/error.h"
#include "core/formats/pickle.h"
#include "core/formats/torcharchive.h"

#include <cstdlib>

// An archive and, where the bytes are none, its pickle with a storage of 64 bytes: whatever is read
// can be written, and reads as the same again.

namespace {

void sane(const antiphon::TorchValue& value) {
    for (const antiphon::RawTensor& tensor : antiphon::tensorsOf(value))
        if (antiphon::byteCount(tensor.type, tensor.shape) != tensor.bytes.size())
            std::abort();
    const auto bytes = antiphon::torchArchive(value);
    const auto again = antiphon::parseTorchArchive(bytes, "again.pt");
    if (antiphon::torchArchive(again) != bytes)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const auto bytes = std::as_bytes(std::span(data, size));
    for (const auto foreign : {antiphon::Foreign::Refuse, antiphon::Foreign::Blank}) {
        try {
            sane(antiphon::parseTorchArchive(bytes, "fuzz.pt", foreign));
        } catch (const antiphon::UserError&) {
        }
        static const std::byte storage[64] = {};
        try {
            sane(antiphon::parsePickle(bytes, "fuzz.pkl", foreign,
                                       [](const std::string&) { return std::span(storage); }));
        } catch (const antiphon::UserError&) {
        }
    }
    return 0;
}
