#pragma once

#include "core/music/harmony.h"
#include "core/rng.h"

#include <span>
#include <vector>

namespace antiphon {

/// A stroke of a melody: when and how long in beats, and its step in the scale.
struct MelodyNote {
    double beat = 0;
    double length = 1;
    int step = 0;
    int velocity = 80;
};

/// A musical thought of one bar: where its notes fall and how they rise and fall.
struct Motif {
    std::vector<double> beats;
    std::vector<int> contour; ///< steps relative to the first note, which is 0
};

/// A rhythm from `cells` with a contour of mostly steps: a leap is answered by motion the other
/// way, the range stays within a sixth, and it neither repeats one note nor ends where it began.
Motif inventMotif(std::span<const std::vector<double>> cells, Rng& rng);
Motif inverted(const Motif& motif);

/// What the four bars of a phrase do with the motif.
enum class Phrase {
    Question, ///< statement, sequence, intensification, and a close that stays open
    Answer,   ///< the same thought ornamented, closing on the tonic
    Contrast  ///< the motif inverted and broadened, in a higher place
};

struct PhrasePlan {
    Phrase phrase = Phrase::Question;
    int beatsPerBar = 4;
    int center = 7;         ///< step around which the melody lies
    int before = 7;         ///< step of the note before the phrase
    double intensity = 0.7; ///< 0 ... 1
};

/// Spins a motif out over the bars' chords (the chord at the start of each bar; the second counts
/// from the middle). Strong beats and long notes are chord notes. Beats count from the first bar.
std::vector<MelodyNote> spinOut(const Motif& motif, std::span<const std::vector<Chord>> bars,
                                const PhrasePlan& plan, Rng& rng);

} // namespace antiphon
