#pragma once

#include "core/music/words.h"
#include "core/rng.h"

#include <string>
#include <vector>

namespace antiphon::testing {

/// Made-up pieces in the standard dictionary: bars of beats with a few notes each, of a tempo and a
/// loudness of their own; no two alike. As many rows as asked, of songs of two pieces each.
inline std::vector<WordPiece> wordPieces(std::size_t count, std::size_t rows,
                                         std::uint64_t seed = 1) {
    Rng rng(seed);
    std::vector<WordPiece> pieces;
    for (std::size_t i = 0; i < count; ++i) {
        WordPiece piece;
        piece.title = "piece " + std::to_string(i);
        piece.song = "song " + std::to_string(i / 2);
        const auto below = [&](std::uint64_t n) { return std::int32_t(rng.below(n)); };
        const std::int32_t tempo = 2 + below(54), velocity = 1 + below(40), length = 1 + below(17);
        piece.words.push_back({0, 0, 0, wordtype::emotion, 0, 0, 0, std::int32_t(1 + i % 4)});
        piece.words.push_back({0, 0, 1, wordtype::metrical, 0, 0, 0, 0});
        while (piece.words.size() < rows) {
            if (below(4) == 0)
                piece.words.push_back(
                    {tempo, 2 + below(133), 2 + below(16), wordtype::metrical, 0, 0, 0, 0});
            else
                piece.words.push_back(
                    {0, 0, 0, wordtype::note, 1 + below(86), length, velocity + below(2), 0});
        }
        pieces.push_back(std::move(piece));
    }
    return pieces;
}

} // namespace antiphon::testing
