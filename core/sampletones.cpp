#include "core/sampletones.h"

#include "core/rng.h"

#include <cmath>
#include <cstdint>
#include <numbers>

namespace antiphon {

Sound sampleTones(std::string_view name) {
    std::uint64_t seed = 0;
    for (const char c : name)
        seed = seed * 31 + std::uint64_t(c);
    Rng rng(seed);
    Sound sound{22050, 1, std::vector<float>(4 * 22050)};
    double frequency = 0, level = 0;
    for (std::size_t i = 0; i < sound.samples.size(); ++i) {
        const std::size_t within = i % 11025;
        if (within == 0) {
            frequency = 110 * std::exp2(double(rng.below(24)) / 12);
            level = 0.2 + 0.6 * rng.uniform();
        }
        const double t = double(within) / sound.rate;
        sound.samples[i] =
            float(level * std::exp(-4 * t) * std::sin(2 * std::numbers::pi * frequency * t));
    }
    return sound;
}

} // namespace antiphon
