#include "core/sound.h"

#include <algorithm>
#include <cmath>

namespace antiphon {

std::vector<float> monoOf(const Sound& sound) {
    if (sound.channels == 1)
        return sound.samples;
    std::vector<float> mono(sound.frames());
    for (std::size_t i = 0; i < mono.size(); ++i) {
        float sum = 0;
        for (int c = 0; c < sound.channels; ++c)
            sum += sound.at(i, c);
        mono[i] = sum / float(sound.channels);
    }
    return mono;
}

float peakOf(std::span<const float> samples) {
    float peak = 0;
    for (const float x : samples)
        peak = std::max(peak, std::abs(x));
    return peak;
}

} // namespace antiphon
