#pragma once

#include "core/files.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// Standard MIDI files (RP-001 "Standard MIDI Files 1.0"), types 0, 1 and 2, as values.
// Nothing here is shared between calls: any thread may read and write its own files.
namespace antiphon {

enum class MidiKind : std::uint8_t {
    NoteOff = 0x80,
    NoteOn = 0x90,
    KeyPressure = 0xA0,
    Control = 0xB0,
    Program = 0xC0,
    ChannelPressure = 0xD0,
    PitchBend = 0xE0,
    SysEx = 0xF0,         ///< `bytes` without the F0; ends in F7 unless the message goes on
    SysExFollowing = 0xF7, ///< continues a split message, or any bytes to be sent as they are
    Meta = 0xFF            ///< `first` is the type, `bytes` the content
};

/// Types of meta events that somebody here asks for; all others are kept as they are.
namespace meta {
inline constexpr std::uint8_t text = 0x01, copyright = 0x02, trackName = 0x03, instrument = 0x04,
                              marker = 0x06, endOfTrack = 0x2F, tempo = 0x51,
                              timeSignature = 0x58, keySignature = 0x59;
}

/// One event of a track.
struct MidiEvent {
    std::int64_t tick = 0;    ///< since the start of the track, not since the event before
    std::uint8_t status = 0;  ///< as in the file; the channel is in the low half of channel messages
    std::uint8_t first = 0;   ///< first data byte, or the type of a meta event
    std::uint8_t second = 0;  ///< second data byte; 0 where the message has only one
    bool running = false;     ///< written without its status byte where that is possible
    std::string bytes;        ///< content of meta and system-exclusive events, byte by byte

    bool isChannel() const noexcept { return status < 0xF0; }
    MidiKind kind() const noexcept { return MidiKind(isChannel() ? status & 0xF0 : status); }
    int channel() const noexcept { return status & 0x0F; }
    bool isMeta(std::uint8_t type) const noexcept { return status == 0xFF && first == type; }
    /// Sounds a note: a note-on of velocity 0 is a note-off.
    bool isNoteOn() const noexcept { return kind() == MidiKind::NoteOn && second > 0; }
    bool isNoteOff() const noexcept {
        return kind() == MidiKind::NoteOff || (kind() == MidiKind::NoteOn && second == 0);
    }

    /// The same event, however its status is written.
    bool operator==(const MidiEvent& other) const noexcept {
        return tick == other.tick && status == other.status && first == other.first &&
               second == other.second && bytes == other.bytes;
    }
};

MidiEvent channelEvent(std::int64_t tick, MidiKind kind, int channel, int first, int second = 0);
MidiEvent metaEvent(std::int64_t tick, std::uint8_t type, std::string bytes);

/// Events in order of time; the last, and only the last, is the end of the track.
struct MidiTrack {
    std::vector<MidiEvent> events;
    bool operator==(const MidiTrack&) const = default;
};

/// A chunk of a type that the standard does not know; kept in its place.
struct MidiChunk {
    std::string type; ///< four characters
    std::string bytes;
    std::size_t beforeTrack = 0; ///< how many tracks stand before it
    bool operator==(const MidiChunk&) const = default;
};

/// Something in a file that was not as it should be, and what was made of it.
struct MidiWarning {
    std::size_t offset = 0; ///< byte in the file
    std::string text;       ///< a clause, without file name and full stop
};

struct MidiFile {
    int format = 1;               ///< 0: one track; 1: tracks that run together; 2: separate patterns
    std::uint16_t division = 480; ///< as in the file: ticks a beat, or SMPTE frames and ticks
    std::string headerRest;       ///< bytes of a header longer than six, kept
    std::vector<MidiTrack> tracks;
    std::vector<MidiChunk> otherChunks;
    std::vector<MidiWarning> warnings; ///< of the reader; at most 100, the last counts the others

    bool isSmpte() const noexcept { return (division & 0x8000) != 0; }
    /// 0 in a file that counts SMPTE frames.
    int ticksPerBeat() const noexcept { return isSmpte() ? 0 : division; }

    /// The same music in the same bytes but for running status; warnings are not compared.
    bool operator==(const MidiFile& other) const {
        return format == other.format && division == other.division &&
               headerRest == other.headerRest && tracks == other.tracks &&
               otherChunks == other.otherChunks;
    }
};

/// Reads what is readable: faults are repaired or skipped and listed in `warnings`. Memory is
/// bounded by the size of `bytes` (an event takes at least two), whatever lengths the file claims.
/// Repairs: a wrong chunk length is corrected by the end-of-track event or the next chunk; a missing
/// end of track is added; data bytes above 127 become 127; running status after a meta or
/// system-exclusive event is accepted; where a track makes no sense any more its rest is skipped;
/// a division of 0 becomes 480. Throws UserError naming `name`, the byte and the mend where no
/// music can be found: no header, a header cut short, or no track although some are promised.
MidiFile parseMidi(std::string_view bytes, const std::string& name);

/// parseMidi() of a file of at most 32 MiB. Throws UserError.
MidiFile readMidi(const fs::path& file);

/// The bytes of a file. Events that were read with running status are written so again, therefore
/// a file that was read without warnings and with shortest variable-length numbers comes out as it
/// went in. A missing end of track is added. Throws std::invalid_argument for events out of
/// order, data bytes above 127, gaps and contents that the format cannot express (2^28 and more)
/// and more than 65535 tracks; parseMidi() returns no such file.
std::string midiBytes(const MidiFile& file);

/// Replaces a file atomically by midiBytes(). Throws UserError (System) when it cannot be written.
void writeMidi(const fs::path& path, const MidiFile& file);

} // namespace antiphon
