#pragma once

#include "models/stem/conditionnet.h"
#include "models/torchmodel.h"

#include <memory>
#include <span>

namespace antiphon::stem {

/// Rows of a PromptSequence, or some of their steps, as tensors.
struct LmInput {
    at::Tensor tokens;      ///< (B, books, S) long
    at::Tensor stepMask;    ///< (B, S) bool
    at::Tensor positions;   ///< (B, S) long
    at::Tensor beside = {}; ///< (B, S, window) long, of the sequence's steps
};
/// Steps `from` to `to` on the CPU.
LmInput lmInput(const PromptSequence& sequence, std::int64_t from, std::int64_t to);

/// cos, then sin of position / 10000^(i / (dim / 2 - 1)): positions (...) -> (..., dim).
at::Tensor cosineSines(const at::Tensor& positions, std::int64_t dim);

/// The language model (spec section 6): a decoder that reads code sequences, attends to conditions
/// and predicts the next step's codes. For training, on CUDA devices and as the reference of the
/// decoder without LibTorch. A handle: copies share one network. One thread at a time.
///
/// Tensors have STAGE's names (lmTensors(), conditionTensors()); adapters those of loralib
/// ("....to_q.lora_A").
class LmNet {
public:
    /// Fresh weights drawn by `seed`: normal, cut at three sigma, 1 / sqrt(columns), of layer l
    /// divided by sqrt(2 l); embeddings 1 / sqrt(dim); norms 1.
    LmNet(const LmConfig& config, std::uint64_t seed);
    /// With these; adapters that are not among them are fresh. Throws UserError naming `origin` and
    /// what is missing or of another shape.
    LmNet(const LmConfig& config, std::span<const RawTensor> weights, const std::string& origin);

    const LmConfig& config() const;
    /// Of a network with adapters only they and the conditions are trained.
    TorchModel model() const;
    const ConditionNet& conditions() const;

    /// Of the last layer, normed: (B, S, dim), without what was prepended.
    at::Tensor hidden(const LmInput& input, const EmbeddedConditions& conditions) const;
    /// (..., dim) -> (..., card).
    at::Tensor head(std::int64_t book, const at::Tensor& hidden) const;
    /// (B, books, S, card).
    at::Tensor logits(const LmInput& input, const EmbeddedConditions& conditions) const;
    /// The layers and the final norm of vectors as they are: (B, S, dim) in and out, `cross` (B, L,
    /// dim).
    at::Tensor decoded(const at::Tensor& x, const at::Tensor& cross) const;

    /// Keys and values of the steps so far.
    class Cache;
    /// For sequences of up to `steps` steps; what is prepended is read.
    std::shared_ptr<Cache> start(std::int64_t rows, std::int64_t steps,
                                 const EmbeddedConditions& conditions) const;
    /// Goes on by the steps of `input`; logits of the last: (B, books, card).
    at::Tensor extend(Cache& cache, const LmInput& input) const;

private:
    struct Module;
    std::shared_ptr<Module> m_module;
};

} // namespace antiphon::stem
