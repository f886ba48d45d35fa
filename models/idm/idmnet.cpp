#include "models/idm/idmnet.h"

#include "core/rng.h"
#include "models/idm/unetblocks.h"
#include "models/lineartransformer.h"
#include "models/transformer.h"

#include <ATen/ATen.h>
#include <torch/nn/module.h>

#include <cmath>

namespace antiphon::idm {

namespace {

constexpr std::int64_t told = 6; ///< numbers of a condition
constexpr double silence = -1;

/// Noise as the published program draws it.
at::Tensor gumbel(std::int64_t batch, std::int64_t length, const at::TensorOptions& options) {
    return -(-at::rand({batch, length, 2}, options).clamp(1e-6, 1 - 1e-6).log()).log();
}

/// Chooses where chunks begin. q and k of the published program have biases, ours do not.
struct Router : torch::nn::Module {
    Router(const IdmConfig& c) : config(c) {
        const auto add = [&](const char* name, at::Tensor& weight, at::Tensor& bias) {
            auto part = register_module(name, std::make_shared<torch::nn::Module>());
            weight = part->register_parameter("weight", at::eye(c.width) *
                                                            (c.published() ? 1 : 1 / c.routerRate));
            if (c.published())
                bias = part->register_parameter("bias", at::zeros(c.width));
        };
        add("q_proj", queryWeight, queryBias);
        add("k_proj", keyWeight, keyBias);
    }
    /// Weights are kept divided by the router's rate, so that steps of one size move them further.
    Chunks forward(const at::Tensor& tokens, const at::Tensor& noise) const {
        if (config.published())
            return sampledChunks(
                tokens, queryWeight, queryBias, keyWeight, keyBias,
                noise.defined() ? noise : gumbel(tokens.size(0), tokens.size(1), tokens.options()));
        const at::Tensor chances = routedChances(tokens, queryWeight * config.routerRate, {},
                                                 keyWeight * config.routerRate, {});
        return ruledChunks(tokens, chances, config.chunks, config.ratio);
    }

    IdmConfig config;
    at::Tensor queryWeight, queryBias, keyWeight, keyBias;
};

} // namespace

struct IdmNet::Module : torch::nn::Module {
    explicit Module(const IdmConfig& c) : config(c) {
        const std::int64_t n = c.channels, cells = c.bands / 8;
        const std::int64_t film = c.conditioned ? filmWidth : 0;
        const auto encoder = [&](const char* name, std::int64_t from, std::int64_t to) {
            return register_module(name, std::make_shared<ConvBlock>(from, to, c.norm, film));
        };
        enc1 = encoder("enc1", 1, n);
        enc2 = encoder("enc2", n, 2 * n);
        enc3 = encoder("enc3", 2 * n, 4 * n);
        const std::int64_t token = c.tokens == "time" ? 4 * n * cells : 4 * n;
        in = register_module("to_transformer", std::make_shared<AffineLayer>(token, c.width));
        if (c.chunks != "none")
            router = register_module("dynamic_chunker", std::make_shared<Router>(c));
        main = register_module("main_network", std::make_shared<TransformerStack>(
                                                   TransformerShape{.dim = c.width,
                                                                    .heads = c.heads,
                                                                    .feedForward = 4 * c.width,
                                                                    .layers = c.layers,
                                                                    .dropout = c.dropout,
                                                                    .normFirst = false,
                                                                    .finalNorm = false},
                                                   false));
        out = register_module("from_transformer", std::make_shared<AffineLayer>(c.width, token));
        const auto decoder = [&](const char* name, std::int64_t from, std::int64_t skip,
                                 std::int64_t to) {
            return register_module(name, std::make_shared<UpBlock>(from, skip, to, c.norm, film));
        };
        dec1 = decoder("dec1", 4 * n, 4 * n, 2 * n);
        dec2 = decoder("dec2", 2 * n, 2 * n, n);
        dec3 = decoder("dec3", n, n, n);
        if (c.frameWidth > 0)
            for (auto& [name, block] : {std::pair{"frames1", &frames1}, {"frames2", &frames2}})
                *block = register_module(
                    name, std::make_shared<FrameBlock>(n, c.bands, c.frameWidth, film));
        auto last = register_module("out_conv", std::make_shared<torch::nn::Module>());
        outWeight = last->register_parameter("weight", at::zeros({1, n, 1, 1}));
        outBias = last->register_parameter("bias", at::zeros(1));
        if (c.conditioned) {
            auto both = register_module("condition", std::make_shared<torch::nn::Module>());
            condition1 = both->register_module("0", std::make_shared<AffineLayer>(told, filmWidth));
            condition2 =
                both->register_module("2", std::make_shared<AffineLayer>(filmWidth, filmWidth));
            toTokens =
                register_module("to_tokens", std::make_shared<AffineLayer>(filmWidth, c.width));
        }
    }

