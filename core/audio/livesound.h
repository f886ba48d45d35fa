#pragma once

#include "core/audio/dcblocker.h"
#include "core/audio/livesnapshot.h"
#include "core/audio/livevoice.h"
#include "core/audio/messages.h"
#include "core/audio/meter.h"
#include "core/audio/peaklimiter.h"
#include "core/audio/spsc.h"
#include "core/mailbox.h"

#include <variant>

namespace antiphon {

/// Live thread to audio thread, beside snapshots: what is lent, by pointer, until it is released.
namespace live {
struct LendVoice { ///< waits until the voice is silent
    int slot;      ///< 0 or 1; 2: the second synthesizer, which the agent listens to
    std::uint32_t id;
    Synth* synth; ///< prepared for the rate and blocks of LiveVoice::tick; null: none
    std::size_t parameters;
};
struct LendFile { ///< the input's file from now on, in place of the one before
    std::uint32_t id;
    const Sound* sound; ///< mono, at the rate; null: none
};
/// Fades out, begins everything anew and records that from its first frame on: tracks input, voice
/// 1, voice 2, mix.
struct Record {
    std::uint32_t id;
    RecordRing* ring;
};
struct StopRecord {};
} // namespace live
using LiveCommand = std::variant<live::LendVoice, live::LendFile, live::Record, live::StopRecord>;

/// Audio thread to live thread. `clock`: frames since the start.
namespace live {
struct Taken { ///< this snapshot is in force from here on
    std::int64_t clock;
    LiveSnapshot snapshot;
};
struct VoiceIn { ///< this synthesizer is in its place from here on
    std::int64_t clock;
    int slot;
    std::uint32_t id;
};
struct Released { ///< will not be touched again
    std::uint32_t id;
};
struct Began { ///< everything began anew, and the recording with it
    std::int64_t clock;
    std::uint32_t id;
    std::array<std::uint32_t, LiveSnapshot::voices> starts; ///< of each voice, before
};
struct Fault { ///< a synthesizer gave something that is no number and is silent now
    std::int64_t clock;
    int slot;
};
struct Levels {
    Level input, agent, mix;
    float reduction; ///< by the limiter, linear
};
} // namespace live
using LiveReport = std::variant<live::Taken, live::VoiceIn, live::Released, live::Began,
                                live::Fault, live::Levels>;

/// The sound of a performance: what the agent hears, two voices that cross-fade, the way through DC
/// blocker and limiter to the mix, the recording. Knows no device and no agent. What it does
/// depends on its input and on the frames at which snapshots and loans arrive, and on nothing else,
/// so that a recording can be played again to the bit.
///
/// Threads: one live thread has write(), send(), receive() and heard(), one audio thread process()
/// or the source's render(). Those neither allocate, lock nor call the system.
class LiveSound {
public:
    static constexpr std::size_t voices = LiveSnapshot::voices;
    static constexpr std::size_t tracks = 2 + voices; ///< of a recording
    static constexpr std::size_t tick = LiveVoice::tick;
    static constexpr std::size_t chunk = 128; ///< frames that are worked on at once
    static constexpr std::size_t queueLength = 4096;

    explicit LiveSound(int rate);
    LiveSound(const LiveSound&) = delete;
    LiveSound& operator=(const LiveSound&) = delete;

    int rate() const noexcept { return m_rate; }
    /// Frames by which the mix is later than the voices.
    std::size_t mixDelay() const noexcept { return m_limiter.delay(); }

    // Live thread.
    void write(const LiveSnapshot& snapshot) noexcept { m_box.write(snapshot); }
    bool send(const LiveCommand& command) noexcept { return m_commands.push(command); }
    bool receive(LiveReport& next) noexcept { return m_reports.pop(next); }
    /// What the agent hears, mono, as it comes.
    SpscQueue<float>& heard() noexcept { return m_heard; }
    /// Samples that found heard() full, and reports that found no room; any thread.
    std::uint64_t inputLost() const noexcept { return m_inputLost.load(std::memory_order_relaxed); }
    std::uint64_t reportsLost() const noexcept {
        return m_reportsLost.load(std::memory_order_relaxed);
    }
    std::int64_t clock() const noexcept { return m_clockSeen.load(std::memory_order_acquire); }
    /// The file's position, frames, and whether it has come to its end; any thread.
    std::int64_t filePosition() const noexcept {
        return m_fileSeen.load(std::memory_order_relaxed);
    }
    bool fileEnded() const noexcept { return m_fileEnded.load(std::memory_order_relaxed); }

