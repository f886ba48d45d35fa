#pragma once

#include "core/alignedfloats.h"
#include "core/formats/tensors.h"
#include "core/rng.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace antiphon {

/// A multi-layer perceptron up to 256 wide with kernels of our own: at this size 85 % of LibTorch's
/// time is dispatch. No torch. The same bits on every processor and thread count, for one row or
/// many: sums have a fixed order and fused products (models/smallkernels.h). A value; one thread at
/// a time.
class SmallNet {
public:
    enum class Activation { Relu, Tanh };
    struct Layer {
        std::size_t in = 0, out = 0;
    };
    static constexpr std::size_t widest = 1024;

    SmallNet() = default;
    /// `widths`: input, hidden ..., output; each 1 ... widest. All weights 0. Throws UserError
    /// beyond.
    SmallNet(std::span<const std::size_t> widths, Activation hidden);

    /// Uniform within 1/sqrt(fan_in), weights and biases, as torch.nn.Linear.
    void initUniform(Rng& rng);
    /// Orthogonal, hidden layers with `gain`, the last one with `lastGain`; biases 0.
    void initOrthogonal(Rng& rng, float gain, float lastGain);

    std::size_t inputs() const noexcept { return m_layers.empty() ? 0 : m_layers.front().in; }
    std::size_t outputs() const noexcept { return m_layers.empty() ? 0 : m_layers.back().out; }
    std::size_t parameterCount() const noexcept;
    Activation activation() const noexcept { return m_activation; }
    const std::vector<Layer>& layers() const noexcept { return m_layers; }

    /// One row; no allocation. In: inputs(), out: outputs().
    void forward(std::span<const float> in, std::span<float> out) const noexcept;
    /// Index of the greatest output, the first of ties. No allocation.
    std::size_t greedy(std::span<const float> in) const noexcept;
    /// `rows` rows, whose results are in outputRow(). Keeps the activations for backward().
    void forwardBatch(std::span<const float> in, std::size_t rows);
    std::span<const float> outputRow(std::size_t row) const noexcept {
        return {m_activations.back().data() + row * m_places.back().stride, outputs()};
    }
    /// Gradients of a loss whose derivative to the outputs of the last forwardBatch() stands in
    /// slopeRow(): 0 until it is written, and 0 again afterwards. Replaces gradients().
    void backward(std::span<const float> in, std::size_t rows);
    std::span<float> slopeRow(std::size_t row) noexcept {
        return {m_slopes.data() + row * m_places.back().stride, outputs()};
    }

    // The same with all rows in one piece.
    void forwardBatch(std::span<const float> in, std::size_t rows, std::span<float> out);
    void backward(std::span<const float> in, std::span<const float> outGradient, std::size_t rows);

    /// Layer by layer weight (out x in, row-major as PyTorch's) then bias, in one piece whatever
    /// the layout inside is.
    std::vector<float> parameters() const { return ordered(m_values); }
    void setParameters(std::span<const float> values);
    std::vector<float> gradients() const { return ordered(m_gradients); }

    /// As state_dict entries: prefix + "0.weight", "0.bias", "2.weight", ... (activations counted).
    std::vector<RawTensor> tensors(const std::string& prefix) const {
        return tensorsOf(m_values, prefix);
    }
    /// Throws UserError naming `origin` and the tensor.
    void load(std::span<const RawTensor> tensors, const std::string& prefix,
              const std::string& origin);

    // For what keeps numbers beside the weights, as optimisers do: the layout inside, which has
    // places that always hold 0.
    AlignedFloats& values() noexcept;
    const AlignedFloats& values() const noexcept { return m_values; }
    const AlignedFloats& gradientValues() const noexcept { return m_gradients; }
    std::vector<RawTensor> tensorsOf(const AlignedFloats& values, const std::string& prefix) const;
    void loadInto(AlignedFloats& values, std::span<const RawTensor> tensors,
                  const std::string& prefix, const std::string& origin) const;

private:
    /// Where a layer's numbers are: `rows` rows of `stride` weights, the row of an input, then the
    /// biases. Both are multiples of 16, but the first layer has as many rows as inputs.
    struct Place {
        std::size_t weights = 0, bias = 0, rows = 0, stride = 0;
        std::size_t transposed = 0; ///< in m_transposed; the first layer is not there
    };
    template <class Body>
    void eachParameter(const Body& body) const;
    std::vector<float> ordered(const AlignedFloats& values) const;
    void setOrdered(AlignedFloats& to, std::span<const float> values) const;
    /// The last layer's row, in one of two buffers of `widest` floats.
    const float* forwardRow(const float* in, float* buffer, float* other) const noexcept;
    void transposeWeights();

    std::vector<Layer> m_layers;
    std::vector<Place> m_places;
    Activation m_activation = Activation::Relu;
    AlignedFloats m_values, m_gradients;
    AlignedFloats m_transposed; ///< rows of outputs: what gradients are led back through
    bool m_stale = true;        ///< m_transposed is older than m_values
    std::size_t m_rows = 0;     ///< for which there is room below
    std::vector<AlignedFloats> m_activations;
    AlignedFloats m_slopes, m_delta, m_otherDelta; ///< by the outputs, by layers before
};

} // namespace antiphon
