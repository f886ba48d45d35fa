#pragma once

#include "core/audio/clipguard.h"
#include "core/audio/messages.h"
#include "core/audio/transport.h"

#include <array>
#include <atomic>
#include <span>

namespace antiphon {

/// Plays tracks in sync, audition shots and generators, and records its input. Knows no device:
/// devices, tests and offline bounce call the same process(). The result does not depend on how the
/// time is cut into blocks, except that commands take effect at the beginning of a block.
///
/// Threads: one control thread calls send() and receive() (EngineControl does it for you), one
/// audio thread process() and countCallback(). Either may change while something orders old and
/// new.
///
/// Rates: a sound must be at the engine's rate (see core/resample.h); others are refused by report.
///
/// Channels: a mono sound is played to the first two outputs alike. Channel c of another sound goes
/// to output c mod n of n outputs, scaled by 1 / ceil(channels / n) so that folding down cannot
/// clip. Outputs beyond `maxOutputs` stay silent.
class Engine {
public:
    static constexpr int maxTracks = 64;
    static constexpr int maxAuditions = 8; ///< the current one and those that fade out
    static constexpr int maxSources = 8;
    static constexpr std::size_t maxOutputs = 8;
    static constexpr int maxInputs = 8;              ///< channels of a recording
    static constexpr std::size_t queueLength = 1024; ///< commands; reports have four times as many
    static constexpr std::size_t maxCommandsPerBlock = 256;

    explicit Engine(int rate);
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    int rate() const noexcept { return m_rate; }
    /// Frames of a fade at a start, stop, seek or jump; a loop must be twice as long.
    int fadeFrames() const noexcept { return m_fadeFrames; }

    /// Control thread: false, and no effect, when the queue is full.
    bool send(const Command& command) noexcept { return m_commands.push(command); }
    /// Control thread: false when no report waits.
    bool receive(Report& next) noexcept { return m_reports.pop(next); }

    /// Audio thread: overwrites `frames` frames of each output. Channels are planar; `in` may have
    /// any number of channels, none included. Neither allocates, locks nor calls the system; its
    /// work is bounded by the limits above. Denormals are off within. 0 frames only exchange
    /// messages.
    void process(std::span<const float* const> in, std::span<float* const> out,
                 std::size_t frames) noexcept;

    /// Audio thread, by the device after process(): the share of the callback's time that was used
    /// and whether the device dropped out before it.
    void countCallback(float load, bool xrun) noexcept;
    /// Share of its time that `quantile` (0 ... 1) of all callbacks so far did not go beyond, in
    /// steps of 0.5 %, at most 2; 0 before the first. Any thread.
    float loadQuantile(double quantile) const noexcept;

private:
    static constexpr std::size_t loadBins = 400; ///< of 0.5 % each
    static constexpr std::size_t chunk = 128;    ///< frames mixed at once

    struct Track {
        std::uint32_t id = 0;         ///< 0: the slot is free
        const Sound* sound = nullptr; ///< or
        StreamTrack* stream = nullptr;
        int channels = 0;
        std::int64_t length = 0;
        std::int64_t offset = 0;
        TrackSettings settings;
        Ramp gain;
        bool removing = false;
        Meter meter;
    };
    struct Voice { ///< an audition
        std::uint32_t id = 0;
        const Sound* sound = nullptr;
        std::int64_t position = 0;
        std::int64_t end = 0;
        std::int64_t tail = 0;
        float gain = 1;
        Ramp fade;
        bool fresh = true; ///< not heard yet
        bool current = false;
    };
    struct SourceSlot {
        std::uint32_t id = 0;
        Source source;
        Ramp gain;
        bool removing = false;
        bool panic = false;
        Meter meter;
    };
    using Channels = std::array<std::array<float, chunk>, maxOutputs>;

    void receiveCommands() noexcept;
    void on(const command::AddTrack& c) noexcept;
    void on(const command::SetTrack& c) noexcept;
    void on(const command::RemoveTrack& c) noexcept;
    void on(const command::Matched& c) noexcept;
    void on(const command::MasterGain& c) noexcept;
    void on(const command::Play& c) noexcept;
    void on(const command::Stop& c) noexcept;
    void on(const command::Seek& c) noexcept;
    void on(const command::Loop& c) noexcept;
    void on(const command::End& c) noexcept;
    void on(const command::Audition& c) noexcept;
    void on(const command::ContinueAudition& c) noexcept;
    void on(const command::StopAudition& c) noexcept;
    void on(const command::AddSource& c) noexcept;
    void on(const command::SourceGain& c) noexcept;
    void on(const command::RemoveSource& c) noexcept;
    void on(const command::Record& c) noexcept;
    void on(const command::StopRecord& c) noexcept;
    void on(const command::Panic& c) noexcept;

