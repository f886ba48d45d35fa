#include "models/guide/decisionnet.h"

#include "core/error.h"
#include "core/rng.h"
#include "models/trainingops.h"
#include "models/transformer.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <stdexcept>

namespace antiphon::guide {

namespace {

constexpr std::int64_t relativeClip = 8;

TransformerShape shapeOf(const DecisionConfig& c, std::int64_t layers) {
    return {.dim = c.dim,
            .heads = c.heads,
            .feedForward = c.feedForward,
            .layers = layers,
            .dropout = c.dropout,
            .normFirst = c.normFirst,
            .relativeClip = c.relative ? relativeClip : 0,
            .relativeCross = c.relativeCross};
}

void fillNormal(at::Tensor values, Rng& rng) {
    const at::NoGradGuard noGradient;
    float* to = values.data_ptr<float>();
    for (std::int64_t i = 0; i < values.numel(); ++i)
        *to++ = float(rng.normal());
}

/// Which segments a masked span covers, (B, S): those that begin one are drawn by LibTorch's
/// generator of the CPU, which a training seeds for each step.
at::Tensor maskedSpans(const at::Tensor& source, const DecisionConfig& config) {
    const at::Tensor begins = at::rand(source.sizes(), at::kFloat).lt(config.maskProbability);
    at::Tensor masked = begins.clone();
    for (std::int64_t i = 1; i < std::min(config.maskLength, source.size(1)); ++i)
        masked.narrow(1, i, source.size(1) - i)
            .logical_or_(begins.narrow(1, 0, source.size(1) - i));
    return masked.to(source.device()).logical_and(source.lt(config.codes));
}

} // namespace

struct DecisionNet::Module : torch::nn::Module {
    Module(const DecisionConfig& c, bool learnCodebook) : config(c) {
        const auto table = [](torch::nn::Module& at, const char* name, std::int64_t rows,
                              std::int64_t dim) {
            return at.register_parameter(name, at::zeros({rows, dim}));
        };
        const auto child = [](torch::nn::Module& at, const char* name) {
            return at.register_module(name, std::make_shared<torch::nn::Module>());
        };
        if (c.embedding == "table") {
            embedding = table(*child(*this, "embedding"), "weight", c.tokens(), c.dim);
        } else {
            special = table(*child(*this, "special_token_embeddings"), "weight", 3, c.dim);
            codebook = learnCodebook
                           ? table(*this, "vocab_embedding_table", c.codes, c.dim)
                           : register_buffer("vocab_embedding_table", at::zeros({c.codes, c.dim}));
        }
        if (c.maskProbability > 0)
            maskEmbedding = register_parameter("mask_embedding", at::zeros({c.dim}));
        const auto outer = child(*this, "decision");
        decoder = std::make_shared<TransformerStack>(shapeOf(c, c.layers), true);
        if (c.encoderLayers > 0) {
            const auto both = child(*outer, "decision");
            encoder = both->register_module(
                "encoder", std::make_shared<TransformerStack>(shapeOf(c, c.encoderLayers), false));
            both->register_module("decoder", decoder);
        } else {
            outer->register_module("decision", decoder);
        }
        output = outer->register_module("output_layer",
                                        std::make_shared<AffineLayer>(c.dim, c.tokens()));
    }

    void initialise(std::uint64_t seed) {
        Rng rng(seed);
        initialiseTransformer(*this, rng);
        for (const at::Tensor& table : {embedding, special, codebook, maskEmbedding})
            if (table.defined())
                fillNormal(table, rng);
    }

    at::Tensor embedded(const at::Tensor& tokens) const {
        return at::embedding(embedding.defined() ? embedding : at::cat({codebook, special}),
                             tokens);
    }

    /// `there`: whether these have positions at all.
    at::Tensor positioned(const at::Tensor& x, bool there) {
        if (!there)
            return dropOut(x, config.dropout, is_training() && config.positionDropout);
        if (!positions.defined() || positions.size(0) < x.size(1) ||
            positions.device() != x.device())
            positions =
                sinusoids(std::max(x.size(1), config.maxSegments + 2), config.dim).to(x.device());
        return dropOut(x + positions.narrow(0, 0, x.size(1)), config.dropout,
                       is_training() && config.positionDropout);
    }