    /// For an engine at rate(); both channels are alike.
    Source source() noexcept;

    // Audio thread.
    /// The mix, mono. `in`: any number of channels.
    void process(std::span<const float* const> in, float* out, std::size_t frames) noexcept;

    // For playing a recording again: no queues. Snapshots and loans take effect at this frame.
    void take(const LiveSnapshot& snapshot) noexcept;
    void lend(int slot, Synth* synth, std::size_t parameters) noexcept;
    /// Everything from silence, as the snapshot in force says.
    void begin() noexcept;
    void replay(const float* heard, float* out, std::size_t frames) noexcept;

private:
    struct TickVoice {
        explicit TickVoice(int rate) noexcept : voice(rate) {}
        LiveVoice voice;
        std::uint32_t id = 0, nextId = 0;
        std::array<float, tick> samples{};
    };

    void render(const SourceBlock& block) noexcept;
    void receiveCommands() noexcept;
    void on(const live::LendVoice& c) noexcept;
    void on(const live::LendFile& c) noexcept;
    void on(const live::Record& c) noexcept;
    void on(const live::StopRecord& c) noexcept;
    bool post(const LiveReport& report) noexcept;
    void release(std::uint32_t& id) noexcept;

    void silenceAll() noexcept;
    void beginRecording() noexcept;
    void finishRing() noexcept;
    void changeInput() noexcept;
    void hear(std::span<const float* const> in, std::size_t first, std::size_t frames) noexcept;
    void hearFile(std::size_t frames) noexcept;
    void mix(float* out, std::size_t frames) noexcept;
    void nextTick(TickVoice& slot, int number, std::int64_t clock) noexcept;
    void record(const float* out, std::size_t frames) noexcept;
    void reportLevels(std::size_t frames) noexcept;

    const int m_rate;
    Mailbox<LiveSnapshot> m_box;
    SpscQueue<LiveCommand> m_commands{64};
    SpscQueue<LiveReport> m_reports{queueLength};
    SpscQueue<float> m_heard;
    std::atomic<std::uint64_t> m_inputLost{0}, m_reportsLost{0};
    std::atomic<std::int64_t> m_clockSeen{0}, m_fileSeen{0};
    std::atomic<bool> m_fileEnded{false};

    // Audio thread.
    LiveSnapshot m_state;
    std::int64_t m_clock = 0;
    std::array<TickVoice, voices> m_voices;
    TickVoice m_leader;
    std::size_t m_left = 0; ///< frames of the voices' ticks that are not heard yet
    std::size_t m_leaderLeft = 0;
    Ramp m_inputGain{1}, m_monitor{0}, m_gain{1}, m_master{1};
    Ramp m_inputFade{1}; ///< down where input or file position change
    LiveInput m_input = LiveInput::Device;
    std::int32_t m_channel = -1;
    std::uint32_t m_seek = 0;
    const Sound* m_file = nullptr;
    std::uint32_t m_fileId = 0;
    const Sound* m_nextFile = nullptr;
    std::uint32_t m_nextFileId = 0;
    bool m_fileWaits = false;
    std::int64_t m_filePosition = 0;
    RecordRing* m_ring = nullptr;
    std::uint32_t m_ringId = 0;
    RecordRing* m_nextRing = nullptr; ///< waits for silence
    std::uint32_t m_nextRingId = 0;
    bool m_fresh = true; ///< nothing was played yet
    DcBlocker m_blocker;
    PeakLimiter m_limiter;
    Meter m_inputMeter, m_agentMeter, m_mixMeter;
    std::size_t m_sinceLevels = 0;

    static constexpr std::size_t mostOwed = 16;
    std::array<std::uint32_t, mostOwed> m_owed{};
    std::size_t m_owedCount = 0;

    std::array<float, chunk> m_line{}, m_ramp{}, m_mono{};
    std::array<std::array<float, chunk>, voices> m_voiceLines{};
    std::array<float, chunk * tracks> m_interleaved{};
};

} // namespace antiphon
