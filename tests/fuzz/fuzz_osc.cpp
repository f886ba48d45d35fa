#include "core/audio/controllermap.h"
#include "core/audio/oscmessage.h"

#include <cmath>
#include <cstdlib>

// What arrives at the ports while somebody plays: packets of OSC, and bytes of MIDI drivers.

namespace {

void demand(bool good) {
    if (!good)
        std::abort();
}

void osc(std::span<const std::uint8_t> bytes) {
    const auto messages = antiphon::parseOsc(bytes);
    if (!messages)
        return;
    demand(messages->size() <= antiphon::mostOscMessages && bytes.size() % 4 == 0);
    std::size_t values = 0;
    for (const antiphon::OscMessage& message : *messages) {
        demand(message.address.starts_with('/') && message.address.size() < bytes.size());
        values += message.values.size();
        if (const auto numbers = message.numbers())
            for (const double number : *numbers)
                demand(std::isfinite(number));
    }
    demand(values <= bytes.size());
}

void midi(std::span<const std::uint8_t> bytes) {
    antiphon::MidiQueue queue;
    antiphon::ControllerMap map;
    map.learn("anything");
    // Cut as a driver would not.
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t count = std::min<std::size_t>(bytes[at] % 5, bytes.size() - at);
        queue.arrived(bytes.subspan(at, count));
        at += count + 1;
    }
    queue.arrived(bytes);
    antiphon::MidiMessage message;
    while (queue.pop(message)) {
        demand(message.channel < 16 && message.first < 128 && message.second < 128);
        if (const auto move = map.take(message))
            demand(move->value >= 0 && move->value <= 1);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    osc({data, size});
    midi({data, size});
    return 0;
}
