#pragma once

#include "models/wav2vec2weights.h"

namespace antiphon::testing {

/// The smallest network that has everything.
inline Wav2Vec2Config tinyWav2Vec2(int layers, int heads) {
    Wav2Vec2Config config = Wav2Vec2Config::base();
    for (auto& layer : config.convolutions)
        layer.channels = 6;
    config.dim = 12;
    config.positionKernel = 8;
    config.positionGroups = 3;
    config.layers = layers;
    config.heads = heads;
    config.feedForward = 20;
    config.projection = 5;
    return config;
}

} // namespace antiphon::testing
