// The system's MIDI ports, by RtMidi. See midiinput.h.
#include "core/audio/midiinput.h"

#include "core/error.h"

#include <algorithm>

#ifdef ANTIPHON_RTMIDI
#include <RtMidi.h>

#include <utility>

#include <unistd.h>
#endif

namespace antiphon {

namespace {

#ifdef ANTIPHON_RTMIDI

/// "Launch Control:Launch Control MIDI 1 24:0" without the numbers at its end, which are others
/// after every start.
std::string lasting(std::string name) {
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

class RtMidiSource final : public MidiSource {
public:
    std::vector<std::string> ports() override {
        RtMidiIn& in = driver();
        std::vector<std::string> names;
        try {
            const unsigned count = in.getPortCount();
            for (unsigned i = 0; i < count; ++i) {
                const std::string name = lasting(in.getPortName(i));
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

    void open(const std::string& port, MidiQueue& queue) override {
        const auto names = ports();
        const auto found = std::ranges::find(names, port);
        if (found == names.end())
            throw UserError(
                "There is no MIDI port “" + port +
                    "” now. Connect its device, or choose another port in the settings.",
                UserError::Kind::System);
        close();
        RtMidiIn& in = driver();
        try {
            in.ignoreTypes(true, true, true);
            in.setCallback(
                [](double, std::vector<unsigned char>* bytes, void* to) {
                    if (bytes)
                        static_cast<MidiQueue*>(to)->arrived(*bytes);
                },
                &queue);
            in.openPort(unsigned(found - names.begin()), "in");
            m_open = true;
        } catch (const RtMidiError& e) {
            m_in.reset();
            fail(e);
        }
    }

    void close() override {
        if (std::exchange(m_open, false))
            m_in.reset(); // ends its thread
    }

private:
    [[noreturn]] static void fail(const RtMidiError& e) {
        throw UserError("MIDI does not work: " + e.getMessage(), UserError::Kind::System);
    }

    RtMidiIn& driver() {
        if (m_in)
            return *m_in;
        // Asked before the library is, which complains on the standard error stream.
        if (::access("/dev/snd/seq", R_OK | W_OK) != 0)
            throw UserError("This computer has no MIDI: its sequencer (/dev/snd/seq, the kernel's "
                            "module snd-seq) is missing or closed to you.",
                            UserError::Kind::System);
        try {
            // Not whatever else RtMidi knows: asking JACK may start a server.
            m_in = std::make_unique<RtMidiIn>(RtMidi::LINUX_ALSA, "Antiphon");
            return *m_in;
        } catch (const RtMidiError& e) {
            fail(e);
        }
    }

    std::unique_ptr<RtMidiIn> m_in;
    bool m_open = false;
};

#else

class RtMidiSource final : public MidiSource {
public:
    std::vector<std::string> ports() override { fail(); }
    void open(const std::string&, MidiQueue&) override { fail(); }
    void close() override {}

private:
    [[noreturn]] static void fail() {
        throw UserError("This program was built without MIDI.", UserError::Kind::System);
    }
};

#endif

} // namespace

std::unique_ptr<MidiSource> systemMidi() {
    return std::make_unique<RtMidiSource>();
}

} // namespace antiphon
