#pragma once

#include "core/rng.h"
#include "core/sound.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>

// Signals that the audio tests make instead of storing.
namespace antiphon::testing {

inline constexpr int testRate = 48000;

inline std::shared_ptr<Sound> sine(double hertz, double amplitude, std::size_t frames,
                                   int channels = 1, int rate = testRate) {
    auto sound = std::make_shared<Sound>();
    sound->rate = rate;
    sound->channels = channels;
    for (std::size_t i = 0; i < frames; ++i)
        for (int c = 0; c < channels; ++c)
            sound->samples.push_back(
                float(amplitude * std::sin(2 * std::numbers::pi * hertz * double(i) / rate)));
    return sound;
}

inline std::shared_ptr<Sound> noise(std::uint64_t seed, double amplitude, std::size_t frames,
                                    int channels = 1, int rate = testRate) {
    auto sound = std::make_shared<Sound>();
    sound->rate = rate;
    sound->channels = channels;
    Rng rng(seed);
    sound->samples.resize(frames * std::size_t(channels));
    for (float& sample : sound->samples)
        sample = float(amplitude * (2 * rng.uniform() - 1));
    return sound;
}

/// The same value in every frame; channel c gets value * (c + 1).
inline std::shared_ptr<Sound> constant(float value, std::size_t frames, int channels = 1,
                                       int rate = testRate) {
    auto sound = std::make_shared<Sound>();
    sound->rate = rate;
    sound->channels = channels;
    for (std::size_t i = 0; i < frames; ++i)
        for (int c = 0; c < channels; ++c)
            sound->samples.push_back(value * float(c + 1));
    return sound;
}

/// The largest difference between neighbours in one channel.
inline float maxStep(const Sound& sound, int channel = 0) {
    float step = 0;
    for (std::size_t i = 1; i < sound.frames(); ++i)
        step = std::max(step, std::abs(sound.at(i, channel) - sound.at(i - 1, channel)));
    return step;
}

inline float peakOf(const Sound& sound) {
    float peak = 0;
    for (const float sample : sound.samples)
        peak = std::max(peak, std::abs(sample));
    return peak;
}

} // namespace antiphon::testing
