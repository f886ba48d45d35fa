#pragma once

#include "core/music/notes.h"

namespace antiphon {

enum class ChordQuality {
    None, ///< no chord
    Major,
    Minor,
    Diminished,
    Augmented,
    Seventh,
    MajorSeventh,
    MinorSeventh,
    DiminishedSeventh,
    HalfDiminished,
    Suspended2,
    Suspended4,
};

/// A chord for as long as it holds. `root` and `bass` are pitch classes, 0 is C; -1 without a
/// chord.
struct ChordSpan {
    std::int64_t tick = 0;
    std::int64_t endTick = 0;
    double start = 0; ///< seconds
    double end = 0;
    int root = -1;
    ChordQuality quality = ChordQuality::None;
    int bass = -1;

    /// As on a lead sheet: "C", "Am7", "F#m7b5", "G7/B"; "N.C." without a chord.
    std::string label() const;
    /// As in the markers of compound-word data sets, <root>_<quality>_<bass>: "A_m7_A",
    /// "F#_/o7_F#", "G_7_B"; "N_N_N" without a chord.
    std::string marker() const;
};

/// The chords of a piece, beat by beat from tick 0 on, without a gap; equal neighbours are one.
///
/// Each beat and each pair of beats is scored alone: the lengths of the notes that sound in it,
/// summed by pitch class, against templates of six triads on every root that sounds; a pair of
/// beats is split where both halves score at least half as much. The bass then turns some readings
/// into chords with a seventh (C E G over A is A minor 7). This is the recogniser that made the
/// chord markers of the AILabs and EMOPIA data (chorder), and gives theirs.
///
/// `notes` in any order; drums (channel 9) do not count. `end`: the tick where the piece ends, -1:
/// with its last note. At most `mostChordBeats` beats are looked at. Throws std::invalid_argument
/// when ticksPerBeat is below 1. Any thread.
std::vector<ChordSpan> chordsOf(std::span<const Note> notes, int ticksPerBeat,
                                const TempoMap& tempo, std::int64_t end = -1);
inline constexpr std::int64_t mostChordBeats = 1'000'000;

/// The same for a file, up to its last event, with a note-off ending all notes of its key, as those
/// data sets were read. One that counts SMPTE frames is taken at 120 bpm.
std::vector<ChordSpan> chordsOf(const MidiFile& file);

} // namespace antiphon
