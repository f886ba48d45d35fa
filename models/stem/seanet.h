#pragma once

#include "models/stem/codeclayout.h"

#include <ATen/core/Tensor.h>
#include <torch/nn/module.h>

namespace antiphon {
class Rng;
}

// The layers of a codec as LibTorch modules, to be trained; named as published checkpoints name
// them. Tensors are (B, channels, length), float.
namespace antiphon::stem {

/// What a convolution needs around x. Reflected padding of what is too short for it is that of x
/// with zeros appended, cut off again.
at::Tensor padded(const at::Tensor& x, std::int64_t left, std::int64_t right, bool reflect);

/// A weight and a bias; with weight norm (Salimans and Kingma 2016) the weight is g v / |v|, norms
/// over all axes but the first: parametrizations.weight.original0 (g) and original1 (v).
class ConvWeight : public torch::nn::Module {
public:
    ConvWeight(std::int64_t biases, at::IntArrayRef shape, bool norm);
    at::Tensor weight() const;
    at::Tensor bias;
    /// Uniform, so that sums of so many products vary as what goes in does; biases 0. (PyTorch's
    /// layers begin smaller: through fourteen of them nearly nothing of a recording would be left,
    /// and books would quantise biases for the first thousand steps.)
    void initialise(double products, Rng& rng);

private:
    at::Tensor m_weight; ///< or v
    at::Tensor m_gain;   ///< undefined without weight norm
};

/// Layers in order, model.N.*: an encoder or a decoder.
class SeaNet : public torch::nn::Module {
public:
    SeaNet(std::vector<CodecLayer> layers, const CodecConfig& config);
    at::Tensor forward(at::Tensor x) const;
    void initialise(Rng& rng);

private:
    class Layer;
    std::vector<std::shared_ptr<Layer>> m_layers;
};

} // namespace antiphon::stem
