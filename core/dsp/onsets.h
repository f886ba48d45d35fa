#pragma once

#include <span>
#include <vector>

namespace antiphon {

struct Onset {
    double time;  ///< seconds, where the level rises most
    double start; ///< seconds, back-tracked to the quietest moment before: a safe place to cut
};

/// Attacks of a recording in rising order, at least 40 ms apart; start <= time, and a start is
/// never before the previous onset's time. Peaks of the spectral flux above an adaptive threshold,
/// placed to the millisecond by the level around them. None in silence. Samples that are not
/// numbers count as 0.
std::vector<Onset> detectOnsets(std::span<const float> mono, int rate);

} // namespace antiphon
