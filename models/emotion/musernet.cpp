#include "models/emotion/musernet.h"

#include "core/rng.h"
#include "models/emotion/emacodebook.h"
#include "models/emotion/wordembedding.h"
#include "models/lineartransformer.h"
#include "models/trainingops.h"

#include <ATen/ATen.h>

#include <cmath>

namespace antiphon::emotion {

namespace {

/// As published checkpoints call the elements, by elementOrder.
constexpr const char* decoderNames[] = {"tempo", "chord",    "beat",    "type",
                                        "pitch", "duration", "velocity"};
constexpr const char* headNames[] = {"tempo", "chord",    "bar_beat", "type",
                                     "pitch", "duration", "velocity"};
constexpr std::size_t typeElement = 3;
static_assert(elementOrder[typeElement] == WordFamily::Type);

std::size_t familyOf(std::size_t element) {
    return std::size_t(elementOrder[element]);
}

} // namespace

struct MuserNet::Module : torch::nn::Module {
    using Affine = std::shared_ptr<AffineLayer>;
    using Stack = std::shared_ptr<LinearTransformer>;

    explicit Module(const MuserConfig& c) : config(c), embedding(*this, c.sizes, c.widths) {
        const std::int64_t encoder = c.encoderWidth, decoder = c.decoderWidth, code = c.codeWidth();
        const std::int64_t words = embedding.width(elements);
        inputY = affineLayer("input_y_linear", words, encoder);
        transformerEncoder = stack("transformer_encoder", {.dim = encoder, .layers = c.layers});
        latentLinear = affineLayer("latent_linear", encoder, code);
        if (c.quantises()) {
            codebook =
                register_module("VQ", std::make_shared<EmaCodebook>(c.codes, code, c.revives));
            inputX = affineLayer("input_x_linear_emo", words + c.widths.back(), decoder);
        } else {
            mean = affineLayer("mean_linear", code, code);
            logVariance = affineLayer("logv_linear", code, code);
            latentEmotion = affineLayer("latent_emo_linear", code + c.widths.back(), code);
            inputX = affineLayer("input_x_linear", words, decoder);
        }
        if (c.hasRegulariser())
            regulariser = register_module("DR", std::make_shared<LinearTransformer>(
                                                    LinearShape{.dim = c.length,
                                                                .heads = c.regulariserHeads(),
                                                                .layers = c.regulariserLayers(),
                                                                .dropout = c.dropout}));
        if (c.crosses())
            crossLinear = affineLayer("decoder_cross_linear", code, decoder);
        if (c.concatenates())
            concatLinear = affineLayer("decoder_linear", decoder + code, decoder);
        if (c.hasGlobal())
            transformerDecoder = stack("transformer_decoder", {.dim = decoder,
                                                               .layers = c.globalLayers(),
                                                               .causal = true,
                                                               .decoder = c.crosses()});
        if (c.hasElementDecoders() || c.addsSlices())
            sliceLinear = affineLayer("subDecoder_linear", c.sliceWidth, decoder);
        for (std::size_t e = 0; e < elements; ++e) {
            if (c.hasElementDecoders())
                elementDecoders[e] =
                    stack(decoderNames[e] + std::string("_decoder"),
                          {.dim = decoder, .layers = c.elementLayers(), .causal = true});
            heads[e] =
                affineLayer(std::string("predict_") + headNames[e], decoder, c.sizes[familyOf(e)]);
        }
        blend = affineLayer("project_concat_type",
                            decoder + c.widths[std::size_t(WordFamily::Type)], decoder);
        if (c.variant == "VQ_VAE_CONCAT") { // published, in its checkpoints, and never used
            affineLayer("decoder_linear_emo", decoder + code + encoder, decoder);
            affineLayer("latent_decoder_linear", code, decoder);
        }
        encoderPositions = sinusoids(c.length, encoder);
        decoderPositions = sinusoids(c.length, decoder);
        if (c.hasRegulariser())
            regulariserPositions = sinusoids(c.sliceWidth, c.length);
    }

    Affine affineLayer(const std::string& name, std::int64_t in, std::int64_t out) {
        return register_module(name, std::make_shared<AffineLayer>(in, out));
    }
    Stack stack(const std::string& name, LinearShape shape) {
        shape.heads = config.heads;
        shape.dropout = config.dropout;
        return register_module(name, std::make_shared<LinearTransformer>(shape));
    }

