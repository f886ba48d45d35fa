#pragma once

#include "models/guide/decision.h"
#include "models/torchmodel.h"

#include <memory>

namespace antiphon {

/// What a program does that trains Decision with LibTorch's own modules, as their documentation
/// shows: nn::TransformerDecoder (it has post-norm alone), optim::Adam over the list of parameters,
/// clip_grad_norm_. The other side of bench_decision. Tensors are named as in DecisionNet.
class LibTorchDecision {
public:
    explicit LibTorchDecision(const guide::DecisionConfig& config);
    ~LibTorchDecision();

    TorchModel model() const;
    /// The loss before the update.
    double step(const guide::TokenBatch& batch, double rate);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace antiphon
