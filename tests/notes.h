#pragma once

#include "core/rng.h"
#include "core/sound.h"

#include <cmath>
#include <numbers>

namespace antiphon::testing {

/// Decaying notes of a quarter second on `pitches` different pitches, `perOctave` to the octave.
inline Sound notes(double seconds, std::uint64_t seed, std::uint64_t pitches, int perOctave) {
    Sound sound{22050, 1, std::vector<float>(std::size_t(22050 * seconds))};
    Rng rng(seed);
    double frequency = 0;
    for (std::size_t i = 0; i < sound.samples.size(); ++i) {
        const std::size_t within = i % 5512;
        if (within == 0)
            frequency = 110 * std::exp2(double(rng.below(pitches)) / perOctave);
        const double t = double(within) / sound.rate;
        sound.samples[i] =
            float(0.7 * std::exp(-5 * t) * std::sin(2 * std::numbers::pi * frequency * t));
    }
    return sound;
}

} // namespace antiphon::testing
