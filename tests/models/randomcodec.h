#pragma once

#include "core/rng.h"
#include "models/stem/codecmodel.h"
#include "models/stem/codecnet.h"

namespace antiphon::testing {

/// The weights of a network with books that were never trained: rows of normal numbers.
inline stem::CodecModel randomCodec(const stem::CodecNet& net, std::uint64_t seed) {
    stem::CodecModel model;
    model.config = net.config();
    model.weights = weightsOf(net.model());
    Rng rng(seed);
    for (RawTensor& tensor : model.weights)
        if (tensor.name.ends_with("embed")) {
            std::vector<float> rows(static_cast<std::size_t>(tensor.count()));
            for (float& v : rows)
                v = 0.3f * float(rng.normal());
            tensor = RawTensor::of(tensor.name, tensor.shape, rows);
        }
    return model;
}

/// A network small enough for tests, with everything that layouts may have.
inline stem::CodecConfig smallCodec() {
    stem::CodecConfig config;
    config.rate = 4000;
    config.filters = 4;
    config.ratios = {3, 4, 2};
    config.dimension = 6;
    config.lstmLayers = 2;
    config.residualLayers = 2;
    config.books = 3;
    config.card = 16;
    return config;
}

/// Tones and some noise.
inline std::vector<float> codecSound(std::size_t samples, std::uint64_t seed = 1) {
    Rng rng(seed);
    std::vector<float> sound(samples);
    for (std::size_t i = 0; i < samples; ++i)
        sound[i] = float(0.4 * std::sin(0.05 * double(i)) + 0.2 * std::sin(0.31 * double(i)) +
                         0.05 * rng.normal());
    return sound;
}

} // namespace antiphon::testing
