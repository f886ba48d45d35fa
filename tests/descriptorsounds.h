#pragma once

#include "core/dsp/descriptors.h"
#include "core/rng.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>
#include <vector>

// What the tests of descriptors listen to.
namespace antiphon::testing {

/// Notes that begin and end, over a little noise.
inline std::vector<float> music(std::size_t samples, int rate, std::uint64_t seed = 1) {
    Rng rng(seed);
    std::vector<float> mono(samples);
    double hz = 220, phase = 0, level = 0;
    for (std::size_t i = 0; i < samples; ++i) {
        if (i % 3000 == 0) {
            hz = 110 * std::pow(2.0, double(rng.below(36)) / 12);
            level = 0.6 * rng.uniform();
        }
        phase += 2 * std::numbers::pi * hz / rate;
        level *= 0.9997;
        double x = 0.002 * rng.normal();
        for (int k = 1; k <= 6; ++k)
            x += level / k * std::sin(k * phase);
        mono[i] = float(x);
    }
    return mono;
}

inline DescriptorSettings smallSettings(DescriptorSettings::Mode mode,
                                        DescriptorSettings::Framing framing) {
    DescriptorSettings s;
    s.window = 256;
    s.hop = 100;
    s.loudnessWindow = 400;
    s.loudnessHop = 150;
    s.mode = mode;
    s.framing = framing;
    s.pitch = true;
    return s;
}

inline bool equal(std::span<const float> a, std::span<const float> b) {
    return std::ranges::equal(a, b);
}

} // namespace antiphon::testing
