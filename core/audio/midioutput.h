#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace antiphon {

/// Where MIDI goes to: the system's ports, or a test's. One thread at a time.
class MidiSink {
public:
    virtual ~MidiSink() = default;
    /// Names of the ports to send to, each once; the same device has the same name every day.
    /// Throws UserError where there is no MIDI at all.
    virtual std::vector<std::string> ports() = 0;
    /// In place of another one. Throws UserError naming the port.
    virtual void open(const std::string& port) = 0;
    virtual void close() = 0;
    /// One whole message. Throws UserError when the port is gone.
    virtual void send(std::span<const std::uint8_t> bytes) = 0;
};

/// The system's (ALSA's sequencer). Never throws by itself; where this build or this computer has
/// no MIDI, ports() and open() say so.
std::unique_ptr<MidiSink> systemMidiOut();

/// An agent's parameters as MIDI controllers, so that it can play other synthesizers. Only what has
/// changed is sent. A port that is gone is sent to again when it comes back. One thread.
class ControllerOutput {
public:
    static constexpr std::size_t mostParameters = 32;
    struct Settings {
        int channel = 0; ///< 0 ... 15
        /// Of each parameter, 0 ... 119; the first three are the published system's. Parameters
        /// beyond them are not sent.
        std::vector<int> controllers = {19, 23, 27, 31, 35, 39, 43, 47};
        bool fine = false; ///< 14 bits, the lower seven on the controller plus 32 (0 ... 31 alone)
        bool operator==(const Settings&) const = default;
    };
    explicit ControllerOutput(std::unique_ptr<MidiSink> sink = systemMidiOut());
    ~ControllerOutput();

    /// As MidiSink::ports().
    std::vector<std::string> ports() { return m_sink->ports(); }
    /// Another port; empty: none.
    void select(const std::string& port);
    /// Throws UserError for channels and controllers that there are not.
    void configure(Settings settings);
    const Settings& settings() const noexcept { return m_settings; }
    /// Looks whether the port is still or again there; call it about every second.
    void watch();
    bool open() const noexcept { return m_open; }
    /// Why nothing arrives at the selected port, a sentence; empty when all is well.
    const std::string& trouble() const noexcept { return m_trouble; }

    /// Values from 0 to 1.
    void send(std::span<const float> parameters);
    /// All sound off, all notes off (controllers 120 and 123).
    void panic();

private:
    void tryOpen();
    void message(int controller, int value);

    std::unique_ptr<MidiSink> m_sink;
    Settings m_settings;
    std::string m_port, m_trouble;
    bool m_open = false;
    std::array<int, mostParameters> m_sent{}; ///< of each parameter; -1: none
};

} // namespace antiphon
