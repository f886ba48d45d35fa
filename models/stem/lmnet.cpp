#include "models/stem/lmnet.h"

#include "core/rng.h"
#include "models/stem/lmblocks.h"
#include "models/torchtensors.h"

#include <ATen/ATen.h>

#include <cmath>
#include <limits>
#include <map>
#include <stdexcept>

namespace antiphon::stem {

namespace {

constexpr double noKey = -std::numeric_limits<float>::infinity();

void fillNormal(at::Tensor values, double sigma, Rng& rng) {
    float* to = values.data_ptr<float>();
    for (std::int64_t i = 0; i < values.numel(); ++i) {
        double z = rng.normal();
        while (std::abs(z) > 3)
            z = rng.normal();
        to[i] = float(sigma * z);
    }
}

/// Of the decoder's layers, from 1; 0: of none. Three modules of the names are one layer.
std::int64_t layerOf(const std::string& name) {
    static const std::string prefix = "decoder.attn_layers.layers.";
    return name.starts_with(prefix) ? std::stoll(name.substr(prefix.size())) / 3 + 1 : 0;
}

at::Tensor added(const at::Tensor& keep) { // keep: bool, true is seen
    return at::zeros(keep.sizes(), keep.options().dtype(at::kFloat))
        .masked_fill_(keep.logical_not(), noKey);
}

} // namespace

at::Tensor cosineSines(const at::Tensor& positions, std::int64_t dim) {
    const std::int64_t half = dim / 2;
    const auto options = at::TensorOptions().dtype(at::kDouble).device(positions.device());
    const at::Tensor rates =
        at::pow(10000.0, at::arange(half, options) / double(std::max<std::int64_t>(half - 1, 1)));
    const at::Tensor angles = positions.to(at::kDouble).unsqueeze(-1) / rates;
    return at::cat({angles.cos(), angles.sin()}, -1).to(at::kFloat);
}

LmInput lmInput(const PromptSequence& s, std::int64_t from, std::int64_t to) {
    const auto whole = [](const auto& values, at::ScalarType type, at::IntArrayRef shape) {
        return at::from_blob(const_cast<void*>(static_cast<const void*>(values.data())), shape,
                             at::TensorOptions().dtype(type));
    };
    const std::int64_t count = to - from;
    return {
        whole(s.tokens, at::kInt, {s.rows, s.books, s.steps}).narrow(2, from, count).to(at::kLong),
        whole(s.stepMask, at::kChar, {s.rows, s.steps}).narrow(1, from, count).to(at::kBool),
        whole(s.positions, at::kLong, {s.rows, s.steps}).narrow(1, from, count).clone(),
        whole(s.beside, at::kLong,
              {s.rows, s.steps,
               std::int64_t(s.beside.size()) / std::max<std::int64_t>(s.rows * s.steps, 1)})
            .narrow(1, from, count)
            .clone()};
}

class LmNet::Cache {
public:
    std::vector<BlockCache> layers;
    at::Tensor visible;   ///< (B, steps) bool
    at::Tensor crossMask; ///< (B, 1, 1, L), added
    EmbeddedConditions conditions;
    at::Tensor embedded; ///< (B, steps of the sequence, dim): tokens, where there is a window
    std::int64_t length = 0, prepended = 0; ///< filled steps; of these, before the sequence
};

struct LmNet::Module {
    LmConfig config;
    TorchModel::Named parameters;
    bool training = false;
    std::vector<at::Tensor> tables, heads;
    std::vector<Block> blocks;
    Norm finalNorm;
    at::Tensor window; ///< undefined: none
    std::unique_ptr<ConditionNet> conditions;

