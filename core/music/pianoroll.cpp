#include "core/music/pianoroll.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <tuple>

namespace antiphon {

namespace {

/// When a note is over; one of no length is still seen where it starts.
double over(const Note& note) {
    return std::max(note.end, std::nextafter(note.start, std::numeric_limits<double>::infinity()));
}

} // namespace

PianoRoll::PianoRoll(std::vector<Note> notes) : m_notes(std::move(notes)) {
    std::ranges::stable_sort(m_notes, [](const Note& a, const Note& b) {
        return std::tie(a.start, a.pitch) < std::tie(b.start, b.pitch);
    });
    m_leaves = std::bit_ceil(std::max<std::size_t>(m_notes.size(), 1));
    m_latest.assign(2 * m_leaves, -std::numeric_limits<double>::infinity());
    for (std::size_t i = 0; i < m_notes.size(); ++i) {
        const Note& note = m_notes[i];
        m_latest[m_leaves + i] = over(note);
        m_seconds = std::max(m_seconds, note.end);
        m_lowest = i == 0 ? note.pitch : std::min(m_lowest, note.pitch);
        m_highest = i == 0 ? note.pitch : std::max(m_highest, note.pitch);
    }
    for (std::size_t node = m_leaves - 1; node > 0; --node)
        m_latest[node] = std::max(m_latest[2 * node], m_latest[2 * node + 1]);
}

std::vector<std::size_t> PianoRoll::visible(double from, double to, int low, int high) const {
    const auto behind = std::ranges::lower_bound(m_notes, to, {}, &Note::start);
    std::vector<std::size_t> found;
    search(1, 0, m_leaves, std::size_t(behind - m_notes.begin()), from, found);
    std::erase_if(found, [&](std::size_t i) {
        return m_notes[i].pitch < low || m_notes[i].pitch > high;
    });
    return found;
}

void PianoRoll::search(std::size_t node, std::size_t first, std::size_t last, std::size_t stop,
                       double from, std::vector<std::size_t>& found) const {
    if (first >= stop || !(m_latest[node] > from))
        return;
    if (last - first == 1) {
        found.push_back(first);
        return;
    }
    const std::size_t middle = first + (last - first) / 2; // depth: the logarithm of the notes
    search(2 * node, first, middle, stop, from, found);
    search(2 * node + 1, middle, last, stop, from, found);
}

} // namespace antiphon
