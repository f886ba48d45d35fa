#pragma once

#include <cstddef>
#include <span>
#include <vector>

// Beats and bars of a recording, and how a person mends them. Every edit is a pure function.
namespace antiphon {

/// Seconds, rising; every downbeat is one of the beats and begins a bar.
struct BeatGrid {
    std::vector<double> beats;
    std::vector<double> downbeats;
    bool empty() const { return beats.empty(); }
    bool operator==(const BeatGrid&) const = default;
};

/// Sorted, without beats closer than 1 ms to the one before, times below 0 and what is not finite;
/// downbeats move to the nearest beat and are dropped where none is within 70 ms.
BeatGrid tidied(BeatGrid grid);

/// Median of 60 / distance of neighbouring beats, not rounded; 0 for fewer than two beats.
double bpmOf(std::span<const double> beats);
/// The commonest number of beats between downbeats (the smaller of equals); 4 where there is no
/// full bar.
std::size_t beatsPerBar(const BeatGrid& grid);

/// Steady beats that begin at `offset` (with a downbeat; negative: the part before 0 is left out)
/// and end before `seconds`. Throws UserError (Usage) for a tempo outside 20 ... 400, no beats a
/// bar or a length that is not finite.
BeatGrid steadyBeats(double bpm, std::size_t meter, double offset, double seconds);

/// Every other beat, so that the first downbeat stays one; as many beats a bar as before.
BeatGrid halved(const BeatGrid& grid);
/// A beat in the middle of every two; as many beats a bar as before, counted from the first
/// downbeat.
BeatGrid doubled(const BeatGrid& grid);
/// All moved by seconds; what comes before 0 is left out.
BeatGrid shifted(const BeatGrid& grid, double seconds);
/// Bars of `meter` beats so that the beat nearest to `seconds` begins one, before and after it.
BeatGrid withBarOne(const BeatGrid& grid, double seconds, std::size_t meter);
/// A beat dragged elsewhere, with its downbeat if it is one; it stays between its neighbours. The
/// same grid for an index that does not exist.
BeatGrid moved(const BeatGrid& grid, std::size_t beat, double seconds);

/// What a person tapped along to.
struct Taps {
    double bpm = 0;    ///< 0: too few taps
    double offset = 0; ///< seconds of a beat, in [0, 60 / bpm)
};
/// A straight line through the taps (least squares), whose numbers allow for missed ones: each tap
/// counts as many beats after the one before as fit the median distance best. Needs three taps.
Taps tapped(std::span<const double> seconds);

} // namespace antiphon
