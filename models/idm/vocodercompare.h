#pragma once

#include "models/idm/scorescale.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace antiphon::idm {

/// How far the sound that was made of a clip's spectrogram is from the clip.
struct SoundGaps {
    double melDb = 0;       ///< mean |difference| of the spectrograms, dB
    double convergence = 0; ///< spectral convergence, mean over windows of 512, 1024, 2048
    Scores scores{};        ///< |difference| of the L-Scores
};

/// `original` and `made`: the same clip at `rate`, compared as far as the shorter one goes; melDb
/// is by spectrograms (X) of both, as a Renderer has them.
SoundGaps gapsOf(std::span<const float> original, std::span<const float> made,
                 std::span<const float> originalX, std::span<const float> madeX, int rate);

/// Spectral convergence of magnitudes alone, as above: || |B| - |A| || / || |A| ||.
double convergenceOverSizes(std::span<const float> original, std::span<const float> made);

} // namespace antiphon::idm
