#pragma once

#include "core/sound.h"

namespace antiphon {

/// Band-limited resampling (soxr, very high quality). The result has exactly
/// round(frames * rate / sound.rate) frames; the same rate returns a copy.
Sound resample(const Sound& sound, int rate);

} // namespace antiphon