    void initialise(std::uint64_t seed) {
        Rng rng(seed);
        const at::NoGradGuard noGradient;
        const auto fill = [&](at::Tensor to, double most) {
            float* values = to.data_ptr<float>();
            for (std::int64_t i = 0; i < to.numel(); ++i)
                values[i] = float(most * (2 * rng.uniform() - 1));
        };
        // As PyTorch's layers begin: uniform within 1 / sqrt(inputs); then the transformer's and
        // the affine ones in their own ways.
        for (auto& [name, tensor] : modelOf(*this).parameters)
            if (tensor.dim() > 2)
                fill(tensor, 1 / std::sqrt(double(tensor.numel() / tensor.size(0))));
        initialiseAffine(*this, rng);
        initialiseTransformer(*main, rng);
        for (const auto& block : {frames1, frames2})
            if (block)
                block->soften();
    }

    at::Tensor embedded(const IdmCondition& c, const at::Tensor& x) const {
        if (!config.conditioned)
            return {};
        const at::Tensor open = c.unsaid.unsqueeze(1);
        const at::Tensor all =
            at::cat({c.noise.unsqueeze(1), c.score * (1 - open), open}, 1).to(x.scalar_type());
        return at::silu(condition2->forward(at::silu(condition1->forward(all))));
    }

    /// (B, C, bands / 8, T / 8) -> (B, L, token)
    at::Tensor flattened(const at::Tensor& x) const {
        if (config.tokens == "time")
            return x.flatten(1, 2).transpose(1, 2);
        return x.permute({0, 3, 2, 1}).flatten(1, 2);
    }
    at::Tensor unflattened(const at::Tensor& tokens, const at::Tensor& like) const {
        const std::int64_t cells = like.size(2), times = like.size(3);
        if (config.tokens == "time")
            return tokens.transpose(1, 2).unflatten(1, {like.size(1), cells});
        return tokens.unflatten(1, {times, cells}).permute({0, 3, 2, 1});
    }

    at::Tensor positions(const at::Tensor& places, const at::Tensor& like) {
        const std::int64_t count = places.max().item<std::int64_t>() + 1;
        if (!table.defined() || table.size(0) < count || table.device() != like.device())
            table = sinusoids(std::max<std::int64_t>(count, 256), config.width).to(like.device());
        return at::embedding(table, places).to(like.scalar_type());
    }

    /// A skip connection, cut for some clips while training.
    at::Tensor skip(const at::Tensor& x) const {
        if (!is_training() || config.skipDrop <= 0)
            return x;
        return x * at::rand({x.size(0), 1, 1, 1}, x.options()).ge(config.skipDrop);
    }

    /// The way down: an embedded condition, what skips the bottleneck, and its tokens.
    struct Encoded {
        at::Tensor film, first, second, third, deep, tokens;
    };

    template <class Note>
    Encoded encoded(const at::Tensor& spectrograms, const IdmCondition& given, Note note) {
        const std::int64_t frames = spectrograms.size(2);
        at::Tensor x = spectrograms.unsqueeze(1);
        if (!config.published() && frames % 8 != 0)
            x = at::constant_pad_nd(x, {0, 8 - frames % 8}, silence);
        Encoded e;
        e.film = embedded(given, x);
        const auto half = [](const at::Tensor& y) { return at::max_pool2d(y, {2, 2}); };
        const auto noted = [&](const char* name, at::Tensor y) {
            note(name, y);
            return y;
        };
        e.first = noted("enc1", enc1->forward(x, e.film));
        if (frames1)
            e.first = noted("frames1", frames1->forward(e.first, e.film));
        e.second = noted("enc2", enc2->forward(noted("pool1", half(e.first)), e.film));
        e.third = noted("enc3", enc3->forward(noted("pool2", half(e.second)), e.film));
        e.deep = noted("pool3", half(e.third));
        e.tokens = noted("to_transformer", in->forward(flattened(e.deep)));
        return e;
    }

