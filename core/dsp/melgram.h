#pragma once

#include "core/matrix.h"

#include <cstddef>
#include <functional>
#include <span>

namespace antiphon {

/// Mel spectrogram: centred windows (periodic Hann, silence beyond the ends) on Slaney bands of
/// equal area from 0 Hz to half the rate.
struct MelgramSettings {
    int rate = 24000;
    std::size_t window = 1024; ///< also the size of the transform
    std::size_t hop = 256;
    std::size_t bands = 128;
    bool operator==(const MelgramSettings&) const = default;
};

/// Frames x bands, power: 1 + floor(samples / hop) frames, none of no samples. `checkpoint` (if
/// any) is called every few hundred frames and may throw to stop. Samples that are not numbers
/// count as 0.
Matrix melPower(std::span<const float> mono, const MelgramSettings& settings = {},
                const std::function<void()>& checkpoint = {});

/// 10 log10(max(1e-10, power)) - 10 log10(max(1e-10, reference)), not below the largest of them
/// less 80 dB. In place.
void toDecibels(Matrix& power, double reference);

} // namespace antiphon
