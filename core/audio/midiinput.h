#pragma once

#include "core/audio/spsc.h"
#include "core/music/midifile.h"

#include <atomic>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace antiphon {

/// A channel message as it arrives. A note with velocity 0 counts as its end.
struct MidiMessage {
    MidiKind kind = MidiKind::Control; ///< NoteOff ... PitchBend
    std::uint8_t channel = 0;          ///< 0 ... 15
    std::uint8_t first = 0;            ///< key or controller, 0 ... 127
    std::uint8_t second = 0;           ///< velocity or value, 0 ... 127
    bool operator==(const MidiMessage&) const = default;
};

/// What arrives, on its way from a driver's thread to the reader's. Neither side waits or
/// allocates.
class MidiQueue {
public:
    static constexpr std::size_t capacity = 1024;

    /// Writer: one whole message, as drivers deliver it. What is no channel message, or not whole,
    /// is left out; false when it found no room.
    bool arrived(std::span<const std::uint8_t> bytes) noexcept;
    /// Reader: false when nothing waits.
    bool pop(MidiMessage& message) noexcept { return m_queue.pop(message); }
    std::uint64_t lost() const noexcept { return m_lost.load(std::memory_order_relaxed); }

private:
    SpscQueue<MidiMessage> m_queue{capacity};
    std::atomic<std::uint64_t> m_lost{0};
};

/// Where MIDI comes from: the system's ports, or what a test plays. One thread at a time; messages
/// arrive on a thread of the driver's.
class MidiSource {
public:
    virtual ~MidiSource() = default;
    /// Names of the ports to hear, each once; the same device has the same name every day. Throws
    /// UserError where there is no MIDI at all.
    virtual std::vector<std::string> ports() = 0;
    /// Messages of this port go to `queue`, which outlives the source or close(), in place of those
    /// of another one. Throws UserError naming the port.
    virtual void open(const std::string& port, MidiQueue& queue) = 0;
    /// When it returns nothing more arrives.
    virtual void close() = 0;
};

/// The system's (ALSA's sequencer). Never throws by itself; where this build or this computer has
/// no MIDI, ports() and open() say so.
std::unique_ptr<MidiSource> systemMidi();

/// Listens to a port by name, as long as it is there: unplugged, it is listened to again when it
/// comes back. select() and watch() may wait for the system and are for one thread at a time;
/// poll() is for one thread, which may be another.
class MidiInput {
public:
    explicit MidiInput(std::unique_ptr<MidiSource> source = systemMidi());
    ~MidiInput();

    /// As MidiSource::ports().
    std::vector<std::string> ports() { return m_source->ports(); }
    /// Another port; empty: none.
    void select(const std::string& port);
    /// Looks whether the port is still or again there; call it about every second. True when
    /// trouble() or listening() has changed, also by select() before.
    bool watch();
    const std::string& selected() const noexcept { return m_port; }
    bool listening() const noexcept { return m_listening; }
    /// Why nothing is heard of the selected port, a sentence; empty when all is well or none is
    /// selected.
    const std::string& trouble() const noexcept { return m_trouble; }

    /// What has arrived since the last call, in order.
    std::vector<MidiMessage> poll();
    /// What was left out since the last call, a sentence; else empty. On the thread of watch().
    std::string oddities();

private:
    void listen();

    MidiQueue m_queue;
    std::unique_ptr<MidiSource> m_source; ///< after the queue, which it writes to
    std::string m_port;
    std::string m_trouble;
    bool m_listening = false;
    bool m_changed = false;
    std::uint64_t m_lostTold = 0;
};

} // namespace antiphon
