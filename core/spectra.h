#pragma once

#include "core/frames.h"

#include <atomic>
#include <vector>

namespace antiphon {

/// Values a spectrum has: from 0 Hz to half the rate.
inline constexpr std::size_t spectrumBins = 1025;

/// The spectra of the seconds `start` to `end` in dB, `columns` of them with spectrumBins values
/// each: Hann windows of 2048 frames of the mean of all channels, one in the middle of each column;
/// 0 dB is a sine at full scale, what lies outside the sound is -200 dB. Where columns are wider
/// than windows a few windows stand for each (their mean power), so a picture of hours costs about
/// what one of seconds does. Ends early, with what it has, once `cancel` is set. Throws UserError
/// as Frames does.
std::vector<float> spectraOf(Frames& frames, double start, double end, int columns,
                             const std::atomic<bool>& cancel);

} // namespace antiphon
