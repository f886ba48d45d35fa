#pragma once

// What input and output of the system's MIDI share. Internal; only where there is RtMidi.
#ifdef ANTIPHON_RTMIDI

#include "core/error.h"

#include <RtMidi.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <unistd.h>

namespace antiphon::rtmidi {

[[noreturn]] inline void fail(const RtMidiError& e) {
    throw UserError("MIDI does not work: " + e.getMessage(), UserError::Kind::System);
}

/// "Launch Control:Launch Control MIDI 1 24:0" without the numbers at its end, which are others
/// after every start.
inline std::string lasting(std::string name) {
    const std::size_t space = name.rfind(' ');
    const bool numbers =
        space != std::string::npos && space + 1 < name.size() &&
        std::ranges::all_of(name.begin() + std::ptrdiff_t(space) + 1, name.end(),
                            [](char c) { return (c >= '0' && c <= '9') || c == ':'; }) &&
        name.find(':', space) != std::string::npos;
    if (numbers)
        name.resize(space);
    return name;
}

/// Each once, in the order of the driver's numbers. Throws UserError.
inline std::vector<std::string> portNames(RtMidi& driver) {
    std::vector<std::string> names;
    try {
        const unsigned count = driver.getPortCount();
        for (unsigned i = 0; i < count; ++i) {
            const std::string name = lasting(driver.getPortName(i));
            std::string once = name;
            // Two devices of the same make.
            for (int number = 2; std::ranges::find(names, once) != names.end(); ++number)
                once = name + " (" + std::to_string(number) + ")";
            names.push_back(std::move(once));
        }
    } catch (const RtMidiError& e) {
        fail(e);
    }
    return names;
}

/// The driver's number of a port. Throws UserError naming it.
inline unsigned portNumber(const std::vector<std::string>& names, const std::string& port) {
    const auto found = std::ranges::find(names, port);
    if (found == names.end())
        throw UserError("There is no MIDI port “" + port +
                            "” now. Connect its device, or choose another port in the settings.",
                        UserError::Kind::System);
    return unsigned(found - names.begin());
}

/// RtMidiIn or RtMidiOut. Throws UserError where this computer has no MIDI.
template <class Driver>
std::unique_ptr<Driver> openDriver() {
    // Asked before the library is, which complains on the standard error stream.
    if (::access("/dev/snd/seq", R_OK | W_OK) != 0)
        throw UserError("This computer has no MIDI: its sequencer (/dev/snd/seq, the kernel's "
                        "module snd-seq) is missing or closed to you.",
                        UserError::Kind::System);
    try {
        // Not whatever else RtMidi knows: asking JACK may start a server.
        return std::make_unique<Driver>(RtMidi::LINUX_ALSA, "Antiphon");
    } catch (const RtMidiError& e) {
        fail(e);
    }
}

} // namespace antiphon::rtmidi

#endif
