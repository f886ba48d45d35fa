#pragma once

#include "core/music/words.h"
#include "core/rng.h"

namespace antiphon::testing {

/// Short pieces of 40 to 60 words whose quadrant can be heard: high arousal is loud, high valence
/// has major chords. Three pieces a song, all quadrants alike.
inline std::vector<WordPiece> wordTunes(std::size_t count, std::uint64_t seed) {
    const WordDictionary& dictionary = WordDictionary::standard();
    const auto index = [&](WordFamily family, const std::string& entry) {
        return dictionary.find(family, entry).value();
    };
    Rng rng(seed);
    std::vector<WordPiece> pieces;
    for (std::size_t i = 0; i < count; ++i) {
        const auto quadrant = std::int32_t(i % 4) + 1;
        const bool loud = quadrant <= 2, major = quadrant == 1 || quadrant == 4;
        WordPiece& piece = pieces.emplace_back();
        piece.title = "tune " + std::to_string(i);
        piece.song = "song " + std::to_string(i / 3);
        piece.words.push_back({0, 0, 0, wordtype::emotion, 0, 0, 0, quadrant});
        const std::size_t rows = 40 + rng.below(20);
        while (piece.words.size() < rows) {
            const char* const root = rng.below(2) == 0 ? "C" : "G";
            piece.words.push_back(
                {index(WordFamily::Tempo, "Tempo_110"),
                 index(WordFamily::Chord, root + std::string(major ? "_M" : "_m")),
                 index(WordFamily::BarBeat, "Beat_4"), wordtype::metrical, 0, 0, 0, 0});
            const std::uint64_t velocity = (loud ? 80 : 50) + 2 * rng.below(8);
            piece.words.push_back(
                {0, 0, 0, wordtype::note,
                 index(WordFamily::Pitch, "Note_Pitch_" + std::to_string(50 + rng.below(20))),
                 index(WordFamily::Duration, "Note_Duration_480"),
                 index(WordFamily::Velocity, "Note_Velocity_" + std::to_string(velocity)), 0});
        }
    }
    return pieces;
}

} // namespace antiphon::testing
