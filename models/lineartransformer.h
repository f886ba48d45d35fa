#pragma once

#include "models/transformer.h"

namespace antiphon {

class Rng;

/// Post-norm transformer layers (Vaswani et al. 2017) with linear attention (linearattention.h) and
/// GELU (erf), named as pytorch-fast-transformers names them:
/// layers.L.attention.{query,key,value,out}_projection (in decoders self_attention and
/// cross_attention), linear1, linear2, norm1, norm2[, norm3], and a last norm. Tensors are (B, T,
/// dim). Key masks as in linearAttention(): floats (B, T), 1 or 0, or undefined.
struct LinearShape {
    std::int64_t dim = 256, heads = 8, layers = 8;
    double dropout = 0.1;
    std::int64_t feedForward = 0; ///< 0: four times dim
    bool causal = false;
    bool decoder = false; ///< attends to a memory, too
};

class LinearAttentionLayer : public torch::nn::Module {
public:
    LinearAttentionLayer(std::int64_t dim, std::int64_t heads, bool causal);
    at::Tensor forward(const at::Tensor& x, const at::Tensor& memory, const at::Tensor& keys) const;

private:
    std::int64_t m_heads;
    bool m_causal;
    std::shared_ptr<AffineLayer> m_query, m_key, m_value, m_out;
};

class LinearTransformerLayer : public torch::nn::Module {
public:
    explicit LinearTransformerLayer(const LinearShape& shape);
    /// Of the first `rows` of x; 0: of all.
    at::Tensor forward(const at::Tensor& x, const at::Tensor& keys, const at::Tensor& memory,
                       const at::Tensor& memoryKeys, std::int64_t rows = 0) const;

private:
    double m_dropout;
    std::shared_ptr<LinearAttentionLayer> m_self, m_cross;
    std::shared_ptr<AffineLayer> m_linear1, m_linear2;
    std::shared_ptr<NormLayer> m_norm1, m_norm2, m_norm3;
};

class LinearTransformer : public torch::nn::Module {
public:
    explicit LinearTransformer(const LinearShape& shape);
    at::Tensor forward(at::Tensor x, const at::Tensor& keys = {}, const at::Tensor& memory = {},
                       const at::Tensor& memoryKeys = {}) const;
    /// The first row of what forward() gives, (B, dim); the last layer computes no other.
    at::Tensor firstRow(at::Tensor x) const;

private:
    std::vector<std::shared_ptr<LinearTransformerLayer>> m_layers;
    std::shared_ptr<NormLayer> m_norm;
};

/// Adds `positions` (rows of dim) to x and drops some out.
at::Tensor withPositions(const at::Tensor& x, const at::Tensor& positions, double dropout,
                         bool training);

/// Fresh weights of every AffineLayer below: uniform within 1 / sqrt(in), biases, too, as PyTorch's
/// nn.Linear.
void initialiseAffine(torch::nn::Module& module, Rng& rng);

} // namespace antiphon
