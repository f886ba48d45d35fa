#pragma once

#include "core/music/notes.h"

namespace antiphon {

/// Beats found in notes.
struct NoteBeats {
    /// Seconds, rising, two at least; the first is not behind the first note (it may be before 0),
    /// the last not before the last note's start.
    std::vector<double> times;
    std::size_t downbeat = 0; ///< 0 ... 3: the first of `times` that begins a bar of four beats
    bool found = false;       ///< false: too little to go by, and the beats are 120 a minute

    /// Beats since the first one; beyond the ends the outer beats' distance goes on.
    double position(double seconds) const;
};

/// Tempo and beats of a performance. Onsets, weighted by velocity and length, make an envelope of
/// 50 frames a second; its autocorrelation at one, two and four beats, times a log-normal
/// preference around 115 bpm, gives the beat (50 ... 190 bpm), and dynamic programming (Ellis 2007,
/// "Beat tracking by dynamic programming") places it. Bars begin where most bass is struck.
/// Throws std::invalid_argument
/// for no notes, or when they last longer than a day.
NoteBeats beatsOf(std::span<const Note> notes);

} // namespace antiphon
