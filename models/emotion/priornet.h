#pragma once

#include "models/emotion/config.h"
#include "models/torchmodel.h"

#include <memory>

namespace antiphon::emotion {

/// The prior over code indices of a configuration (spec section 10): a causal linear transformer.
/// Tensors are named emb.lut, input_linear, transformer_encoder.*, predict_fc, as published. A
/// handle: copies share one network. One thread at a time.
class PriorNet {
public:
    /// Fresh weights drawn by `seed`.
    PriorNet(const PriorConfig& config, std::uint64_t seed);

    const PriorConfig& config() const;
    TorchModel model() const;
    std::int64_t parameterCount() const;

    /// Symbols (B, T), long: first an emotion as codes + 1 ... codes + 4, then compact codes. Of
    /// the one that follows each the logits over temperature, (B, T, codes).
    at::Tensor forward(const at::Tensor& symbols) const;

private:
    struct Module;
    std::shared_ptr<Module> m_module;
};

} // namespace antiphon::emotion
