#pragma once

#include <span>
#include <vector>

namespace antiphon {

enum class StretchEngine {
    Own,       ///< overlapped pieces in time (below); the same samples on every machine
    RubberBand ///< the Rubber Band library, where the program was built with it
};
/// Whether this program has it.
bool hasEngine(StretchEngine engine);

/// A mono sound made longer or shorter and higher or lower, the one without the other.
/// `factor`: length of the result over that of the sound (1.1 is slower), 0.25 ... 4; the result
/// has round(samples * factor) samples. `semitones`: -24 ... 24. Nothing to do returns a copy.
///
/// Own: WSOLA (Verhelst and Roelands 1993): Hann windows of 50 ms, half overlapping, each taken up
/// to 12.5 ms from its place, where it continues the one before best; for the pitch the sound is
/// resampled afterwards. Moments keep their place within those 12.5 ms.
///
/// Throws UserError (Usage) for values out of range, a rate below 4000 Hz, and for an engine that
/// the program does not have.
std::vector<float> stretched(std::span<const float> mono, int rate, double factor, double semitones,
                             StretchEngine engine = StretchEngine::Own);

} // namespace antiphon
