#pragma once

#include <ATen/core/Tensor.h>
#include <torch/nn/module.h>

#include <functional>
#include <memory>
#include <vector>

namespace antiphon {

class Rng;

/// Transformer layers (Vaswani et al. 2017) whose parameters have the names and shapes of PyTorch's
/// nn.Transformer modules, so that published weights load. All tensors are batch first: (B, T,
/// dim). They work on every device and under autocast; dropout only in training.
struct TransformerShape {
    std::int64_t dim = 512, heads = 8, feedForward = 2048, layers = 6;
    double dropout = 0.1;
    bool normFirst = true;
    bool gelu = false; ///< GELU (erf) in place of ReLU
    bool finalNorm = true;
    /// Self-attention with learned vectors for the distances -clip ... clip, farther ones clipped
    /// (Shaw et al. 2018): scores (q . (k + a_ij)) / sqrt(head), values v + b_ij. 0: none.
    std::int64_t relativeClip = 0;
    bool relativeCross = false; ///< the same in attention to a memory, with tables of its own
};

/// Which keys a query may not see: a float tensor that is added to the scores (minus infinity
/// hides) and broadcasts to (B, heads, T, S); undefined: all are seen. A row that hides all is NaN.
using AttentionMask = at::Tensor;

/// From a boolean (B, S), true hides that key from all queries; undefined stays undefined.
AttentionMask keyMask(const at::Tensor& hidden);
/// Hides what comes later, T x T; together with `keys` if that is defined.
AttentionMask causalMask(std::int64_t length, const AttentionMask& keys, const at::Device& device);

/// sin(position / 10000^(i / dim)) at even, cos of the same at odd columns: (positions, dim).
at::Tensor sinusoids(std::int64_t positions, std::int64_t dim);

/// weight (out, in), bias (out).
class AffineLayer : public torch::nn::Module {
public:
    AffineLayer(std::int64_t in, std::int64_t out);
    at::Tensor forward(const at::Tensor& x) const;
    at::Tensor weight, bias;
};

/// Over the last axis, epsilon 1e-5.
class NormLayer : public torch::nn::Module {
public:
    explicit NormLayer(std::int64_t dim);
    at::Tensor forward(const at::Tensor& x) const;
    at::Tensor weight, bias;
};

/// in_proj_weight (3 dim, dim: q, k, v stacked), in_proj_bias, out_proj.weight, out_proj.bias; with
/// relative positions also relative_keys, relative_values (2 clip + 1, dim / heads).
class Attention : public torch::nn::Module {
public:
    Attention(const TransformerShape& shape, std::int64_t relativeClip);
    /// `memory` is what is attended to, (B, S, dim): `x` itself in self-attention.
    at::Tensor forward(const at::Tensor& x, const at::Tensor& memory,
                       const AttentionMask& mask) const;

private:
    /// (B, T, dim) -> (B heads, T, dim / heads)
    at::Tensor split(const at::Tensor& x) const;

    std::int64_t m_heads, m_clip;
    double m_dropout;
    at::Tensor m_inWeight, m_inBias, m_relativeKeys, m_relativeValues;
    std::shared_ptr<AffineLayer> m_out;
};

/// self_attn, [multihead_attn,] linear1, linear2, norm1, norm2[, norm3].
class TransformerLayer : public torch::nn::Module {
public:
    TransformerLayer(const TransformerShape& shape, bool decoder);
    /// An encoder's layer takes no memory.
    at::Tensor forward(at::Tensor x, const AttentionMask& mask, const at::Tensor& memory,
                       const AttentionMask& memoryMask) const;

private:
    at::Tensor dropped(const at::Tensor& x) const;
    at::Tensor feedForward(const at::Tensor& x) const;

    TransformerShape m_shape;
    std::shared_ptr<Attention> m_self, m_cross;
    std::shared_ptr<AffineLayer> m_linear1, m_linear2;
    std::shared_ptr<NormLayer> m_norm1, m_norm2, m_norm3;
};

/// layers.N.*, norm.*: an encoder, or a decoder, whose layers also attend to a memory.
class TransformerStack : public torch::nn::Module {
public:
    TransformerStack(const TransformerShape& shape, bool decoder);
    at::Tensor forward(at::Tensor x, const AttentionMask& mask, const at::Tensor& memory = {},
                       const AttentionMask& memoryMask = {}) const;
    /// Calls `work` with the final norm and each of the last `count` layers.
    void lastLayers(std::int64_t count, const std::function<void(torch::nn::Module&)>& work);

private:
    std::vector<std::shared_ptr<TransformerLayer>> m_layers;
    std::shared_ptr<NormLayer> m_norm;
};

/// Fresh weights: matrices uniform within sqrt(6 / (in + out)) (Glorot and Bengio 2010), those
/// stacked as q, k, v each for itself; vectors keep what their constructors gave (norms 1, biases
/// 0).
void initialiseTransformer(torch::nn::Module& module, Rng& rng);

} // namespace antiphon