    void initialise(std::uint64_t seed) {
        Rng rng(seed);
        initialiseAffine(*this, rng);
        embedding.initialise(rng);
        if (codebook)
            codebook->initialise(rng);
        // Element decoders start alike.
        const at::NoGradGuard noGradient;
        for (std::size_t e = 1; config.hasElementDecoders() && e < elements; ++e) {
            const auto first = elementDecoders[0]->parameters();
            auto own = elementDecoders[e]->parameters();
            for (std::size_t i = 0; i < own.size(); ++i)
                own[i].copy_(first[i]);
        }
    }

    at::Tensor positioned(const at::Tensor& x, at::Tensor& positions) {
        if (positions.device() != x.device())
            positions = positions.to(x.device());
        return withPositions(x, positions, config.dropout, is_training());
    }
    at::Tensor masking(const at::Tensor& keys) const { return config.masked ? keys : at::Tensor(); }

    /// (B, T, codeWidth); VAE: (B, 1, codeWidth), the mean over time.
    at::Tensor latents(const at::Tensor& words, const at::Tensor& keys) {
        const at::Tensor x = embedding.projected(words, *inputY, elements);
        const at::Tensor all = latentLinear->forward(
            transformerEncoder->forward(positioned(x, encoderPositions), keys));
        if (codebook)
            return all;
        return keys.defined()
                   ? (all * keys.unsqueeze(2)).sum(1, true) / keys.sum(1).unsqueeze(1).unsqueeze(2)
                   : all.mean(1, true);
    }

    /// The slice of an element, of the codes of the first `rows` rows.
    at::Tensor slice(const at::Tensor& vectors, std::size_t element, std::int64_t rows) const {
        return vectors.narrow(1, 0, rows)
            .narrow(2, std::int64_t(element) * config.sliceWidth, config.sliceWidth);
    }

    /// A number an element and row (elements, B, T).
    at::Tensor regularised(const at::Tensor& vectors, const at::Tensor& keys) {
        const std::int64_t pieces = vectors.size(0), rows = vectors.size(1);
        at::Tensor parts = vectors.view({pieces, rows, std::int64_t(elements), config.sliceWidth});
        if (!regulariser)
            return parts.mean(3).permute({2, 0, 1});
        if (keys.defined())
            parts = parts * keys.unsqueeze(2).unsqueeze(3);
        // The numbers of a slice are words of the network, time is their width.
        const at::Tensor words = parts.permute({2, 0, 3, 1}).reshape({-1, config.sliceWidth, rows});
        return regulariser->firstRow(positioned(words, regulariserPositions))
            .view({std::int64_t(elements), pieces, rows});
    }

    at::Tensor globalRows(const at::Tensor& vectors, const at::Tensor& words,
                          const at::Tensor& keys) {
        at::Tensor x = embedding.projected(words, *inputX, codebook ? wordFamilies : elements);
        if (config.crosses())
            return transformerDecoder->forward(positioned(x, decoderPositions), {},
                                               crossLinear->forward(vectors), keys);
        if (!config.concatenates())
            return x;
        at::Tensor beside = codebook ? vectors.narrow(1, 0, words.size(1)) : at::Tensor();
        if (!codebook)
            beside =
                latentEmotion
                    ->forward(at::cat(
                        {vectors, embedding.looked(words.narrow(1, 0, 1), WordFamily::Emotion)}, 2))
                    .expand({-1, words.size(1), -1});
        x = concatLinear->forward(at::cat({x, beside}, 2));
        return transformerDecoder->forward(positioned(x, decoderPositions));
    }

    PerElement decode(const at::Tensor& vectors, const at::Tensor& given, const at::Tensor& types,
                      const at::Tensor& keys) {
        at::Tensor words = given;
        if (config.repeatsEmotion) {
            words = given.clone();
            words.select(2, std::int64_t(WordFamily::Emotion))
                .copy_(
                    given.select(1, 0).select(1, std::int64_t(WordFamily::Emotion)).unsqueeze(1));
        }
        const at::Tensor rows = globalRows(vectors, words, keys);
        const at::Tensor type = embedding.looked(types, WordFamily::Type);
        const auto blended = [&](const at::Tensor& h) {
            return blend->forward(at::cat({h, type}, 2));
        };
        const at::Tensor shared = config.hasElementDecoders() ? at::Tensor() : blended(rows);
        PerElement logits;
        for (std::size_t e = 0; e < elements; ++e) {
            at::Tensor h = e == typeElement ? rows : shared;
            if (sliceLinear) {
                const at::Tensor part = sliceLinear->forward(slice(vectors, e, words.size(1)));
                h = (elementDecoders[e] ? rows : h) + part;
            }
            if (elementDecoders[e]) {
                h = elementDecoders[e]->forward(positioned(h, decoderPositions));
                if (e != typeElement)
                    h = blended(h);
            }
            logits[e] = heads[e]->forward(h);
        }
        return logits;
    }

