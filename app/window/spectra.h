#pragma once

#include "app/window/frames.h"
#include "widgets/spectrogram.h"

#include <atomic>

namespace antiphon {

/// The spectra of a stretch: Hann windows of 2048 frames of the mean of all channels, one in the
/// middle of each column; 0 dB is a sine at full scale. Where columns are wider than windows a few
/// windows stand for each (their mean power), so a tile of hours costs about what one of seconds
/// does. Ends early, with what it has, once `cancel` is set. Throws UserError as Frames does.
SpectrogramTile spectraOf(Frames& frames, TimeSpan span, int columns,
                          const std::atomic<bool>& cancel);

} // namespace antiphon
