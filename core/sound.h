#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace antiphon {

/// Audio in memory. `samples` are interleaved frames, nominal range -1 ... 1.
struct Sound {
    int rate = 0;     ///< frames per second
    int channels = 0; ///< 1 or more
    std::vector<float> samples;

    std::size_t frames() const { return channels > 0 ? samples.size() / std::size_t(channels) : 0; }
    double seconds() const { return rate > 0 ? double(frames()) / rate : 0.0; }
    float& at(std::size_t frame, int channel) {
        return samples[frame * std::size_t(channels) + std::size_t(channel)];
    }
    float at(std::size_t frame, int channel) const {
        return samples[frame * std::size_t(channels) + std::size_t(channel)];
    }
};

/// Mean over the channels, one value a frame.
std::vector<float> monoOf(const Sound& sound);

/// The largest magnitude; 0 of nothing.
float peakOf(std::span<const float> samples);

} // namespace antiphon
