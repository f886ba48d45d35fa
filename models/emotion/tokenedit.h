#pragma once

#include "core/music/words.h"

namespace antiphon::emotion {

/// Edits of a piece without a model. A value.
struct TokenEdit {
    double velocityScale = 1; ///< 0.25 ... 4
    int tempoBins = 0;        ///< entries of the tempo vocabulary, -20 ... 20
    double durationScale = 1; ///< 0.25 ... 4
    int octaves = 0;          ///< -3 ... 3; what leaves the keyboard comes back by octaves
    enum class Mode : std::uint8_t { Keep, Major, Minor } mode = Mode::Keep;
    bool operator==(const TokenEdit&) const = default;
};

/// Values go to the nearest entry of the dictionary; repeats of tempo and chord stay repeats. Mode:
/// the third, sixth and seventh degree of the key that fits the piece best become those of the
/// parallel major or minor, in notes and chords; a piece in that mode stays. Throws UserError
/// (Usage) for a value out of range, std::invalid_argument for an index outside the dictionary.
std::vector<Word> edited(std::span<const Word> words, const TokenEdit& edit,
                         const WordDictionary& dictionary);

} // namespace antiphon::emotion
