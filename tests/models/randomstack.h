#pragma once

#include "core/formats/tensors.h"
#include "core/rng.h"
#include "models/streamlayers.h"

#include <cmath>
#include <string>
#include <vector>

namespace antiphon::testing {

/// Numbers of the right size for a row of `columns`.
inline RawTensor randomTensor(const std::string& name, std::vector<std::int64_t> shape, Rng& rng) {
    std::size_t count = 1;
    for (const std::int64_t n : shape)
        count *= std::size_t(n);
    const double scale = shape.size() > 1 ? 1 / std::sqrt(double(shape.back())) : 0.3;
    const bool norm = name.find("norm") != std::string::npos && name.ends_with("weight");
    std::vector<float> values(count);
    for (float& v : values)
        v = float((norm ? 1 : 0) + scale * rng.normal());
    return RawTensor::of(name, std::move(shape), values);
}

/// Weights for a stack, named as StreamLayers wants them.
inline std::vector<RawTensor> randomStack(const StreamShape& s, const std::string& prefix,
                                          Rng& rng) {
    const auto dim = std::int64_t(s.dim), inner = std::int64_t(s.feedForward);
    std::vector<RawTensor> tensors;
    const auto add = [&](const std::string& name, std::vector<std::int64_t> shape) {
        tensors.push_back(randomTensor(name, std::move(shape), rng));
    };
    const auto norm = [&](const std::string& name) {
        add(name + ".weight", {dim});
        add(name + ".bias", {dim});
    };
    for (std::size_t l = 0; l < s.layers; ++l) {
        const std::string layer = prefix + "layers." + std::to_string(l) + ".";
        for (const char* part : {"self_attn", "multihead_attn"}) {
            if (part[0] == 'm' && !s.crossAttention)
                continue;
            add(layer + part + ".in_proj_weight", {3 * dim, dim});
            add(layer + part + ".out_proj.weight", {dim, dim});
            if (s.biases) {
                add(layer + part + ".in_proj_bias", {3 * dim});
                add(layer + part + ".out_proj.bias", {dim});
            }
        }
        for (const char* part : {"self_attn.", "multihead_attn."}) {
            if (s.relativeClip == 0 || (part[0] == 'm' && !(s.crossAttention && s.relativeCross)))
                continue;
            for (const char* table : {"relative_keys", "relative_values"})
                add(layer + part + table,
                    {std::int64_t(2 * s.relativeClip + 1), std::int64_t(s.head())});
        }
        add(layer + "linear1.weight", {inner, dim});
        add(layer + "linear2.weight", {dim, inner});
        if (s.biases) {
            add(layer + "linear1.bias", {inner});
            add(layer + "linear2.bias", {dim});
        }
        norm(layer + "norm1");
        norm(layer + "norm2");
        if (s.crossAttention)
            norm(layer + "norm3");
    }
    if (s.finalNorm)
        norm(prefix + "norm");
    return tensors;
}

} // namespace antiphon::testing
