#pragma once

#include "core/audio/meter.h"
#include "core/audio/recordring.h"
#include "core/sound.h"

#include <cstdint>
#include <span>
#include <variant>

namespace antiphon {

class StreamTrack;

/// How a track is heard. Gains are linear.
struct TrackSettings {
    float gain = 1;
    /// Factor that brings the track to the common loudness (see matchingGain()); in effect while
    /// matched listening is on.
    float match = 1;
    bool muted = false;
    bool solo = false; ///< while any track is solo, the others are silent; mute wins over solo
};

/// What a generator is asked for: `frames` frames, written (not added) to left and right.
struct SourceBlock {
    float* left;
    float* right;
    std::size_t frames;
    int rate;
    std::int64_t position;            ///< of the first frame on the transport's time line
    bool playing;                     ///< position advances; it is continuous within a block
    bool panic;                       ///< once after a panic: forget whatever sounds
    std::span<const float* const> in; ///< the device's input, so many frames of each channel
};

/// A generator that the engine mixes in, called on the audio thread: it must not allocate, lock,
/// throw or block, and `context` must live until the engine's release report.
struct Source {
    void (*render)(void* context, const SourceBlock& block) noexcept = nullptr;
    void* context = nullptr;
};

/// Ids in report::Levels; EngineControl hands out others.
inline constexpr std::uint32_t masterLevel = 0;
inline constexpr std::uint32_t inputLevel = 1;

/// Control thread to engine. A sound, stream, ring or context that a command names is on loan until
/// the report::Released with the same id.
namespace command {
struct AddTrack {
    std::uint32_t id;
    int slot;
    const Sound* sound;  ///< at the engine's rate
    std::int64_t offset; ///< frame of the time line where the sound begins
    TrackSettings settings;
    StreamTrack* stream = nullptr; ///< in place of a sound, which is then null
};
struct SetTrack {
    int slot;
    TrackSettings settings;
};
struct RemoveTrack {
    int slot;
};
struct Matched {
    bool on;
};
struct MasterGain {
    float gain;
};
struct Play {}; ///< at the end of the material: from the beginning
struct Stop {};
struct Seek {
    std::int64_t frame;
};
/// Repeats [begin, end), at least two fades long; 0, 0 plays on.
struct Loop {
    std::int64_t begin;
    std::int64_t end;
};
/// Where play ends; -1: at the end of the last track, and never where there is no track.
struct End {
    std::int64_t frame;
};
/// One shot beside the transport; replaces the one before.
struct Audition {
    std::uint32_t id;
    const Sound* sound;
    std::int64_t from;
    std::int64_t frames; ///< cut at the sound's end
    float gain;
};
/// The audition `former` goes on in another sound, of which the former one was a part that began at
/// frame `shift`, up to frame `end`. Refused (Range) when it is over or fades out already.
struct ContinueAudition {
    std::uint32_t id;
    std::uint32_t former;
    const Sound* sound;
    std::int64_t shift;
    std::int64_t end; ///< cut at the sound's end
};
struct StopAudition {};
struct AddSource {
    std::uint32_t id;
    int slot;
    Source source;
    float gain;
};
struct SourceGain {
    int slot;
    float gain;
};
struct RemoveSource {
    int slot;
};
struct Record {
    std::uint32_t id;
    RecordRing* ring;
};
struct StopRecord {};
struct Panic {};
} // namespace command

using Command =
    std::variant<command::AddTrack, command::SetTrack, command::RemoveTrack, command::Matched,
                 command::MasterGain, command::Play, command::Stop, command::Seek, command::Loop,
                 command::End, command::Audition, command::ContinueAudition, command::StopAudition,
                 command::AddSource, command::SourceGain, command::RemoveSource, command::Record,
                 command::StopRecord, command::Panic>;

/// Engine to control thread.
namespace report {
struct Released { ///< the engine will not touch this sound, stream, ring or source again
    std::uint32_t id;
};
struct Refused { ///< the command had no effect
    enum class Reason {
        Rate,  ///< the sound's rate is not the engine's: resample it first
        Busy,  ///< the slot is taken, or too many auditions fade at once
        Range, ///< an empty or too short region
    };
    std::uint32_t id; ///< 0 for a loop
    Reason reason;
};
struct Position { ///< forty times a second and at every start, stop and jump
    std::int64_t frame;
    std::int64_t clock; ///< frames processed since the engine was made
    bool playing;
};
struct Ended {}; ///< play came to the end of the material and stopped
struct Levels {
    std::uint32_t id;
    Level level;
};
struct Health {
    float load;              ///< mean share of the callback's time in use
    float peakLoad;          ///< its maximum since the last report
    std::uint64_t xruns;     ///< all since the start, as the next three
    std::uint64_t overs;     ///< frames beyond full scale before the clip guard
    std::uint64_t nonFinite; ///< samples that were no numbers
    std::uint64_t lost;      ///< reports that found the queue full
};
} // namespace report

using Report = std::variant<report::Released, report::Refused, report::Position, report::Ended,
                            report::Levels, report::Health>;

} // namespace antiphon
