#pragma once

#include "models/guide/decision.h"
#include "tests/models/randomstack.h"

namespace antiphon::testing {

/// Of a network that is sure of itself, so that nothing hangs on chance.
inline std::vector<RawTensor> randomWeights(const guide::DecisionConfig& c,
                                            std::uint64_t seed = 1) {
    Rng rng(seed);
    const auto stack = [&](std::int64_t layers, bool decoder) {
        const StreamShape shape{.dim = std::size_t(c.dim),
                                .heads = std::size_t(c.heads),
                                .feedForward = std::size_t(c.feedForward),
                                .layers = std::size_t(layers),
                                .crossAttention = decoder,
                                .relativeClip = c.relative ? 8u : 0u,
                                .relativeCross = c.relativeCross};
        return randomStack(shape,
                           c.encoderLayers == 0 ? "decision.decision."
                           : decoder            ? "decision.decision.decoder."
                                                : "decision.decision.encoder.",
                           rng);
    };
    auto weights = stack(c.layers, true);
    if (c.encoderLayers > 0)
        for (RawTensor& w : stack(c.encoderLayers, false))
            weights.push_back(std::move(w));
    const auto add = [&](const char* name, std::vector<std::int64_t> shape) {
        weights.push_back(randomTensor(name, std::move(shape), rng));
    };
    if (c.embedding == "table") {
        add("embedding.weight", {c.tokens(), c.dim});
    } else {
        add("vocab_embedding_table", {c.codes, c.dim});
        add("special_token_embeddings.weight", {3, c.dim});
    }
    add("decision.output_layer.weight", {c.tokens(), c.dim});
    add("decision.output_layer.bias", {c.tokens()});
    for (RawTensor& w : weights)
        if (w.name.starts_with("decision.output_layer")) {
            auto values = w.floats();
            for (float& v : values)
                v *= 4;
            w = RawTensor::of(w.name, w.shape, values);
        }
    return weights;
}

} // namespace antiphon::testing
