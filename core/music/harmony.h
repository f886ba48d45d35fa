#pragma once

#include <span>
#include <string>
#include <vector>

namespace antiphon {

/// A key of the major or the natural minor scale.
struct Key {
    int tonic = 0; ///< pitch class, 0 is C
    bool minor = false;
    bool operator==(const Key&) const = default;
};

/// "F# minor"
std::string name(const Key& key);

/// A chord of stacked thirds on a step of the scale.
struct Chord {
    int degree = 0;        ///< 0 ... 6: I ... VII
    bool seventh = false;
    bool dominant = false; ///< in minor: with the leading note, as V and VII in cadences
    bool operator==(const Chord&) const = default;
};

/// Pitch of a scale step: step 0 is the tonic in the octave from middle C up, 7 the tonic above,
/// negative steps go down. A dominant chord raises the seventh step of minor.
int pitchOf(const Key& key, int step, const Chord& over = {});

/// Whether a step belongs to the chord.
bool inChord(const Chord& chord, int step);

/// The step of the chord nearest to `step`, the lower of two.
int nearestChordStep(const Chord& chord, int step);

/// Pitches of `count` chord notes in [low, high], in rising order, as close as possible to `before`
/// (good voice leading: least total motion, no leap where a step serves; no gap above an octave; no
/// parallel octaves or fifths between the outer voices). Empty `before`: around the middle.
/// The third is always there, and the seventh where the chord has one; then the root, then the fifth.
std::vector<int> voiceChord(const Key& key, const Chord& chord, int count, int low, int high,
                            std::span<const int> before);

} // namespace antiphon
