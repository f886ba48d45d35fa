#pragma once

#include "core/formats/tensors.h"
#include "core/rng.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace antiphon {

/// A multi-layer perceptron up to 256 wide with kernels of our own: at this size 85 % of LibTorch's
/// time is dispatch. No torch. The same bits on every processor and thread count (fixed order of
/// sums, fused products everywhere or nowhere). A value; one thread at a time.
class SmallNet {
public:
    enum class Activation { Relu, Tanh };
    struct Layer {
        std::size_t in = 0, out = 0;
    };

    SmallNet() = default;
    /// `widths`: input, hidden ..., output; each 1 ... 1024. All weights 0. Throws UserError
    /// beyond.
    SmallNet(std::span<const std::size_t> widths, Activation hidden);

    /// Uniform within 1/sqrt(fan_in), weights and biases, as torch.nn.Linear.
    void initUniform(Rng& rng);
    /// Orthogonal, hidden layers with `gain`, the last one with `lastGain`; biases 0.
    void initOrthogonal(Rng& rng, float gain, float lastGain);

    std::size_t inputs() const noexcept;
    std::size_t outputs() const noexcept;
    std::size_t parameterCount() const noexcept;
    Activation activation() const noexcept { return m_activation; }
    const std::vector<Layer>& layers() const noexcept { return m_layers; }

    /// One row; no allocation. In: inputs(), out: outputs().
    void forward(std::span<const float> in, std::span<float> out) const noexcept;
    /// Index of the greatest output, the first of ties. No allocation.
    std::size_t greedy(std::span<const float> in) const noexcept;
    /// `rows` rows. Keeps the activations for backward().
    void forwardBatch(std::span<const float> in, std::size_t rows, std::span<float> out);
    /// Gradients of a loss whose derivative to the outputs of the last forwardBatch() is given;
    /// replaces gradients().
    void backward(std::span<const float> in, std::span<const float> outGradient, std::size_t rows);

    /// Layer by layer weight (out x in, row-major as PyTorch's) then bias, in one piece whatever
    /// the layout inside is.
    std::vector<float> parameters() const;
    void setParameters(std::span<const float> values);
    std::vector<float> gradients() const;

    /// As state_dict entries: prefix + "0.weight", "0.bias", "2.weight", ... (activations counted).
    std::vector<RawTensor> tensors(const std::string& prefix) const;
    /// Throws UserError naming `origin` and the tensor.
    void load(std::span<const RawTensor> tensors, const std::string& prefix,
              const std::string& origin);

private:
    std::vector<Layer> m_layers;
    Activation m_activation = Activation::Relu;
    // kernels' own layout
};

} // namespace antiphon
