#include "models/transformer.h"

#include "core/rng.h"
#include "models/trainingops.h"

#include <ATen/ATen.h>

#include <cmath>
#include <limits>

namespace antiphon {

AttentionMask keyMask(const at::Tensor& hidden) {
    if (!hidden.defined())
        return {};
    return at::zeros(hidden.sizes(), hidden.options().dtype(at::kFloat))
        .masked_fill_(hidden, -std::numeric_limits<float>::infinity())
        .unsqueeze(1)
        .unsqueeze(1);
}

AttentionMask causalMask(std::int64_t length, const AttentionMask& keys, const at::Device& device) {
    const at::Tensor later = at::full({length, length}, -std::numeric_limits<float>::infinity(),
                                      at::TensorOptions().dtype(at::kFloat).device(device))
                                 .triu(1);
    return keys.defined() ? keys + later : later;
}

at::Tensor sinusoids(std::int64_t positions, std::int64_t dim) {
    at::Tensor table = at::empty({positions, dim}, at::kFloat);
    float* to = table.data_ptr<float>();
    for (std::int64_t position = 0; position < positions; ++position)
        for (std::int64_t i = 0; i < dim; ++i) {
            const double angle =
                double(position) * std::exp(-std::log(10000.0) * double(i - i % 2) / double(dim));
            *to++ = float(i % 2 ? std::cos(angle) : std::sin(angle));
        }
    return table;
}

AffineLayer::AffineLayer(std::int64_t in, std::int64_t out)
    : weight(register_parameter("weight", at::zeros({out, in}))),
      bias(register_parameter("bias", at::zeros({out}))) {}

at::Tensor AffineLayer::forward(const at::Tensor& x) const {
    return affine(x, weight, bias);
}

NormLayer::NormLayer(std::int64_t dim)
    : weight(register_parameter("weight", at::ones({dim}))),
      bias(register_parameter("bias", at::zeros({dim}))) {}

at::Tensor NormLayer::forward(const at::Tensor& x) const {
    return at::layer_norm(x, weight.sizes(), weight, bias);
}

Attention::Attention(const TransformerShape& shape, std::int64_t relativeClip)
    : m_heads(shape.heads), m_clip(relativeClip), m_dropout(shape.dropout),
      m_inWeight(register_parameter("in_proj_weight", at::zeros({3 * shape.dim, shape.dim}))),
      m_inBias(register_parameter("in_proj_bias", at::zeros({3 * shape.dim}))),
      m_out(register_module("out_proj", std::make_shared<AffineLayer>(shape.dim, shape.dim))) {
    if (m_clip == 0)
        return;
    const std::int64_t head = shape.dim / shape.heads;
    m_relativeKeys = register_parameter("relative_keys", at::zeros({2 * m_clip + 1, head}));
    m_relativeValues = register_parameter("relative_values", at::zeros({2 * m_clip + 1, head}));
}

at::Tensor Attention::split(const at::Tensor& x) const {
    const std::int64_t head = x.size(2) / m_heads;
    return x.view({x.size(0), x.size(1), m_heads, head})
        .transpose(1, 2)
        .reshape({x.size(0) * m_heads, x.size(1), head});
}

at::Tensor Attention::forward(const at::Tensor& x, const at::Tensor& memory,
                              const AttentionMask& mask) const {
    const std::int64_t rows = x.size(0), queries = x.size(1), dim = x.size(2);
    const std::int64_t keys = memory.size(1), head = dim / m_heads;
    at::Tensor q, k, v;
    if (x.is_same(memory)) {
        const auto all = affine(x, m_inWeight, m_inBias).split(dim, 2);
        q = all[0], k = all[1], v = all[2];
    } else {
        q = affine(x, m_inWeight, m_inBias, 0, dim);
        const auto both = affine(memory, m_inWeight, m_inBias, dim).split(dim, 2);
        k = both[0], v = both[1];
    }
    q = split(q) * (1 / std::sqrt(double(head))), k = split(k), v = split(v);
    at::Tensor scores = at::bmm(q, k.transpose(1, 2));
    at::Tensor distance; // of a key from a query, as a row of the tables: (T, S)
    if (m_clip > 0) {
        const auto whole = at::TensorOptions().dtype(at::kLong).device(x.device());
        distance = (at::arange(keys, whole) - at::arange(queries, whole).unsqueeze(1))
                       .clamp(-m_clip, m_clip) +
                   m_clip;
        const at::Tensor a =
            m_relativeKeys.index_select(0, distance.flatten()).view({queries, keys, head});
        scores = scores + at::matmul(q.unsqueeze(2), a.transpose(1, 2)).squeeze(2);
    }
    if (mask.defined())
        scores = (scores.view({rows, m_heads, queries, keys}) + mask).flatten(0, 1);
    const at::Tensor weights = dropOut(at::softmax(scores, -1), m_dropout, is_training());
    at::Tensor heard = at::bmm(weights, v);
    if (m_clip > 0) {
        const at::Tensor b =
            m_relativeValues.index_select(0, distance.flatten()).view({queries, keys, head});
        heard = heard + at::matmul(weights.unsqueeze(2), b).squeeze(2);
    }
    return m_out->forward(
        heard.view({rows, m_heads, queries, head}).transpose(1, 2).reshape({rows, queries, dim}));
}

TransformerLayer::TransformerLayer(const TransformerShape& shape, bool decoder)
    : m_shape(shape),
      m_self(register_module("self_attn", std::make_shared<Attention>(shape, shape.relativeClip))),
      m_linear1(
          register_module("linear1", std::make_shared<AffineLayer>(shape.dim, shape.feedForward))),
      m_linear2(
          register_module("linear2", std::make_shared<AffineLayer>(shape.feedForward, shape.dim))),
      m_norm1(register_module("norm1", std::make_shared<NormLayer>(shape.dim))),
      m_norm2(register_module("norm2", std::make_shared<NormLayer>(shape.dim))) {
    if (!decoder)
        return;
    m_cross = register_module(
        "multihead_attn",
        std::make_shared<Attention>(shape, shape.relativeCross ? shape.relativeClip : 0));
    m_norm3 = register_module("norm3", std::make_shared<NormLayer>(shape.dim));
}

at::Tensor TransformerLayer::dropped(const at::Tensor& x) const {
    return dropOut(x, m_shape.dropout, is_training());
}

at::Tensor TransformerLayer::feedForward(const at::Tensor& x) const {
    const at::Tensor inner = m_linear1->forward(x);
    return m_linear2->forward(dropped(m_shape.gelu ? at::gelu(inner) : at::relu(inner)));
}

at::Tensor TransformerLayer::forward(at::Tensor x, const AttentionMask& mask,
                                     const at::Tensor& memory,
                                     const AttentionMask& memoryMask) const {
    // x + part(norm(x)), or norm(x + part(x)) as first published.
    const auto add = [&](const NormLayer& norm, const auto& part) {
        x = m_shape.normFirst ? x + dropped(part(norm.forward(x)))
                              : norm.forward(x + dropped(part(x)));
    };
    add(*m_norm1, [&](const at::Tensor& y) { return m_self->forward(y, y, mask); });
    if (m_cross)
        add(*m_norm2, [&](const at::Tensor& y) { return m_cross->forward(y, memory, memoryMask); });
    add(m_cross ? *m_norm3 : *m_norm2, [&](const at::Tensor& y) { return feedForward(y); });
    return x;
}

TransformerStack::TransformerStack(const TransformerShape& shape, bool decoder) {
    const auto layers = register_module("layers", std::make_shared<torch::nn::Module>());
    for (std::int64_t i = 0; i < shape.layers; ++i)
        m_layers.push_back(layers->register_module(
            std::to_string(i), std::make_shared<TransformerLayer>(shape, decoder)));
    if (shape.finalNorm)
        m_norm = register_module("norm", std::make_shared<NormLayer>(shape.dim));
}

at::Tensor TransformerStack::forward(at::Tensor x, const AttentionMask& mask,
                                     const at::Tensor& memory,
                                     const AttentionMask& memoryMask) const {
    for (const auto& layer : m_layers)
        x = layer->forward(x, mask, memory, memoryMask);
    return m_norm ? m_norm->forward(x) : x;
}

void TransformerStack::lastLayers(std::int64_t count,
                                  const std::function<void(torch::nn::Module&)>& work) {
    if (m_norm)
        work(*m_norm);
    const auto first = std::max<std::int64_t>(0, std::int64_t(m_layers.size()) - count);
    for (auto i = std::size_t(first); i < m_layers.size(); ++i)
        work(*m_layers[i]);
}

void initialiseTransformer(torch::nn::Module& module, Rng& rng) {
    const at::NoGradGuard noGradient;
    for (auto& entry : module.named_parameters()) {
        at::Tensor values = entry.value();
        if (values.dim() != 2)
            continue;
        const bool stacked = entry.key().ends_with("in_proj_weight");
        const double sides = double(values.size(0) / (stacked ? 3 : 1) + values.size(1));
        const double bound = std::sqrt(6 / sides);
        float* to = values.data_ptr<float>();
        for (std::int64_t i = 0; i < values.numel(); ++i)
            *to++ = float(bound * (2 * rng.uniform() - 1));
    }
}

} // namespace antiphon
