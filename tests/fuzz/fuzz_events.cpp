#include "core/formats/eventrecords.h"

#include <cstdlib>

// Records as a reader takes them off a file, and the bytes as an event without its frame, which the
// fuzzer could hardly give the right checksums.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const auto bytes = std::as_bytes(std::span(data, size));
    std::size_t tagged = 0;
    const auto scalar = [&](const antiphon::ScalarEvent& event) { tagged += event.tag.size(); };
    antiphon::EventHead head;
    for (auto rest = bytes;;) {
        const antiphon::EventRecord record = antiphon::firstRecord(rest);
        if (record.state != antiphon::EventRecord::State::Whole)
            break;
        antiphon::readEvent(record.payload, head, scalar);
        rest = rest.subspan(record.size);
    }
    antiphon::readEvent(bytes, head, scalar);
    if (tagged > 2 * size)
        std::abort();
    return 0;
}
