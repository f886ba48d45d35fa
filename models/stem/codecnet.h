#pragma once

#include "models/stem/codecconfig.h"
#include "models/stem/residualquantiser.h"
#include "models/torchmodel.h"

#include <memory>

namespace antiphon::stem {

/// The codec of a configuration as a LibTorch network, to be trained. Tensors are named encoder.*,
/// decoder.*, quantizer.*, as published. A handle: copies share one network. One thread at a time.
class CodecNet {
public:
    /// Fresh weights drawn by `seed`; the books are empty until the first step of training.
    CodecNet(const CodecConfig& config, std::uint64_t seed, const QuantiserSettings& settings = {});

    const CodecConfig& config() const;
    TorchModel model() const;
    std::int64_t parameterCount() const;
    ResidualQuantiser& quantiser() const;

    /// (B, channels, samples) -> (B, dimension, frames).
    at::Tensor encode(const at::Tensor& samples) const;
    /// (B, dimension, frames) -> (B, channels, frames x hop).
    at::Tensor decode(const at::Tensor& latents) const;

private:
    struct Module;
    std::shared_ptr<Module> m_module;
};

} // namespace antiphon::stem
