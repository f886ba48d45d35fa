#include "core/error.h"
#include "core/run.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        antiphon::parseRun({reinterpret_cast<const char*>(data), size}, "run.json", "/project/runs/1-x");
    } catch (const antiphon::UserError&) {
    }
    return 0;
}
