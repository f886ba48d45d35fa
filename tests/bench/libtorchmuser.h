#pragma once

#include "models/emotion/config.h"
#include "models/torchmodel.h"

#include <memory>

namespace antiphon {

/// What a program does that trains the main latent model (TRANS_CA_GE) with LibTorch's own modules:
/// nn::Linear, nn::LayerNorm, nn::Dropout, nn::Embedding and linear attention by products of
/// batches, in chunks where it is causal; optim::Adam over the list of parameters,
/// clip_grad_norm_. The other side of bench_musertraining. Tensors are named as in MuserNet.
class LibTorchMuser {
public:
    explicit LibTorchMuser(const emotion::MuserConfig& config);
    ~LibTorchMuser();

    TorchModel model() const;
    /// The total loss before the update.
    double step(const at::Tensor& x, const at::Tensor& y, const at::Tensor& keys, double rate);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace antiphon
