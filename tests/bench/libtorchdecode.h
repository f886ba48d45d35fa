#pragma once

#include "core/formats/tensors.h"
#include "models/guide/decision.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace antiphon {

/// A Decision network's greedy answers by LibTorch's own operations: the other side of
/// bench_decode. Without an encoder, norms first.
class LibTorchDecode {
public:
    LibTorchDecode(const guide::DecisionConfig& config, std::span<const RawTensor> weights);
    ~LibTorchDecode();

    /// As many labels as the source has: with keys and values kept, or, as published, all computed
    /// again for each.
    std::vector<std::int32_t> answer(std::span<const std::int32_t> source, bool cached) const;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace antiphon
