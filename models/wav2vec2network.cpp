// From named tensors to the network.
#include "models/wav2vec2network.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace antiphon {

using namespace wav2vec;

namespace {

/// Tensors of a network by name; their shapes were checked when it was imported.
class Reader {
public:
    explicit Reader(const Wav2Vec2Weights& weights) : m_weights(weights) {}

    std::vector<float> floats(const std::string& name) const {
        const RawTensor* tensor = find(m_weights.tensors, name);
        if (!tensor)
            throw std::logic_error("Wav2Vec2: no tensor " + name);
        return tensor->floats();
    }
    Norm norm(const std::string& name) const {
        return {floats(name + ".weight"), floats(name + ".bias")};
    }
    /// Several linear layers of one input beside each other; `scale` multiplies the first.
    Linear linear(const std::vector<std::string>& names, float scale = 1) const {
        Linear result;
        std::vector<std::vector<float>> weights;
        std::vector<std::size_t> widths;
        for (const std::string& name : names) {
            weights.push_back(floats(name + ".weight"));
            auto bias = floats(name + ".bias");
            widths.push_back(bias.size());
            if (&name == &names.front())
                for (float& v : bias)
                    v *= scale;
            result.bias.insert(result.bias.end(), bias.begin(), bias.end());
        }
        result.out = result.bias.size();
        result.in = weights[0].size() / widths[0];
        result.weight.resize(result.in * result.out);
        std::size_t column = 0;
        for (std::size_t l = 0; l < weights.size(); ++l)
            for (std::size_t o = 0; o < widths[l]; ++o, ++column)
                for (std::size_t i = 0; i < result.in; ++i)
                    result.weight.data()[i * result.out + column] =
                        weights[l][o * result.in + i] * (l == 0 ? scale : 1);
        return result;
    }

private:
    const Wav2Vec2Weights& m_weights;
};

} // namespace

Wav2Vec2::Network::Network(const Wav2Vec2Weights& weights) : config(weights.config) {
    const Reader reader(weights);
    const auto kernelsOf = [&](std::size_t l) {
        return reader.floats("feature_extractor.conv_layers." + std::to_string(l) + ".0.weight");
    };
    const auto channels = std::size_t(config.convolutions[0].channels);
    const auto taps = std::size_t(config.convolutions[0].kernel);
    const std::vector<float> first = kernelsOf(0);
    firstKernels.resize(first.size());
    for (std::size_t c = 0; c < channels; ++c)
        for (std::size_t k = 0; k < taps; ++k)
            firstKernels[k * channels + c] = first[c * taps + k];
    firstNorm = reader.norm("feature_extractor.conv_layers.0.2");
    for (std::size_t l = 1; l < config.convolutions.size(); ++l) {
        const auto in = std::size_t(config.convolutions[l - 1].channels);
        const auto out = std::size_t(config.convolutions[l].channels);
        const auto k = std::size_t(config.convolutions[l].kernel);
        const std::vector<float> given = kernelsOf(l); // out x in x k
        AlignedFloats kernel(k * in * out);
        for (std::size_t o = 0; o < out; ++o)
            for (std::size_t i = 0; i < in; ++i)
                for (std::size_t t = 0; t < k; ++t)
                    kernel.data()[(t * in + i) * out + o] = given[(o * in + i) * k + t];
        kernels.push_back(std::move(kernel));
        none.resize(std::max(none.size(), out));
    }
    featureNorm = reader.norm("layer_norm");
    projection = reader.linear({"post_extract_proj"});
    readPositions(weights);
    encoderNorm = reader.norm("encoder.layer_norm");
    const float scale = 1 / std::sqrt(float(config.dim / config.heads));
    for (std::int64_t l = 0; l < config.layers; ++l) {
        const std::string name = "encoder.layers." + std::to_string(l) + ".";
        const std::string attention = name + "self_attn.";
        layers.push_back(
            {reader.linear({attention + "q_proj", attention + "k_proj", attention + "v_proj"},
                           scale),
             reader.linear({attention + "out_proj"}), reader.linear({name + "fc1"}),
             reader.linear({name + "fc2"}), reader.norm(name + "self_attn_layer_norm"),
             reader.norm(name + "final_layer_norm")});
    }
    if (config.projection > 0)
        last = reader.linear({"final_proj"});
}

/// Folds the weight norm: for each tap g v / |v|.
void Wav2Vec2::Network::readPositions(const Wav2Vec2Weights& weights) {
    const Reader reader(weights);
    const auto g = reader.floats("encoder.pos_conv.0.weight_g");
    const auto v = reader.floats("encoder.pos_conv.0.weight_v"); // dim x in x taps
    positionBias = reader.floats("encoder.pos_conv.0.bias");
    const auto taps = std::size_t(config.positionKernel);
    const auto groups = std::size_t(config.positionGroups);
    const std::size_t width = std::size_t(config.dim) / groups;
    std::vector<double> squares(taps);
    for (std::size_t i = 0; i < v.size(); ++i)
        squares[i % taps] += double(v[i]) * v[i];
    for (std::size_t group = 0; group < groups; ++group) {
        AlignedFloats kernel(taps * width * width);
        for (std::size_t o = 0; o < width; ++o)
            for (std::size_t i = 0; i < width; ++i)
                for (std::size_t k = 0; k < taps; ++k)
                    kernel.data()[(k * width + i) * width + o] =
                        float(g[k] * v[((group * width + o) * width + i) * taps + k] /
                              std::sqrt(squares[k]));
        positions.push_back(std::move(kernel));
    }
}

} // namespace antiphon
