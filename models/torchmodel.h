#pragma once

#include "core/formats/tensors.h"

#include <ATen/core/Tensor.h>

#include <functional>
#include <string>
#include <vector>

namespace torch::nn {
class Module;
}

namespace antiphon {

/// What a training needs of a network, whatever class it is of: named tensors, shared with it, and
/// the switch between training and evaluating. Names are the keys of PyTorch's state_dict.
struct TorchModel {
    using Named = std::vector<std::pair<std::string, at::Tensor>>;
    Named parameters; ///< also those that share memory with another one
    Named buffers;
    std::function<void(bool training)> mode = [](bool) {};
    std::function<bool()> training = [] { return false; };
};

/// The network is in evaluating mode as long as this lives, and then in the mode it had.
class EvaluationMode {
public:
    explicit EvaluationMode(const TorchModel& model);
    ~EvaluationMode() { m_model.mode(m_training); }
    EvaluationMode(const EvaluationMode&) = delete;
    EvaluationMode& operator=(const EvaluationMode&) = delete;

private:
    const TorchModel& m_model;
    bool m_training;
};

/// The module must outlive it.
TorchModel modelOf(torch::nn::Module& module);

/// Parameters and buffers as files have them, and back. Throws UserError naming `origin` and the
/// tensor that is missing or of another shape.
std::vector<RawTensor> weightsOf(const TorchModel& model);
void loadWeights(const TorchModel& model, std::span<const RawTensor> weights,
                 const std::string& origin);

/// All parameters that are trained as one float tensor on a device, and their gradients as another:
/// the model's own become views of them, so that optimising, clipping and exchanging them between
/// processes are one call each, not one a layer. Parameters whose gradient is not wanted stay
/// apart.
class FlatParameters {
public:
    /// Moves the whole model to `device`. The parameters must be of type float.
    FlatParameters(const TorchModel& model, const std::string& device);

    std::int64_t count() const { return m_values.numel(); }
    at::Tensor& values() { return m_values; }
    const at::Tensor& values() const { return m_values; }
    /// One number longer than values(): the last one is free, for a loss that is summed along.
    at::Tensor& gradients() { return m_gradients; }

private:
    at::Tensor m_values, m_gradients;
};

} // namespace antiphon
