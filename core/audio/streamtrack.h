#pragma once

#include "core/audio/ramp.h"
#include "core/audio/transport.h"
#include "core/files.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace antiphon {

/// A track of any length that is read from disk while it plays: give it to
/// EngineControl::addTrack() in place of a Sound. It obeys gains, mute, solo, loops, seeks and
/// their fades as a sound in memory does and, where its data are there in time, gives the same
/// samples.
///
/// A thread of its own keeps some seconds ahead of the playhead in memory, the loop's beginning,
/// the place of a coming seek and the track's beginning. What is not there in time is silent, with
/// fades around the gap, and counted by underruns(); playing never waits.
///
/// One track of one engine at a time. The destructor waits until the read under way has ended:
/// where a slow disk must not hold up a thread, keep a reference and drop it on another one.
class StreamTrack {
public:
    struct Format {
        int rate = 0; ///< the engine's
        int channels = 0;
        std::int64_t frames = 0;
    };
    /// Fills whole interleaved frames from `frame` on. Called by the track's thread alone; throws
    /// to say in a sentence why it cannot.
    using Fill = std::function<void(std::int64_t frame, std::span<float> interleaved)>;

    static constexpr std::size_t chunkFrames = 8192;
    static constexpr std::size_t memory = 20'000'000; ///< bytes at most, for up to 70 channels
    static constexpr std::size_t longestRead = 128;   ///< frames
    static constexpr int longestHours = 48;

    /// Throws UserError for a track that is longer than that.
    StreamTrack(const Format& format, Fill fill);
    ~StreamTrack();
    StreamTrack(const StreamTrack&) = delete;
    StreamTrack& operator=(const StreamTrack&) = delete;

    int rate() const noexcept { return m_format.rate; }
    int channels() const noexcept { return m_format.channels; }
    std::int64_t frames() const noexcept { return m_format.frames; }

    // Any thread but the audio thread:

    /// Playing will soon go on at that frame. EngineControl::seek() says so.
    void expect(std::int64_t frame);
    /// Whether so many frames could be played from there without a gap.
    bool ready(std::int64_t frame, std::int64_t count) const noexcept;
    /// How often sound was missing.
    std::uint64_t underruns() const noexcept { return m_underruns.load(); }
    /// Why the track is silent from some place on; empty when all is well.
    std::string error() const;

    // The audio thread, which neither allocates, locks nor calls the system in here:

    /// Where playing is or will go on, and the loop (0, 0: none), in frames of this track.
    void attend(std::int64_t position, std::int64_t loopBegin, std::int64_t loopEnd) noexcept;
    /// `count` interleaved frames from `frame` on, all within the track; valid until the next call.
    /// Calls that go on where another ended are one head, whose gaps fade.
    const float* read(std::int64_t frame, std::size_t count) noexcept;

private:
    struct Chunk {
        std::int64_t index = -1; ///< chunkFrames * index is its first frame; -1: none
        std::vector<float> samples;
    };
    /// What one head hears of gaps: closed in time before one, opened behind it.
    struct Gate {
        std::int64_t next = -1; ///< the frame that the head reads next
        std::uint64_t used = 0;
        Ramp open{1};
        bool starved = false;
    };

    // The audio thread:
    std::size_t copy(std::int64_t frame, std::size_t count) noexcept;
    std::int64_t available(std::int64_t frame, std::int64_t count) const noexcept;
    Gate& gateAt(std::int64_t frame) noexcept;

    // The track's thread:
    void run();
    bool fetch();
    void plan();
    void want(std::int64_t chunk, std::int64_t count);
    Chunk& freeChunk();
    void withdraw(Chunk& chunk);

    const Format m_format;
    const Fill m_fill;
    const std::int64_t m_chunkCount;
    const std::size_t m_capacity; ///< chunks in memory at most
    const int m_fadeFrames;

    /// A chunk's samples where they are in memory. The audio thread uses them only between two
    /// steps of m_visits, which is odd meanwhile; so the other may take a chunk away when, after
    /// the pointer to it has gone, m_visits is even or has moved on.
    std::vector<std::atomic<const float*>> m_table;
    std::atomic<std::uint64_t> m_visits{0};
    std::atomic<std::int64_t> m_position{0};
    std::atomic<std::int64_t> m_loopBegin{0};
    std::atomic<std::int64_t> m_loopEnd{0};
    std::atomic<std::int64_t> m_expected{0};
    std::atomic<std::int64_t> m_broken; ///< nothing can be had from this frame on
    std::atomic<std::uint64_t> m_underruns{0};

    // The audio thread's own.
    std::vector<float> m_read;
    std::array<Gate, Transport::maxHeads> m_gates;
    std::uint64_t m_reads = 0;

    // The track's thread's own.
    std::vector<Chunk> m_chunks;
    std::vector<std::int64_t> m_plan; ///< chunks, the most urgent first

    mutable std::mutex m_mutex; ///< the following
    std::condition_variable m_wake;
    bool m_stop = false;
    bool m_hurry = false;
    std::string m_error;

    std::thread m_thread; ///< last: all it uses is there
};

/// A track from a sound file, resampled to `rate` as it is read (see ResampledReader). Opens the
/// file: not for the GUI thread. Throws UserError as ResampledReader and StreamTrack do.
std::shared_ptr<StreamTrack> streamFile(const fs::path& file, int rate);

} // namespace antiphon
