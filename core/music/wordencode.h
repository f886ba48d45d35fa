#pragma once

#include "core/music/midifile.h"
#include "core/music/words.h"

#include <utility>

// From MIDI files to compound words (the data scripts of Hsiao et al. 2021 and Hung et al. 2021).
namespace antiphon {

/// How the notes of a file come onto the grid of sixteenths.
enum class WordSync : std::uint8_t {
    Aligned, ///< the file's beats are the music's: its ticks are only rescaled
    Fixed,   ///< as if at 120 bpm: tempo and bars mean nothing, as in EMOPIA's raw clips
    Track    ///< beats and down-beats are found in the notes: for transcribed performances
};
/// "aligned", "fixed" or "track".
std::string_view name(WordSync sync);
/// Throws UserError (Usage) naming what there is.
WordSync wordSyncNamed(std::string_view text);
/// What a file looks like: Track where it knows nothing but a nominal 120 bpm, else Aligned.
WordSync suggestedSync(const MidiFile& file);

/// A value outside the dictionary and what was put in its place.
struct WordSubstitution {
    std::size_t row = 0; ///< in the words
    WordFamily family = WordFamily::Tempo;
    std::string wanted; ///< as an entry would be called: "Tempo_152"
    std::string used;   ///< "Tempo_149"
    bool operator==(const WordSubstitution&) const = default;
};

struct WordOptions {
    std::optional<WordSync> sync = {}; ///< none: suggestedSync()
    int quadrant = 0;                  ///< 1 ... 4; 0: unknown
    /// A last onset on a bar line, or rounded up to one, is lost, as the published scripts lose it.
    bool referenceLastBar = false;
};

struct EncodedWords {
    std::vector<Word> words; ///< emotion row first (where the dictionary has one), without end row
    WordSync sync = WordSync::Aligned; ///< what was done
    /// On the grid of 480 ticks a beat, before empty bars at the start are left out: the tempo of
    /// the whole ("global_bpm_104", first) and chords with their bass ("A_m7_C").
    std::vector<std::pair<std::int64_t, std::string>> markers;
    std::vector<std::pair<std::int64_t, double>> tempos; ///< tick and bpm, same grid
    int bars = 0;
    std::vector<WordSubstitution> substitutions;
    std::vector<std::string> remarks; ///< sentences about what is odd in the file, if anything
};

/// Drums are left out. Throws UserError naming `origin` and the mend: no notes, drums alone, SMPTE
/// time where beats are asked for, more than 100 000 bars or 3 hours, or a dictionary that lacks
/// what every piece needs. Any thread.
EncodedWords encodeWords(const MidiFile& file, const WordDictionary& dictionary,
                         const WordOptions& options, const std::string& origin);

} // namespace antiphon
