#pragma once

#include "models/emotion/config.h"

namespace antiphon::emotion {

/// Of each index of a family its place in an order, by elementOrder: "text" (the index itself) or
/// "numeric": what is no number first, in index order, then by value; chords after those without a
/// root along the circle of fifths from C, equal roots by quality (M m o + 7 M7 m7 o7 /o7 sus2
/// sus4). Types keep their index.
std::array<std::vector<std::int64_t>, elements> ranksOf(const WordDictionary& dictionary,
                                                        const std::string& order);

} // namespace antiphon::emotion