    explicit Module(const LmConfig& c) : config(c) {
        check(c, "The language model");
        std::map<std::string, at::Tensor> named;
        const bool adapted = c.lora.rank > 0;
        const auto add = [&](const NamedShape& n, bool trained) {
            const at::Tensor tensor = at::zeros(n.shape, at::kFloat).requires_grad_(trained);
            parameters.emplace_back(n.name, tensor);
            named[n.name] = tensor;
        };
        for (const NamedShape& n : lmTensors(c))
            add(n, !adapted);
        for (const NamedShape& n : conditionTensors(c))
            add(n, true);
        const auto at = [&](const std::string& name) { return named.at(name); };
        const auto norm = [&](const std::string& name) {
            return Norm{at(name + ".weight"), at(name + ".bias")};
        };
        for (std::int64_t k = 0; k < c.books; ++k) {
            tables.push_back(at("decoder.token_emb.emb." + std::to_string(k) + ".weight"));
            heads.push_back(at("decoder.to_logits.linears." + std::to_string(k) + ".weight"));
        }
        for (std::int64_t i = 0; i < c.layers; ++i) {
            const auto part = [&](std::int64_t p) {
                return "decoder.attn_layers.layers." + std::to_string(3 * i + p);
            };
            const auto projection = [&](const std::string& name, char letter) {
                Projection p{at(name + ".weight"), {}, {}, c.lora.scale()};
                if (adapted && c.lora.on.find(letter) != std::string::npos) {
                    add({name + ".lora_A", {c.lora.rank, c.dim}}, true);
                    add({name + ".lora_B", {c.dim, c.lora.rank}}, true);
                    p.a = at(name + ".lora_A");
                    p.b = at(name + ".lora_B");
                }
                return p;
            };
            const auto attention = [&](const std::string& name) {
                return HeadedAttention{norm(name + ".0.0"), projection(name + ".1.to_q", 'q'),
                                       projection(name + ".1.to_k", 'k'),
                                       projection(name + ".1.to_v", 'v'),
                                       projection(name + ".1.to_out", 'o')};
            };
            Block block{attention(part(0)), attention(part(1)), norm(part(2) + ".0.0"), {}, {}};
            block.inner.weight = at(part(2) + ".1.ff.0.0.weight");
            block.outer.weight = at(part(2) + ".1.ff.2.weight");
            blocks.push_back(block);
        }
        if (c.contextWindow > 0)
            window = at(contextWindowName);
        finalNorm = norm("decoder.attn_layers.final_norm");
        conditions = std::make_unique<ConditionNet>(c, at);
    }

    void initialise(Rng& rng, const std::string& only = {}) {
        const at::NoGradGuard noGradient;
        for (auto& [name, values] : parameters) {
            if (!only.empty() && !name.ends_with(only))
                continue;
            const std::int64_t layer = layerOf(name);
            const bool table =
                name.starts_with("decoder.token_emb") || name.ends_with("tags.weight");
            if (values.dim() == 1) {
                if (name.ends_with(".0.0.weight") || name.ends_with("final_norm.weight"))
                    values.fill_(1);
                else if (name == "condition_provider.segment")
                    fillNormal(values, 1 / std::sqrt(double(config.dim)), rng);
            } else if (table) {
                fillNormal(values, 1 / std::sqrt(double(config.dim)), rng);
                if (name.starts_with("decoder."))
                    values[config.card].zero_();
            } else if (!name.ends_with("lora_B")) {
                const double sigma = 1 / std::sqrt(double(values.size(1)));
                const bool adapter = name.ends_with("lora_A");
                fillNormal(values,
                           layer && !adapter ? sigma / std::sqrt(2.0 * double(layer)) : sigma, rng);
            }
        }
    }

    /// Sums of the books' rows: (B, S, dim).
    at::Tensor tokens(const LmInput& input) const {
        at::Tensor x;
        for (std::int64_t k = 0; k < config.books; ++k) {
            const at::Tensor part =
                at::embedding(tables[std::size_t(k)], input.tokens.select(1, k), config.card);
            x = x.defined() ? x + part : part;
        }
        return x;
    }