    const DecisionConfig config;
    at::Tensor embedding, special, codebook, maskEmbedding;
    at::Tensor positions; ///< a cache, no part of the weights
    std::shared_ptr<TransformerStack> encoder, decoder;
    std::shared_ptr<AffineLayer> output;
};

DecisionNet::DecisionNet(const DecisionConfig& config, std::uint64_t seed, bool learnCodebook)
    : m_module(std::make_shared<Module>(config, learnCodebook)) {
    m_module->initialise(seed);
}

const DecisionConfig& DecisionNet::config() const {
    return m_module->config;
}

TorchModel DecisionNet::model() const {
    TorchModel model = modelOf(*m_module);
    // It lives as long as the functions that speak of it.
    model.mode = [module = m_module](bool training) { module->train(training); };
    model.training = [module = m_module] { return module->is_training(); };
    return model;
}

std::int64_t DecisionNet::parameterCount() const {
    std::int64_t count = 0;
    for (const at::Tensor& parameter : m_module->parameters())
        count += parameter.numel();
    return count;
}

void DecisionNet::moveTo(const std::string& device) const {
    m_module->to(at::Device(device));
}

DecisionNet::Memory DecisionNet::read(const at::Tensor& source) const {
    const DecisionConfig& c = m_module->config;
    const at::Tensor padding = source.eq(c.padding());
    Memory memory{m_module->embedded(source), padding};
    if (c.maskProbability > 0 && m_module->is_training()) {
        const at::Tensor masked = maskedSpans(source, c);
        memory.values = at::where(masked.unsqueeze(2), m_module->maskEmbedding, memory.values);
        memory.hidden = padding.logical_or(masked);
    }
    memory.values = m_module->positioned(memory.values, c.positionsOfSource());
    if (m_module->encoder)
        memory.values = m_module->encoder->forward(memory.values, keyMask(padding));
    return memory;
}

at::Tensor DecisionNet::write(const Memory& memory, const at::Tensor& input,
                              bool memoryPadding) const {
    const AttentionMask own = keyMask(input.eq(m_module->config.padding()));
    const at::Tensor x = m_module->decoder->forward(
        m_module->positioned(m_module->embedded(input), m_module->config.positionsOfAnswer()),
        causalMask(input.size(1), own, input.device()), memory.values,
        memoryPadding ? keyMask(memory.hidden) : AttentionMask());
    return m_module->output->forward(x);
}

at::Tensor DecisionNet::logits(const at::Tensor& source, const at::Tensor& input) const {
    return write(read(source), input);
}

void DecisionNet::setCodebook(std::span<const float> centres) {
    at::Tensor& codebook = m_module->codebook;
    if (!codebook.defined())
        throw std::logic_error("this Decision network has no codebook");
    if (std::int64_t(centres.size()) != codebook.numel())
        throw UserError("The codebook has " + std::to_string(centres.size()) +
                        " values; the Decision network needs " + std::to_string(codebook.size(0)) +
                        " centres of " + std::to_string(codebook.size(1)) + ".");
    const at::NoGradGuard noGradient;
    std::ranges::copy(centres, codebook.data_ptr<float>());
}

std::int64_t lastLayers(const std::string& which) {
    std::int64_t last = which == "output" ? 0 : -1;
    if (which.starts_with("last:")) {
        const char* const end = which.data() + which.size();
        const auto [stop, error] = std::from_chars(which.data() + 5, end, last);
        if (error != std::errc() || stop != end || last < 1)
            last = -1;
    }
    if (which != "all" && last < 0)
        throw UserError("'" + which +
                            "' is no choice of layers; take all, last:n (last:1 is the last one) "
                            "or output.",
                        UserError::Kind::Usage);
    return last;
}

void DecisionNet::trainOnly(const std::string& which) {
    const std::int64_t last = lastLayers(which);
    for (at::Tensor& parameter : m_module->parameters())
        parameter.set_requires_grad(which == "all");
    if (which == "all")
        return;
    const auto release = [](torch::nn::Module& part) {
        for (at::Tensor& parameter : part.parameters())
            parameter.set_requires_grad(true);
    };
    release(*m_module->output);
    if (last > 0)
        m_module->decoder->lastLayers(last, release);
}

std::vector<std::vector<std::int32_t>>
greedyAnswers(const DecisionNet& net, const std::vector<std::vector<std::int32_t>>& sources,
              std::int64_t length, bool mayEnd) {
    const DecisionConfig& c = net.config();
    std::vector<LabelWindow> windows;
    for (const auto& source : sources)
        windows.push_back({.source = source});
    TokenBatch batch = tokenBatch(windows, c);

    const TorchModel model = net.model();
    const at::Device device = model.parameters.front().second.device();
    const at::NoGradGuard noGradient;
    const EvaluationMode evaluating(model);
    const at::Tensor source =
        at::from_blob(batch.source.data(), {batch.rows, batch.sourceLength}, at::kLong).to(device);
    const DecisionNet::Memory memory = net.read(source);
    at::Tensor forbidden = at::zeros({c.tokens()}, at::kFloat);
    for (const std::int64_t token : {c.start(), c.padding(), mayEnd ? c.start() : c.end()})
        forbidden[token] = -std::numeric_limits<float>::infinity();
    forbidden = forbidden.to(device);
    at::Tensor tokens = at::full({batch.rows, 1}, c.start(), source.options());
    at::Tensor ended = at::zeros({batch.rows, 1}, source.options().dtype(at::kBool));
    for (std::int64_t i = 0; i < length && !ended.all().item<bool>(); ++i) {
        const at::Tensor last = net.write(memory, tokens).select(1, i).to(at::kFloat) + forbidden;
        const at::Tensor next = at::where(ended, c.padding(), last.argmax(-1, true));
        ended = ended.logical_or(next.eq(c.end()));
        tokens = at::cat({tokens, next}, 1);
    }
    tokens = tokens.narrow(1, 1, tokens.size(1) - 1).to(at::kCPU).contiguous();
    std::vector<std::vector<std::int32_t>> answers;
    for (std::int64_t row = 0; row < batch.rows; ++row) {
        const std::span<const std::int64_t> written(
            tokens.data_ptr<std::int64_t>() + row * tokens.size(1), std::size_t(tokens.size(1)));
        auto& answer = answers.emplace_back();
        for (const std::int64_t token : written.first(lengthToEnd(written, c)))
            if (token < c.codes)
                answer.push_back(std::int32_t(token));
    }
    return answers;
}

} // namespace antiphon::guide
