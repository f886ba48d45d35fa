#pragma once

#include "core/dsp/lscore.h"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace antiphon {

/// What the published program measured in place of a sound: its mel spectrogram in decibels (0 at
/// its strongest) is taken for power, so that the spectrum behind it is made of negative numbers,
/// and Griffin-Lim (32 steps) starts from random phases. Nothing of this is right; it is here to
/// compare with published figures.
std::vector<float> shippedSound(std::span<const float> mono24k, std::uint64_t seed,
                                const std::function<void()>& checkpoint = {});

/// The score of that sound; timbral is of the true spectrogram. The same seed gives the same score,
/// as long as the number of samples is the same.
LScoreReport measureShippedLScore(std::span<const float> mono24k, std::uint64_t seed,
                                  LScoreSeries series = LScoreSeries::Left,
                                  const std::function<void()>& checkpoint = {});

} // namespace antiphon
