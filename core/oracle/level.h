#pragma once

#include "core/sound.h"

namespace antiphon {

/// The largest value that every integer format holds: 1 would be clipped by a step.
inline constexpr double fullScale = 32767.0 / 32768;

/// What is done to the level of a rendered response.
enum class LevelMode {
    Normalise, ///< mean of each channel removed, then the largest sample brought to full scale
    Keep,      ///< nothing, the memory's level
    Match      ///< multiplied by a given gain, or by less where that would exceed full scale
};

struct LevelReport {
    double gain = 1;      ///< applied
    double peak = 0;      ///< largest sample of the result; above 1 it clips in most files
    bool limited = false; ///< Match: the gain was reduced to hold the peak at full scale
};

/// `gain` is for Match alone: linear, for instance 10^((guide LUFS - response LUFS) / 20). Silence
/// is left as it is.
LevelReport applyLevel(Sound& sound, LevelMode mode, double gain = 1);

} // namespace antiphon