    /// `tokens` of the input with all that belongs to them; `all`: those of the whole sequence so
    /// far.
    at::Tensor embed(at::Tensor x, const at::Tensor& all, const LmInput& input,
                     const EmbeddedConditions& c) const {
        if (window.defined()) {
            const std::int64_t rows = x.size(0), steps = x.size(1);
            const at::Tensor places = input.beside.view({rows, -1, 1});
            const at::Tensor heard =
                all.gather(1, places.clamp_min(0).expand({-1, -1, config.dim})) *
                places.ge(0).to(x.scalar_type());
            x = x + at::linear(heard.view({rows, steps, -1}), window);
        }
        if (c.sum.defined())
            x = x + c.sum * c.sumMask.unsqueeze(2).to(x.scalar_type());
        const std::int64_t before = c.prepend.defined() ? c.prepend.size(1) : 0;
        return x + cosineSines(input.positions + config.shift(before), config.dim);
    }

    /// What was put before the sequence, with positions of its own.
    at::Tensor prepended(const EmbeddedConditions& c) const {
        const at::Tensor places = at::arange(
            c.prepend.size(1), at::TensorOptions().dtype(at::kLong).device(c.prepend.device()));
        return c.prepend + cosineSines(places, config.dim);
    }

    /// Vectors that are attended to and a mask to add; rows that have none see one that is zero.
    std::pair<at::Tensor, at::Tensor> crossed(const EmbeddedConditions& c,
                                              std::int64_t rows) const {
        if (!c.cross.defined())
            return {at::zeros({rows, 1, config.dim}, tables.front().options().requires_grad(false)),
                    {}};
        const at::Tensor any = c.crossMask.any(1, true); // (B, 1)
        return {c.cross * any.unsqueeze(2).to(c.cross.scalar_type()),
                added(c.crossMask.logical_or(any.logical_not())).unsqueeze(1).unsqueeze(1)};
    }

