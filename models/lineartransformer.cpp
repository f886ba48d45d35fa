#include "models/lineartransformer.h"

#include "core/rng.h"
#include "models/linearattention.h"
#include "models/trainingops.h"

#include <ATen/ATen.h>

#include <cmath>

namespace antiphon {

LinearAttentionLayer::LinearAttentionLayer(std::int64_t dim, std::int64_t heads, bool causal)
    : m_heads(heads), m_causal(causal) {
    const auto add = [&](const char* name) {
        return register_module(name, std::make_shared<AffineLayer>(dim, dim));
    };
    m_query = add("query_projection");
    m_key = add("key_projection");
    m_value = add("value_projection");
    m_out = add("out_projection");
}

at::Tensor LinearAttentionLayer::forward(const at::Tensor& x, const at::Tensor& memory,
                                         const at::Tensor& keys) const {
    return m_out->forward(linearAttention(m_query->forward(x), m_key->forward(memory),
                                          m_value->forward(memory), m_heads, m_causal, keys));
}

LinearTransformerLayer::LinearTransformerLayer(const LinearShape& shape)
    : m_dropout(shape.dropout) {
    const std::int64_t dim = shape.dim;
    const std::int64_t inner = shape.feedForward > 0 ? shape.feedForward : 4 * dim;
    const auto attention = [&](const char* name, bool causal) {
        return register_module(name,
                               std::make_shared<LinearAttentionLayer>(dim, shape.heads, causal));
    };
    m_self = attention(shape.decoder ? "self_attention" : "attention", shape.causal);
    if (shape.decoder)
        m_cross = attention("cross_attention", false);
    m_linear1 = register_module("linear1", std::make_shared<AffineLayer>(dim, inner));
    m_linear2 = register_module("linear2", std::make_shared<AffineLayer>(inner, dim));
    m_norm1 = register_module("norm1", std::make_shared<NormLayer>(dim));
    m_norm2 = register_module("norm2", std::make_shared<NormLayer>(dim));
    if (shape.decoder)
        m_norm3 = register_module("norm3", std::make_shared<NormLayer>(dim));
}

at::Tensor LinearTransformerLayer::forward(const at::Tensor& x, const at::Tensor& keys,
                                           const at::Tensor& memory, const at::Tensor& memoryKeys,
                                           std::int64_t rows) const {
    const auto dropped = [&](const at::Tensor& y) { return dropOut(y, m_dropout, is_training()); };
    const at::Tensor queries = rows > 0 ? x.narrow(1, 0, rows) : x;
    at::Tensor h = m_norm1->forward(queries + dropped(m_self->forward(queries, x, keys)));
    if (m_cross)
        h = m_norm2->forward(h + dropped(m_cross->forward(h, memory, memoryKeys)));
    const at::Tensor inner = dropped(at::gelu(m_linear1->forward(h)));
    return (m_cross ? m_norm3 : m_norm2)->forward(h + dropped(m_linear2->forward(inner)));
}

LinearTransformer::LinearTransformer(const LinearShape& shape) {
    const auto layers = register_module("layers", std::make_shared<torch::nn::Module>());
    for (std::int64_t i = 0; i < shape.layers; ++i)
        m_layers.push_back(layers->register_module(
            std::to_string(i), std::make_shared<LinearTransformerLayer>(shape)));
    m_norm = register_module("norm", std::make_shared<NormLayer>(shape.dim));
}

at::Tensor LinearTransformer::forward(at::Tensor x, const at::Tensor& keys,
                                      const at::Tensor& memory,
                                      const at::Tensor& memoryKeys) const {
    for (const auto& layer : m_layers)
        x = layer->forward(x, keys, memory, memoryKeys);
    return m_norm->forward(x);
}

at::Tensor LinearTransformer::firstRow(at::Tensor x) const {
    for (const auto& layer : m_layers)
        x = layer->forward(x, {}, {}, {}, layer == m_layers.back() ? 1 : 0);
    return m_norm->forward(x.select(1, 0));
}

at::Tensor withPositions(const at::Tensor& x, const at::Tensor& positions, double dropout,
                         bool training) {
    return dropOut(x + positions.narrow(0, 0, x.size(1)), dropout, training);
}

void initialiseAffine(torch::nn::Module& module, Rng& rng) {
    const at::NoGradGuard noGradient;
    for (const auto& part : module.modules())
        if (const auto* layer = dynamic_cast<const AffineLayer*>(part.get())) {
            const double bound = 1 / std::sqrt(double(layer->weight.size(1)));
            for (const at::Tensor& values : {layer->weight, layer->bias}) {
                float* to = values.data_ptr<float>();
                for (std::int64_t i = 0; i < values.numel(); ++i)
                    *to++ = float(bound * (2 * rng.uniform() - 1));
            }
        }
}

} // namespace antiphon
