#pragma once

#include "core/frames.h"

#include <cstdint>
#include <span>
#include <vector>

namespace antiphon {

/// One channel at another rate by soxr's high quality recipe ("HQ": 91 % of the band passes, the
/// rest is 20 bits down), as reference programs have it; what is to be heard goes through
/// resample(). ceil(samples * to / from) samples, the last one silent where there is nothing left;
/// the same rate gives a copy. Throws UserError (Usage) for a rate outside 100 ... 1 536 000 Hz.
std::vector<float> resampleOnce(std::span<const float> mono, int from, int to);

/// Samples of a recording at that rate, the mean of its channels, as resampleOnce() of the whole
/// recording has them, without reading the rest of it; silence beyond its end. `from`: 0 or more.
/// Throws UserError where decoding breaks off.
std::vector<float> resampledStretch(Frames& frames, int rate, std::int64_t from, std::size_t count);

} // namespace antiphon
