#include "core/error.h"
#include "core/formats/agentzip.h"

#include <cstdlib>

// What is read as a model can be written, and reads as the same again.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    antiphon::AgentZip agent;
    try {
        agent = antiphon::parseAgentZip(std::as_bytes(std::span(data, size)), "fuzz.zip");
    } catch (const antiphon::UserError&) {
        return 0;
    }
    const auto bytes = antiphon::agentZipBytes(agent);
    const antiphon::AgentZip again = antiphon::parseAgentZip(bytes, "again.zip");
    if (again.policy != agent.policy || again.data != agent.data || again.others != agent.others)
        std::abort();
    return 0;
}
