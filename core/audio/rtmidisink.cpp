// The system's MIDI ports to send to, by RtMidi. See midioutput.h.
#include "core/audio/midioutput.h"

#include "core/audio/rtmidiports.h"
#include "core/error.h"

#include <utility>

namespace antiphon {

namespace {

#ifdef ANTIPHON_RTMIDI

class RtMidiSink final : public MidiSink {
public:
    std::vector<std::string> ports() override { return rtmidi::portNames(driver()); }

    void open(const std::string& port) override {
        const unsigned number = rtmidi::portNumber(ports(), port);
        close();
        try {
            driver().openPort(number, "out");
            m_open = true;
        } catch (const RtMidiError& e) {
            m_out.reset();
            rtmidi::fail(e);
        }
    }

    void close() override {
        if (std::exchange(m_open, false))
            m_out.reset();
    }

    void send(std::span<const std::uint8_t> bytes) override {
        if (!m_open)
            return;
        try {
            m_out->sendMessage(bytes.data(), bytes.size());
        } catch (const RtMidiError& e) {
            rtmidi::fail(e);
        }
    }

private:
    RtMidiOut& driver() {
        if (!m_out)
            m_out = rtmidi::openDriver<RtMidiOut>();
        return *m_out;
    }

    std::unique_ptr<RtMidiOut> m_out;
    bool m_open = false;
};

#else

class RtMidiSink final : public MidiSink {
public:
    std::vector<std::string> ports() override { fail(); }
    void open(const std::string&) override { fail(); }
    void close() override {}
    void send(std::span<const std::uint8_t>) override {}

private:
    [[noreturn]] static void fail() {
        throw UserError("This program was built without MIDI.", UserError::Kind::System);
    }
};

#endif

} // namespace

std::unique_ptr<MidiSink> systemMidiOut() {
    return std::make_unique<RtMidiSink>();
}

} // namespace antiphon
