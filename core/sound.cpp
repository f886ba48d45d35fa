#include "core/sound.h"

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

} // namespace antiphon
