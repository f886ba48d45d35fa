#pragma once

#include "core/sound.h"

namespace antiphon {

/// What is done to the level of a rendered response.
enum class LevelMode {
    Normalise, ///< mean of each channel removed, then the largest sample brought to 1
    Keep,      ///< nothing, the memory's level
    Match      ///< multiplied by a given gain, or by less where that would exceed 1
};

struct LevelReport {
    double gain = 1;      ///< applied
    double peak = 0;      ///< largest sample of the result; above 1 it clips in most files
    bool limited = false; ///< Match: the gain was reduced to hold the peak at 1
};

/// `gain` is for Match alone: linear, for instance 10^((guide LUFS - response LUFS) / 20). Silence is
/// left as it is.
LevelReport applyLevel(Sound& sound, LevelMode mode, double gain = 1);

} // namespace antiphon