    const MuserConfig config;
    WordEmbedding embedding;
    Affine inputY, latentLinear, mean, logVariance, latentEmotion, inputX, crossLinear,
        concatLinear, sliceLinear, blend;
    Stack transformerEncoder, transformerDecoder, regulariser;
    std::shared_ptr<EmaCodebook> codebook;
    std::array<Stack, elements> elementDecoders;
    std::array<Affine, elements> heads;
    at::Tensor encoderPositions, decoderPositions, regulariserPositions; ///< no part of the weights
};

MuserNet::MuserNet(const MuserConfig& config, std::uint64_t seed)
    : m_module(std::make_shared<Module>(config)) {
    m_module->initialise(seed);
}

const MuserConfig& MuserNet::config() const {
    return m_module->config;
}

TorchModel MuserNet::model() const {
    TorchModel model = modelOf(*m_module);
    // It lives as long as the functions that speak of it.
    model.mode = [module = m_module](bool training) { module->train(training); };
    model.training = [module = m_module] { return module->is_training(); };
    return model;
}

std::int64_t MuserNet::parameterCount() const {
    std::int64_t count = 0;
    for (const at::Tensor& parameter : m_module->parameters())
        count += parameter.numel();
    return count;
}

MuserNet::Parts MuserNet::forward(const at::Tensor& x, const at::Tensor& y,
                                  const at::Tensor& given) const {
    Module& m = *m_module;
    const at::Tensor keys = m.masking(given);
    const at::Tensor latents = m.latents(m.config.encodesInput ? x : y, keys);
    Parts parts;
    at::Tensor vectors;
    if (m.codebook) {
        const EmaCodebook::Quantised quantised = m.codebook->forward(latents, keys);
        vectors = quantised.vectors;
        parts.indices = quantised.indices;
        parts.vectorLoss = quantised.loss;
        if (m.config.regularises())
            parts.regularised = m.regularised(vectors, keys);
    } else {
        const at::Tensor mean = m.mean->forward(latents), logs = m.logVariance->forward(latents);
        vectors = m.is_training() ? mean + at::randn_like(mean) * (logs / 2).exp() : mean;
        parts.divergence = -0.5 * (1 + logs - mean.square() - logs.exp()).sum();
    }
    parts.logits = m.decode(vectors, x, y.select(2, std::int64_t(WordFamily::Type)), keys);
    return parts;
}

MuserNet::Encoded MuserNet::encode(const at::Tensor& x, const at::Tensor& y,
                                   const at::Tensor& keys) const {
    const at::NoGradGuard noGradient;
    Module& m = *m_module;
    Encoded encoded;
    encoded.latents = m.latents(m.config.encodesInput ? x : y, m.masking(keys));
    if (!m.codebook) {
        encoded.vectors = encoded.latents = m.mean->forward(encoded.latents);
        return encoded;
    }
    const EmaCodebook::Nearest nearest = m.codebook->nearest(encoded.latents);
    encoded.indices = nearest.indices;
    encoded.margins = nearest.margins;
    encoded.vectors = at::embedding(m.codebook->embeddings, nearest.indices);
    return encoded;
}

MuserNet::PerElement MuserNet::decode(const at::Tensor& vectors, const at::Tensor& x,
                                      const at::Tensor& types, const at::Tensor& keys) const {
    return m_module->decode(vectors, x, types, m_module->masking(keys));
}

at::Tensor elementLosses(const MuserNet::PerElement& logits, const at::Tensor& y,
                         const at::Tensor& keys) {
    const at::Tensor weights = keys / keys.sum(1, true) / double(keys.size(0));
    std::vector<at::Tensor> losses;
    for (std::size_t e = 0; e < elements; ++e) {
        const at::Tensor wanted = y.select(2, std::int64_t(familyOf(e))).reshape({-1});
        const at::Tensor each =
            at::cross_entropy_loss(logits[e].flatten(0, 1), wanted, {}, at::Reduction::None);
        losses.push_back((each * weights.flatten()).sum());
    }
    return at::stack(losses);
}

} // namespace antiphon::emotion