    /// Keys that steps `first` ... of a sequence may see, (B, 1, S, keys): earlier ones that count,
    /// and themselves, so that none is without any.
    static at::Tensor selfMask(const at::Tensor& visible, std::int64_t first) {
        const std::int64_t all = visible.size(1);
        const auto whole = at::TensorOptions().dtype(at::kLong).device(visible.device());
        const at::Tensor keys = at::arange(all, whole);
        const at::Tensor queries = at::arange(first, all, whole).unsqueeze(1);
        const at::Tensor seen =
            keys.le(queries).logical_and(visible.unsqueeze(1)).logical_or(keys.eq(queries));
        return added(seen).unsqueeze(1);
    }
};

LmNet::LmNet(const LmConfig& config, std::uint64_t seed)
    : m_module(std::make_shared<Module>(config)) {
    Rng rng(seed);
    m_module->initialise(rng);
}

LmNet::LmNet(const LmConfig& config, std::span<const RawTensor> weights, const std::string& origin)
    : m_module(std::make_shared<Module>(config)) {
    Rng rng(0);
    m_module->initialise(rng, "lora_A");
    const at::NoGradGuard noGradient;
    for (auto& [name, tensor] : m_module->parameters)
        if (name.find(".lora_") == std::string::npos || find(weights, name))
            copyFrom(weights, name, tensor, origin);
}

const LmConfig& LmNet::config() const {
    return m_module->config;
}

TorchModel LmNet::model() const {
    TorchModel model;
    model.parameters = m_module->parameters;
    model.mode = [module = m_module](bool training) { module->training = training; };
    model.training = [module = m_module] { return module->training; };
    return model;
}

const ConditionNet& LmNet::conditions() const {
    return *m_module->conditions;
}

at::Tensor LmNet::hidden(const LmInput& input, const EmbeddedConditions& c) const {
    const Module& m = *m_module;
    const at::Tensor tokens = m.tokens(input);
    at::Tensor x = m.embed(tokens, tokens, input, c), visible = input.stepMask;
    const std::int64_t before = c.prepend.defined() ? c.prepend.size(1) : 0;
    if (before) {
        x = at::cat({m.prepended(c), x}, 1);
        visible = at::cat({c.prependMask, visible}, 1);
    }
    const auto [cross, crossMask] = m.crossed(c, x.size(0));
    x = runBlocks(m.blocks, x, Module::selfMask(visible, 0),
                  visible.unsqueeze(2).to(x.scalar_type()), cross, crossMask);
    return m.finalNorm(before ? x.narrow(1, before, x.size(1) - before) : x);
}

at::Tensor LmNet::head(std::int64_t book, const at::Tensor& hidden) const {
    return at::linear(hidden, m_module->heads[std::size_t(book)]);
}

at::Tensor LmNet::logits(const LmInput& input, const EmbeddedConditions& conditions) const {
    const at::Tensor h = hidden(input, conditions);
    std::vector<at::Tensor> all;
    for (std::int64_t k = 0; k < config().books; ++k)
        all.push_back(head(k, h));
    return at::stack(all, 1);
}

at::Tensor LmNet::decoded(const at::Tensor& x, const at::Tensor& cross) const {
    const at::Tensor all = at::ones({x.size(0), x.size(1)}, at::kBool);
    return m_module->finalNorm(
        runBlocks(m_module->blocks, x, Module::selfMask(all, 0), {}, cross, {}));
}

std::shared_ptr<LmNet::Cache> LmNet::start(std::int64_t rows, std::int64_t steps,
                                           const EmbeddedConditions& c) const {
    const Module& m = *m_module;
    const auto cache = std::make_shared<Cache>();
    const auto [cross, crossMask] = m.crossed(c, rows);
    cache->crossMask = crossMask;
    cache->conditions = c;
    cache->prepended = c.prepend.defined() ? c.prepend.size(1) : 0;
    const std::int64_t all = steps + cache->prepended;
    const auto options = m.tables.front().options().requires_grad(false);
    cache->visible = at::zeros({rows, all}, options.dtype(at::kBool));
    if (m.window.defined())
        cache->embedded = at::zeros({rows, steps, m.config.dim}, options);
    const std::int64_t heads = rows * m.config.heads();
    for (const Block& b : m.blocks)
        cache->layers.push_back({at::zeros({heads, all, LmConfig::headWidth}, options),
                                 at::zeros({heads, all, LmConfig::headWidth}, options),
                                 HeadedAttention::split(b.cross.k(cross)),
                                 HeadedAttention::split(b.cross.v(cross))});
    if (cache->prepended) {
        cache->visible.narrow(1, 0, cache->prepended).copy_(c.prependMask);
        const at::Tensor x = m.prepended(c), seen = c.prependMask;
        runBlocks(m.blocks, x, Module::selfMask(seen, 0), seen.unsqueeze(2).to(x.scalar_type()), {},
                  cache->crossMask, cache->layers, cache->length);
        cache->length = cache->prepended;
    }
    return cache;
}

at::Tensor LmNet::extend(Cache& cache, const LmInput& input) const {
    const Module& m = *m_module;
    const std::int64_t count = input.tokens.size(2), all = cache.length + count;
    if (all > cache.visible.size(1))
        throw std::length_error("a sequence has come to the end of its cache");
    cache.visible.narrow(1, cache.length, count).copy_(input.stepMask);
    const at::Tensor tokens = m.tokens(input);
    if (cache.embedded.defined())
        cache.embedded.narrow(1, cache.length - cache.prepended, count).copy_(tokens);
    at::Tensor x = m.embed(tokens, cache.embedded, input, cache.conditions);
    x = runBlocks(m.blocks, x, Module::selfMask(cache.visible.narrow(1, 0, all), cache.length),
                  input.stepMask.unsqueeze(2).to(x.scalar_type()), {}, cache.crossMask,
                  cache.layers, cache.length);
    cache.length = all;
    x = m.finalNorm(x.select(1, count - 1));
    std::vector<at::Tensor> logits;
    for (std::int64_t k = 0; k < m.config.books; ++k)
        logits.push_back(head(k, x));
    return at::stack(logits, 1);
}

} // namespace antiphon::stem