    void attendStreams() noexcept;
    void aimTracks() noexcept;
    void findEnd() noexcept;
    void fadeVoices() noexcept;

    void mixChunk(std::span<float* const> out, std::size_t first, std::size_t frames) noexcept;
    void mixTrack(Track& track, std::size_t frames) noexcept;
    void mixVoice(Voice& voice, std::size_t frames) noexcept;
    void mixSource(SourceSlot& slot, std::size_t frames) noexcept;
    /// Adds `frames` frames of material from `position` to the bus, times m_product and with a
    /// linear fade over the last `tail` frames before `end`. samplesAt(frame, count) tells where
    /// the interleaved frames are.
    template <class SamplesAt>
    void mix(const SamplesAt& samplesAt, int channels, std::int64_t position, std::int64_t end,
             std::int64_t tail, std::size_t frames) noexcept;
    void mixSamples(const float* samples, int channels, std::size_t first,
                    std::size_t count) noexcept;
    std::size_t outputsOf(int channels) const noexcept;
    void clearBus(std::size_t channels, std::size_t frames) noexcept;
    void addBus(std::span<float* const> out, std::size_t channels, std::size_t first,
                std::size_t frames, Meter* meter) noexcept;
    void finishMaster(std::span<float* const> out, std::size_t first, std::size_t frames) noexcept;
    void finishFades() noexcept;
    void finishPanic() noexcept;
    void record(std::span<const float* const> in, std::size_t first, std::size_t frames) noexcept;
    void showInput(std::span<const float* const> in, std::size_t first) noexcept;

    bool post(const Report& item) noexcept;
    void release(std::uint32_t& id) noexcept;
    void refuse(std::uint32_t id, report::Refused::Reason reason) noexcept;
    void reportPosition() noexcept;
    void reportState(std::size_t frames) noexcept;

    const int m_rate;
    const int m_fadeFrames;
    const int m_rampFrames;
    SpscQueue<Command> m_commands;
    SpscQueue<Report> m_reports;

    // Audio thread only, from here on.
    Transport m_transport;
    std::array<Track, maxTracks> m_tracks;
    std::array<Voice, maxAuditions> m_voices;
    std::array<SourceSlot, maxSources> m_sources;
    RecordRing* m_ring = nullptr;
    std::uint32_t m_ringId = 0;
    std::int64_t m_end = -1; ///< as commanded
    bool m_matched = false;
    Ramp m_master{1};
    Ramp m_panic{1};
    bool m_panicking = false; ///< fading out; commands wait meanwhile
    ClipGuard m_guard;
    Meter m_masterMeter;
    Meter m_inputMeter;

    std::int64_t m_clock = 0;
    std::size_t m_sinceReport = 0;
    double m_loadSum = 0;
    float m_loadPeak = 0;
    std::uint64_t m_loadCount = 0;
    std::uint64_t m_xruns = 0;
    std::uint64_t m_lost = 0;
    /// Releases that found the report queue full; said again before anything else.
    static constexpr std::size_t maxOwed =
        maxTracks + maxSources + maxAuditions + 2 * maxCommandsPerBlock + 8;
    std::array<std::uint32_t, maxOwed> m_owed{};
    std::size_t m_owedCount = 0;

    alignas(64) Channels m_bus{};
    alignas(64) std::array<std::array<float, chunk>, Transport::maxHeads> m_headGains{};
    alignas(64) std::array<float, chunk> m_gains{};
    alignas(64) std::array<float, chunk> m_product{};
    alignas(64) std::array<float, chunk * maxInputs> m_interleaved{};
    std::size_t m_outputs = 0;                  ///< of the block at work
    std::array<const float*, maxInputs> m_in{}; ///< of the chunk at work
    std::size_t m_inputs = 0;
    std::array<std::atomic<std::uint32_t>, loadBins> m_loads{};
};

} // namespace antiphon
