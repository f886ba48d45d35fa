#pragma once

#include "core/music/notes.h"

#include <span>
#include <vector>

namespace antiphon {

/// The notes of a piece, to be asked quickly for those in view: a static augmented list (sorted by
/// start, blocks with the latest end of each stretch), so a query costs about the notes it returns
/// plus the logarithm of all, even when one note lasts for the whole piece. Immutable: any thread.
class PianoRoll {
public:
    explicit PianoRoll(std::vector<Note> notes);

    /// In order of start, then pitch.
    std::span<const Note> notes() const noexcept { return m_notes; }
    double seconds() const noexcept { return m_seconds; } ///< the latest end
    int lowest() const noexcept { return m_lowest; }      ///< 60 without notes
    int highest() const noexcept { return m_highest; }

    /// Indices into notes() of those that touch [from, to) in time and [low, high] in pitch, in
    /// order; a note of no length counts where it starts.
    std::vector<std::size_t> visible(double from, double to, int low = 0, int high = 127) const;

private:
    void search(std::size_t node, std::size_t first, std::size_t last, std::size_t stop, double from,
                std::vector<std::size_t>& found) const;

    std::vector<Note> m_notes;
    std::vector<double> m_latest; ///< a binary tree in an array: the latest end below each node
    std::size_t m_leaves = 1;
    double m_seconds = 0;
    int m_lowest = 60, m_highest = 60;
};

} // namespace antiphon
