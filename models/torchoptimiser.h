#pragma once

#include "core/formats/tensors.h"
#include "core/json.h"
#include "models/torchoptions.h"

#include <ATen/core/Tensor.h>

namespace antiphon {

/// Adam (Kingma and Ba 2015), AdamW (Loshchilov and Hutter 2019), SGD with momentum and RMSprop,
/// each with PyTorch's arithmetic, over one flat float tensor that holds all parameters: the cost
/// of a call is paid once, not once a layer. One thread at a time.
class TorchOptimiser {
public:
    TorchOptimiser(const OptimiserOptions& options, const at::Tensor& parameters);

    /// Changes `parameters` in place by the gradient times `scale`; `gradient` is of the same shape
    /// and may be changed.
    void step(at::Tensor& parameters, at::Tensor& gradient, double rate, double scale = 1);

    /// Bytes of state a parameter.
    int bytesPerParameter() const noexcept;

    void save(std::vector<RawTensor>& tensors, Json& json) const;
    /// Throws UserError naming `origin` when the state is of another optimiser or network.
    void load(std::span<const RawTensor> tensors, const Json& json, const std::string& origin);

private:
    using State = std::vector<std::pair<std::string, at::Tensor>>; ///< named as PyTorch's

    /// Adam and AdamW on the CPU in one pass over memory.
    void fusedAdam(at::Tensor& parameters, const at::Tensor& gradient, double rate, double scale);
    /// Of a part of all, and that part of the state.
    void update(at::Tensor parameters, at::Tensor gradient, State& state, double rate) const;
    void adam(at::Tensor& parameters, at::Tensor& gradient, State& state, double rate) const;
    void sgd(at::Tensor& parameters, at::Tensor& gradient, State& state, double rate) const;
    void rmsprop(at::Tensor& parameters, at::Tensor& gradient, State& state, double rate) const;

    OptimiserOptions m_options;
    State m_state;
    std::int64_t m_steps = 0;
};

} // namespace antiphon
