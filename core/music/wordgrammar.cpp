#include "core/music/wordgrammar.h"

#include <algorithm>

namespace antiphon {

bool WordGrammar::mayBe(std::int32_t type) const {
    switch (type) {
    case wordtype::metrical:
        return m_begun && !(m_silent && mayBe(wordtype::note));
    case wordtype::note:
        return m_bar && m_beat >= 0 && m_struck.size() + 1 < m_dictionary->size(WordFamily::Pitch);
    case wordtype::end:
        return m_bar && m_beat < 0 && m_notes;
    default:
        return type == wordtype::emotion && !m_begun;
    }
}

bool WordGrammar::mayBe(std::int32_t type, WordFamily family, std::int32_t entry) const {
    if (family == WordFamily::BarBeat)
        return type == wordtype::metrical ? mayBeBeat(entry, 0) : entry == 0;
    if (family == WordFamily::Tempo || family == WordFamily::Chord)
        return (type == wordtype::metrical) == (entry != 0);
    if (type != wordtype::note)
        return entry == 0;
    return entry != 0 &&
           (family != WordFamily::Pitch || std::ranges::find(m_struck, entry) == m_struck.end());
}

bool WordGrammar::mayBeBeat(std::int32_t entry, int following) const {
    if (entry == 0)
        return false;
    const std::optional<int> beat = m_dictionary->number(WordFamily::BarBeat, entry);
    return beat ? m_bar && *beat > m_beat && *beat + following <= 15 : following == 0;
}

void WordGrammar::follow(const Word& row) {
    const auto at = [&](WordFamily family) { return row[std::size_t(family)]; };
    m_begun = true;
    if (at(WordFamily::Type) == wordtype::metrical && at(WordFamily::BarBeat) != 0) {
        m_beat = m_dictionary->number(WordFamily::BarBeat, at(WordFamily::BarBeat)).value_or(-1);
        m_bar = true;
        const auto goesOn = [&](WordFamily family) {
            return at(family) == 0 || m_dictionary->entry(family, at(family)) == "CONTI";
        };
        m_silent = m_beat >= 0 && goesOn(WordFamily::Tempo) && goesOn(WordFamily::Chord);
        m_struck.clear();
    } else if (at(WordFamily::Type) == wordtype::note) {
        m_notes = true;
        m_silent = false;
        m_struck.push_back(at(WordFamily::Pitch));
    }
}

} // namespace antiphon
