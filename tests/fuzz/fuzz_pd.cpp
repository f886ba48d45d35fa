#include "core/error.h"
#include "core/synth/pdmessages.h"
#include "core/synth/pdpatch.h"

#include <cstdint>
#include <cstdlib>

using namespace antiphon;

namespace {

/// Ports are in order, and the chosen ones of the right kind.
void check(const PdPatch& patch) {
    const auto ordered = [](const std::vector<PdPatch::Port>& ports) {
        for (std::size_t i = 1; i < ports.size(); ++i)
            if (!(ports[i - 1].x <= ports[i].x))
                std::abort();
    };
    ordered(patch.inlets);
    ordered(patch.outlets);
    const int inlet = patch.messageInlet(), outlet = patch.signalOutlet();
    if (inlet >= 0 && patch.inlets.at(std::size_t(inlet)).signal)
        std::abort();
    if (outlet >= 0 && !patch.outlets.at(std::size_t(outlet)).signal)
        std::abort();
    if (patch.inlets.size() + patch.outlets.size() > patch.objects)
        std::abort();
}

} // namespace

/// The bytes as a patch, and line by line as what Pure Data may print.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    try {
        check(parsePdPatch(text, "synth.pd"));
    } catch (const UserError&) {
    }
    PdMessages messages;
    for (std::size_t begin = 0; begin < size;) {
        const std::size_t end = std::min(text.find('\n', begin), size);
        messages.add(text.substr(begin, end - begin));
        begin = end + 1;
    }
    if (messages.missing() != (messages.complaint("p").find('\'') != std::string::npos))
        std::abort();
    if (messages.objects().size() > 20 || messages.files().size() > 20)
        std::abort();
    return 0;
}
