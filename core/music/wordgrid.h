#pragma once

#include "core/music/notes.h"
#include "core/music/wordencode.h"

// Notes on the grid that compound words count by: the first half of encodeWords().
namespace antiphon {

inline constexpr std::int64_t wordStep = 120; ///< ticks of a sixteenth
inline constexpr std::int64_t wordBeat = 480;
inline constexpr std::int64_t wordBar = 1920;
inline constexpr std::int64_t mostWordBars = 100'000; ///< of a piece

struct WordGrid {
    /// By their starts, then from high to low; of `tick`, `endTick`, pitch and velocity only.
    std::vector<Note> notes;
    std::vector<std::pair<std::int64_t, double>> tempos; ///< tick and bpm, rising, first at 0
    /// Tick and "A_m7_C", the bass may be missing; in order.
    std::vector<std::pair<std::int64_t, std::string>> chords;
    std::vector<std::string> remarks; ///< sentences
};

/// Drums are left out. Of an aligned file that has chords as markers these are taken, else they are
/// recognised (chordsOf); what words have written has those that they named, if any. Throws
/// UserError as encodeWords() does. Any thread.
WordGrid gridOf(const MidiFile& file, WordSync sync, const std::string& origin);

} // namespace antiphon
