#pragma once

#include "core/music/midifile.h"
#include "core/music/tempomap.h"
#include "core/soundfile.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace antiphon {

/// A sounding note. Times are seconds and ticks from the start of the file.
struct Note {
    double start = 0;
    double end = 0;   ///< >= start
    int pitch = 60;   ///< MIDI key 0 ... 127, 60 is middle C
    int velocity = 64; ///< 1 ... 127
    int channel = 0;  ///< 0 ... 15; 9 plays drums in General MIDI
    int track = 0;    ///< index in the file
    std::int64_t tick = 0;
    std::int64_t endTick = 0;
    bool operator==(const Note&) const = default;
};

struct NoteOptions {
    /// What a note-off ends when the same key of the same channel and track was struck more than once.
    enum class Overlap {
        OldestFirst, ///< the note that started first: every note-on gives a note with its own end
        CloseAll,    ///< all that started at an earlier tick (as common Python readers do)
        ByRelease    ///< the one that the release velocity counts from the oldest, which is 0
    } overlap = Overlap::OldestFirst;
    /// Lengthens notes to the release of the sustain pedal (controller 64 below 64), or to the next
    /// stroke of the same key, whichever is first.
    bool sustain = false;
};

/// All notes in order of (tick, track, position in the track). Pairing goes by track, channel and
/// key. A note that is never ended ends with its track; a note-off without a note is ignored.
std::vector<Note> notesOf(const MidiFile& file, const NoteOptions& options = {});

/// Figures of a piece at a glance; zeros where there are no notes.
struct NoteSummary {
    std::size_t notes = 0;
    double first = 0, last = 0; ///< seconds of the first start and the last end
    int lowest = 0, highest = 0;
    double meanVelocity = 0;
    int polyphony = 0;          ///< most notes at once
    double perSecond = 0;       ///< notes over last - first
};
NoteSummary summarise(std::span<const Note> notes);

/// What a piece is made of besides its notes.
struct Score {
    struct Part {
        std::string name;
        int program = 0;  ///< General MIDI program 0 ... 127, sent at the start to `channel`
        int channel = 0;
        int volume = -1;  ///< controller 7, -1: not sent
        int pan = -1;     ///< controller 10
    };
    struct Control {
        double seconds = 0;
        int track = 0; ///< index of the part
        int controller = 0;
        int value = 0;
    };
    int ticksPerBeat = 480;
    std::string title;                     ///< name of the first, conducting track
    std::vector<TempoChange> tempos;       ///< tick and microseconds; empty: 120 bpm
    std::vector<TimeSignature> signatures; ///< tick, numerator, denominator; empty: 4/4
    std::vector<std::pair<std::int64_t, std::string>> markers; ///< tick and text
    std::vector<Part> parts;
    std::vector<Control> controls;
    double seconds = 0; ///< the tracks end here or with their last note
    Provenance provenance;
};

/// A type 1 file: a conducting track (title, tempos, signatures, markers, provenance), then one
/// track a part with the notes whose `track` names it, in the note's channel. Starts and ends are the nearest ticks
/// to the notes' seconds; a note lasts at least one tick. Ends come before starts at the same tick.
/// Throws std::invalid_argument for values out of range.
MidiFile fromNotes(std::span<const Note> notes, const Score& score);

/// The provenance that fromNotes() or addProvenance() put into a file; empty if there is none.
Provenance provenanceOf(const MidiFile& file);
/// As a text event at the start of the first track, in place of an older one.
void addProvenance(MidiFile& file, const Provenance& provenance);

} // namespace antiphon
