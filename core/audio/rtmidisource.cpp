// The system's MIDI ports, by RtMidi. See midiinput.h.
#include "core/audio/midiinput.h"

#include "core/audio/rtmidiports.h"
#include "core/error.h"

#include <utility>

namespace antiphon {

namespace {

#ifdef ANTIPHON_RTMIDI

class RtMidiSource final : public MidiSource {
public:
    std::vector<std::string> ports() override { return rtmidi::portNames(driver()); }

    void open(const std::string& port, MidiQueue& queue) override {
        const unsigned number = rtmidi::portNumber(ports(), port);
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
            in.openPort(number, "in");
            m_open = true;
        } catch (const RtMidiError& e) {
            m_in.reset();
            rtmidi::fail(e);
        }
    }

    void close() override {
        if (std::exchange(m_open, false))
            m_in.reset(); // ends its thread
    }

private:
    RtMidiIn& driver() {
        if (!m_in)
            m_in = rtmidi::openDriver<RtMidiIn>();
        return *m_in;
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
