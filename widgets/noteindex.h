#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

namespace antiphon {

/// A note as a piano roll shows it. Seconds; MIDI key 0 ... 127 and velocity 1 ... 127.
struct RollNote {
    double start = 0;
    double end = 0;
    int pitch = 60;
    int velocity = 64;
    int track = 0;
    bool operator==(const RollNote&) const = default;
};

/// Notes in order of their start that can be asked by stretch of time without reading them all:
/// blocks of 64 know their latest end, so hours of notes cost what is visible.
class NoteIndex {
public:
    NoteIndex() = default;
    explicit NoteIndex(std::vector<RollNote> notes);

    std::span<const RollNote> notes() const { return m_notes; }

    /// Calls visit(index, note) for each note that sounds in [start, end), in order of start.
    template <class Visit>
    void between(double start, double end, Visit&& visit) const {
        for (std::size_t block = 0; block * blockNotes < m_notes.size(); ++block) {
            const std::size_t first = block * blockNotes;
            if (m_notes[first].start >= end)
                return;
            if (m_latestEnd[block] <= start)
                continue;
            const std::size_t last = std::min(first + blockNotes, m_notes.size());
            for (std::size_t i = first; i < last && m_notes[i].start < end; ++i)
                if (m_notes[i].end > start)
                    visit(i, m_notes[i]);
        }
    }

private:
    static constexpr std::size_t blockNotes = 64;
    std::vector<RollNote> m_notes;
    std::vector<double> m_latestEnd;
};

} // namespace antiphon
