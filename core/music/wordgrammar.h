#pragma once

#include "core/music/words.h"

#include <vector>

namespace antiphon {

/// What may stand in the next row of a piece (spec section 2): an emotion row, then bars; in a bar
/// beats that go forward, each with at least one note or a change of tempo or chord; after the last
/// bar one more bar row, and the end. A value that follows a piece row by row.
class WordGrammar {
public:
    explicit WordGrammar(const WordDictionary& dictionary) : m_dictionary(&dictionary) {}

    /// Of a type and, once it is chosen, of another family's entry: whether it can be.
    bool mayBe(std::int32_t type) const;
    bool mayBe(std::int32_t type, WordFamily family, std::int32_t entry) const;
    /// The same for a beat of which `following` later ones must find room in the same bar.
    bool mayBeBeat(std::int32_t entry, int following) const;
    /// The row that was written.
    void follow(const Word& row);

private:
    const WordDictionary* m_dictionary;
    bool m_begun = false;
    int m_beat = -1;                    ///< sixteenth of the bar; -1: the bar row alone
    bool m_bar = false;                 ///< inside a bar
    bool m_notes = false;               ///< there was a note at all
    bool m_silent = false;              ///< a beat that has said nothing yet
    std::vector<std::int32_t> m_struck; ///< pitches at this beat
};

} // namespace antiphon
