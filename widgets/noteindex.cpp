#include "widgets/noteindex.h"

namespace antiphon {

NoteIndex::NoteIndex(std::vector<RollNote> notes) : m_notes(std::move(notes)) {
    const auto earlier = [](const RollNote& a, const RollNote& b) { return a.start < b.start; };
    // Whoever shows hundreds of thousands sorts them elsewhere.
    if (!std::is_sorted(m_notes.begin(), m_notes.end(), earlier))
        std::stable_sort(m_notes.begin(), m_notes.end(), earlier);
    m_latestEnd.resize((m_notes.size() + blockNotes - 1) / blockNotes);
    for (std::size_t i = 0; i < m_notes.size(); ++i) {
        double& latest = m_latestEnd[i / blockNotes];
        latest = i % blockNotes ? std::max(latest, m_notes[i].end) : m_notes[i].end;
    }
}

} // namespace antiphon
