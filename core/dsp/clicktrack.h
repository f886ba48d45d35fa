#pragma once

#include "core/music/beatgrid.h"

#include <cstddef>
#include <vector>

namespace antiphon {

/// A metronome: a click at every beat and one more at every downbeat (which only makes those
/// louder), cut to -1 ... 1. A click is 0.1 s of sin(2 pi 1000 t) * 2^(-10 i / (N - 1)), i = 0 ...
/// N - 1, and begins at trunc(time * rate). `frames` samples come back, clicks beyond them are cut
/// off, those before 0 left out. Throws UserError (Usage) for a rate below 2000 Hz.
std::vector<float> clickTrack(const BeatGrid& grid, int rate, std::size_t frames);

} // namespace antiphon