    template <class Note>
    Result forward(const at::Tensor& spectrograms, const IdmCondition& given,
                   const at::Tensor& noise, Note note) {
        const Encoded e = encoded(spectrograms, given, note);
        Result result;
        at::Tensor y = out->forward(bottleneck(e.tokens, e.film, noise, result, note));
        note("from_transformer", y);
        y = dec1->forward(unflattened(y, e.deep), skip(e.third), e.film, note, "dec1.up");
        note("dec1", y);
        y = dec2->forward(y, skip(e.second), e.film, note, "dec2.up");
        note("dec2", y);
        y = dec3->forward(y, skip(e.first), e.film, note, "dec3.up");
        note("dec3", y);
        if (frames2) {
            y = frames2->forward(y, e.film);
            note("frames2", y);
        }
        y = at::conv2d(y, outWeight, outBias);
        note("out_conv", y);
        result.output = y.squeeze(1).narrow(2, 0, spectrograms.size(2));
        return result;
    }

    Chunks chunks(const at::Tensor& spectrograms, const IdmCondition& given,
                  const at::Tensor& noise) {
        if (!router)
            return {};
        const auto unheard = [](const char*, const at::Tensor&) {};
        return router->forward(encoded(spectrograms, given, unheard).tokens, noise);
    }

    template <class Note>
    at::Tensor bottleneck(const at::Tensor& tokens, const at::Tensor& film, const at::Tensor& noise,
                          Result& result, Note note) {
        const auto transformed = [&](at::Tensor x, const at::Tensor& places,
                                     const AttentionMask& mask) {
            if (film.defined())
                x = x + toTokens->forward(film).unsqueeze(1);
            if (!config.published())
                x = x + positions(places, x);
            x = main->forward(x, mask);
            note("main_network", x);
            return x;
        };
        if (!router) {
            const at::Tensor places =
                at::arange(tokens.size(1), tokens.options().dtype(at::kLong)).unsqueeze(0);
            return transformed(tokens, places, {});
        }
        Chunks& chunks = result.chunks;
        chunks = router->forward(tokens, noise);
        note("pooled", chunks.pooled);
        const at::Tensor lacking = chunks.lacking();
        const bool whole = config.chunks == "quantile";
        const at::Tensor z =
            transformed(chunks.pooled, chunks.firsts, whole ? AttentionMask() : keyMask(lacking));
        if (config.published())
            return repeatedChunks(z, tokens.size(1));
        if (config.chunks == "threshold")
            result.ratioLoss = ratioLoss(chunks, config.ratio);
        return smoothedTokens(z, chunks) * confidence(chunks) + tokens;
    }

    IdmConfig config;
    std::shared_ptr<ConvBlock> enc1, enc2, enc3;
    std::shared_ptr<AffineLayer> in, out, condition1, condition2, toTokens;
    std::shared_ptr<Router> router;
    std::shared_ptr<TransformerStack> main;
    std::shared_ptr<UpBlock> dec1, dec2, dec3;
    std::shared_ptr<FrameBlock> frames1, frames2;
    at::Tensor outWeight, outBias, table;
};

IdmNet::IdmNet(const IdmConfig& config, std::uint64_t seed)
    : m_module(std::make_shared<Module>(idmConfig(toJson(config), "The network's settings"))) {
    m_module->initialise(seed);
}

IdmNet::IdmNet(const IdmConfig& config, std::span<const RawTensor> weights,
               const std::string& origin)
    : m_module(std::make_shared<Module>(config)) {
    loadWeights(model(), weights, origin);
}

const IdmConfig& IdmNet::config() const {
    return m_module->config;
}

TorchModel IdmNet::model() const {
    TorchModel model = modelOf(*m_module);
    if (!m_module->config.published())
        return model;
    // Nothing reaches what chooses the chunks.
    for (auto& [name, tensor] : model.parameters)
        if (name.starts_with("dynamic_chunker."))
            tensor.requires_grad_(false);
    return model;
}

std::int64_t IdmNet::parameterCount() const {
    std::int64_t count = 0;
    for (const auto& [name, tensor] : model().parameters)
        count += tensor.numel();
    return count;
}

IdmNet::Result IdmNet::forward(const at::Tensor& spectrograms, const IdmCondition& condition,
                               const at::Tensor& noise) const {
    return m_module->forward(spectrograms, condition, noise,
                             [](const std::string&, const at::Tensor&) {});
}

Chunks IdmNet::chunks(const at::Tensor& spectrograms, const IdmCondition& condition,
                      const at::Tensor& noise) const {
    return m_module->chunks(spectrograms, condition, noise);
}

std::vector<std::pair<std::string, at::Tensor>> IdmNet::stages(const at::Tensor& spectrograms,
                                                               const IdmCondition& condition,
                                                               const at::Tensor& noise) const {
    std::vector<std::pair<std::string, at::Tensor>> stages;
    m_module->forward(spectrograms, condition, noise,
                      [&](const std::string& name, const at::Tensor& value) {
                          stages.emplace_back(name, value);
                      });
    return stages;
}

} // namespace antiphon::idm
