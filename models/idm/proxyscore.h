#pragma once

#include "core/dsp/lscore.h"

#include <span>

namespace antiphon::idm {

/// What a training follows, of sound at 24 kHz: proxyScores() of its mel spectrogram, in dB below
/// its own strongest and at most 80. Torch-free; one thread at a time.
LScoreReport measureProxyScore(std::span<const float> mono24k,
                               const std::function<void()>& checkpoint = {});

} // namespace antiphon::idm
