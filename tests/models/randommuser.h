#pragma once

#include "models/emotion/config.h"
#include "tests/models/randomstack.h"

// Weights for the decoders of models/emotion/decode.h, named as they want them, in no training.
namespace antiphon::testing {

class RandomWeights {
public:
    explicit RandomWeights(std::uint64_t seed) : m_rng(seed) {}

    void add(const std::string& name, std::vector<std::int64_t> shape) {
        tensors.push_back(randomTensor(name, std::move(shape), m_rng));
    }
    void linear(const std::string& name, std::int64_t in, std::int64_t out) {
        add(name + ".weight", {out, in});
        add(name + ".bias", {out});
    }
    /// Layers with linear attention.
    void stack(const std::string& prefix, std::int64_t dim, std::int64_t layers, bool cross) {
        const auto norm = [&](const std::string& name) {
            add(name + ".weight", {dim});
            add(name + ".bias", {dim});
        };
        for (std::int64_t l = 0; l < layers; ++l) {
            const std::string layer = prefix + ".layers." + std::to_string(l) + ".";
            std::vector<std::string> attentions = {cross ? "self_attention." : "attention."};
            if (cross)
                attentions.push_back("cross_attention.");
            for (const std::string& attention : attentions)
                for (const char* part : {"query", "key", "value", "out"})
                    linear(layer + attention + part + "_projection", dim, dim);
            linear(layer + "linear1", dim, 4 * dim);
            linear(layer + "linear2", 4 * dim, dim);
            norm(layer + "norm1");
            norm(layer + "norm2");
            if (cross)
                norm(layer + "norm3");
        }
        norm(prefix + ".norm");
    }

    std::vector<RawTensor> tensors;

private:
    Rng m_rng;
};

inline std::vector<RawTensor> randomMuser(const emotion::MuserConfig& c, std::uint64_t seed = 1) {
    static constexpr const char* names[] = {"tempo", "chord",    "bar_beat", "type",
                                            "pitch", "duration", "velocity", "emotion"};
    RandomWeights w(seed);
    const std::int64_t dim = c.decoderWidth, code = c.codeWidth();
    std::int64_t words = 0;
    for (std::size_t f = 0; f < wordFamilies; ++f) {
        w.add(names[f] + std::string("_emb.lut.weight"), {c.sizes[f], c.widths[f]});
        words += c.widths[f];
    }
    if (c.quantises()) {
        w.linear("input_x_linear_emo", words, dim);
        w.add("VQ.embeddings", {c.codes, code});
    } else {
        w.linear("input_x_linear", words - c.widths.back(), dim);
        w.linear("latent_emo_linear", code + c.widths.back(), code);
    }
    if (c.crosses())
        w.linear("decoder_cross_linear", code, dim);
    if (c.concatenates())
        w.linear("decoder_linear", dim + code, dim);
    if (c.hasGlobal())
        w.stack("transformer_decoder", dim, c.globalLayers(), c.crosses());
    if (c.hasElementDecoders() || c.addsSlices())
        w.linear("subDecoder_linear", c.sliceWidth, dim);
    for (std::size_t f = 0; f < emotion::elements; ++f) {
        if (c.hasElementDecoders())
            w.stack((WordFamily(f) == WordFamily::BarBeat ? "beat" : std::string(names[f])) +
                        "_decoder",
                    dim, c.elementLayers(), false);
        w.linear(std::string("predict_") + names[f], dim, c.sizes[f]);
    }
    w.linear("project_concat_type", dim + c.widths[std::size_t(WordFamily::Type)], dim);
    return w.tensors;
}

inline std::vector<RawTensor> randomPrior(const emotion::PriorConfig& c, std::uint64_t seed = 1) {
    RandomWeights w(seed);
    w.add("emb.lut.weight", {c.codes + 5, c.width});
    w.linear("input_linear", c.width, c.width);
    w.stack("transformer_encoder", c.width, c.layers, false);
    w.linear("predict_fc", c.width, c.codes);
    return w.tensors;
}

} // namespace antiphon::testing
