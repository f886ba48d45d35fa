#pragma once

#include "app/panels/notescore.h"
#include "core/music/notemetrics.h"
#include "widgets/featurebars.h"

namespace antiphon {

/// A MIDI file as the emotion panel shows and measures it. A value.
struct EmotionPiece {
    fs::path file;
    NoteScore score;         ///< its notes in the order of `notes`
    std::vector<Note> notes; ///< in order of start, without drums
    NoteFeatures features;
    PitchMetrics pitches;
    double tempo = 0; ///< bpm, mean over the beats
    Provenance provenance;
};
/// For a background thread. Throws UserError, also for a file without notes.
EmotionPiece readEmotionPiece(const fs::path& file);
/// The same of a file in memory, which may have no notes.
EmotionPiece pieceOf(const MidiFile& midi, const fs::path& file);

/// The notes alone, for thumbnails; for a background thread. Throws UserError.
std::vector<RollNote> readRollNotes(const fs::path& file);

/// What became of each note of a render: bits of those of the `moved` elements (as
/// movedElements()) in which it differs from the note of the piece that it was. Where the notes of
/// both cannot be paired, as after a move of the type, all that moved are set.
std::vector<std::uint32_t> editedNotes(const EmotionPiece& piece, const EmotionPiece& render,
                                       std::uint32_t moved);

/// Their figures side by side; without a render the piece alone.
std::vector<FeatureChange> changesBetween(const EmotionPiece& piece, const EmotionPiece* render);

} // namespace antiphon
