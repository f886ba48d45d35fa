#pragma once

#include "core/matrix.h"

#include <span>
#include <vector>

namespace antiphon {

struct FluxSettings {
    double hop = 0.01;    ///< seconds between values, rounded to samples
    double window = 0.04; ///< seconds
    std::size_t bands = 40;
    std::size_t lag = 2;    ///< hops between the spectra that are compared
    std::size_t groups = 1; ///< registers reported apart; divides `bands`
};

/// How much comes up at every moment: the rises of compressed mel bands against a little earlier,
/// summed. A band is compared with the strongest of its neighbours, so that vibrato does not count
/// (Boeck and Widmer 2013). Compression starts 40 dB under the recording's mean level: a gain
/// changes nothing. The end of the audio is no event. No values for silence, nor for a mere offset.
struct Flux {
    std::vector<float> values; ///< mean over all bands
    Matrix groups;             ///< values x groups, low register first
    double rate = 0;           ///< values per second
    double offset = 0;         ///< value t belongs to offset + t / rate seconds
};

Flux spectralFlux(std::span<const float> mono, int rate, const FluxSettings& settings);

} // namespace antiphon
