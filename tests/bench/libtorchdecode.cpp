#include "tests/bench/libtorchdecode.h"

#include "models/torchtensors.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <c10/core/InferenceMode.h>

#include <cmath>
#include <map>
#include <string>

namespace antiphon {

struct LibTorchDecode::Parts {
    guide::DecisionConfig config;
    std::map<std::string, at::Tensor> weights;
    at::Tensor positions; ///< (positions, dim)

    const at::Tensor& weight(const std::string& name) const { return weights.at(name); }

    at::Tensor embedded(std::span<const std::int32_t> tokens, std::int64_t first) const {
        std::vector<at::Tensor> rows;
        for (const std::int32_t t : tokens)
            rows.push_back(weight("embedding.weight")[t]);
        return at::stack(rows) + positions.narrow(0, first, std::int64_t(tokens.size()));
    }
    at::Tensor norm(const std::string& name, const at::Tensor& x) const {
        return at::layer_norm(x, {config.dim}, weight(name + ".weight"), weight(name + ".bias"));
    }
    at::Tensor linear(const std::string& name, const at::Tensor& x) const {
        return at::linear(x, weight(name + ".weight"), weight(name + ".bias"));
    }
    at::Tensor part(const std::string& name, std::int64_t first, std::int64_t count,
                    const at::Tensor& x) const {
        return at::linear(
            x, weight(name + ".in_proj_weight").narrow(0, first * config.dim, count * config.dim),
            weight(name + ".in_proj_bias").narrow(0, first * config.dim, count * config.dim));
    }
    /// (heads, rows, head)
    at::Tensor split(const at::Tensor& x) const {
        return x.view({x.size(0), config.heads, -1}).transpose(0, 1);
    }
    at::Tensor attended(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v,
                        bool causal) const {
        at::Tensor scores = at::bmm(q, k.transpose(1, 2)) / std::sqrt(double(q.size(2)));
        if (causal && q.size(1) > 1)
            scores =
                scores.masked_fill(at::ones({q.size(1), k.size(1)}, at::kBool).triu(1), -INFINITY);
        return at::bmm(at::softmax(scores, -1), v).transpose(0, 1).reshape({q.size(1), config.dim});
    }

    struct Cache {
        at::Tensor keys, values; // of the answer so far
        at::Tensor sourceKeys, sourceValues;
    };
    /// Logits of the last of `tokens`.
    at::Tensor logits(std::span<const std::int32_t> tokens, std::int64_t first,
                      std::vector<Cache>& caches) const {
        at::Tensor x = embedded(tokens, first);
        for (std::size_t l = 0; l < caches.size(); ++l) {
            const std::string layer = "decision.decision.layers." + std::to_string(l) + ".";
            Cache& cache = caches[l];
            const auto qkv = part(layer + "self_attn", 0, 3, norm(layer + "norm1", x)).chunk(3, 1);
            const at::Tensor k = split(qkv[1]), v = split(qkv[2]);
            cache.keys = cache.keys.defined() ? at::cat({cache.keys, k}, 1) : k;
            cache.values = cache.values.defined() ? at::cat({cache.values, v}, 1) : v;
            x = x + linear(layer + "self_attn.out_proj",
                           attended(split(qkv[0]), cache.keys, cache.values, true));
            const at::Tensor q =
                split(part(layer + "multihead_attn", 0, 1, norm(layer + "norm2", x)));
            x = x + linear(layer + "multihead_attn.out_proj",
                           attended(q, cache.sourceKeys, cache.sourceValues, false));
            x = x + linear(layer + "linear2",
                           at::relu(linear(layer + "linear1", norm(layer + "norm3", x))));
        }
        return linear("decision.output_layer",
                      norm("decision.decision.norm", x.narrow(0, x.size(0) - 1, 1)));
    }
};

LibTorchDecode::LibTorchDecode(const guide::DecisionConfig& config,
                               std::span<const RawTensor> weights)
    : m_parts(std::make_unique<Parts>()) {
    at::set_num_threads(1);
    m_parts->config = config;
    for (const RawTensor& w : weights)
        m_parts->weights[w.name] = fromRaw(w);
    m_parts->positions = at::empty({config.maxSegments + 2, config.dim});
    for (std::int64_t p = 0; p < config.maxSegments + 2; ++p)
        for (std::int64_t i = 0; i < config.dim; ++i) {
            const double angle = double(p) * std::pow(10000., -double(i - i % 2) / config.dim);
            m_parts->positions.data_ptr<float>()[p * config.dim + i] =
                float(i % 2 ? std::cos(angle) : std::sin(angle));
        }
}

LibTorchDecode::~LibTorchDecode() = default;

std::vector<std::int32_t> LibTorchDecode::answer(std::span<const std::int32_t> source,
                                                 bool cached) const {
    const c10::InferenceMode mode;
    const auto& p = *m_parts;
    std::vector<std::int32_t> read{std::int32_t(p.config.start())};
    read.insert(read.end(), source.begin(), source.end());
    read.push_back(std::int32_t(p.config.end()));
    const at::Tensor memory = p.embedded(read, 0);
    std::vector<Parts::Cache> fresh(std::size_t(p.config.layers));
    const auto attend = [&] {
        for (std::size_t l = 0; l < fresh.size(); ++l) {
            const auto kv =
                p.part("decision.decision.layers." + std::to_string(l) + ".multihead_attn", 1, 2,
                       memory)
                    .chunk(2, 1);
            fresh[l].sourceKeys = p.split(kv[0]);
            fresh[l].sourceValues = p.split(kv[1]);
        }
    };
    attend();
    std::vector<Parts::Cache> caches = fresh;
    std::vector<std::int32_t> tokens{std::int32_t(p.config.start())};
    while (tokens.size() <= source.size()) {
        at::Tensor logits;
        if (cached) {
            logits = p.logits(std::span(tokens).last(1), std::int64_t(tokens.size()) - 1, caches);
        } else {
            attend();
            caches = fresh;
            logits = p.logits(tokens, 0, caches);
        }
        tokens.push_back(
            std::int32_t(logits.view({-1}).narrow(0, 0, p.config.codes).argmax().item<int64_t>()));
    }
    tokens.erase(tokens.begin());
    return tokens;
}

} // namespace antiphon
