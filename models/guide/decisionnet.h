#pragma once

#include "models/guide/decision.h"
#include "models/torchmodel.h"

#include <memory>
#include <span>

namespace antiphon::guide {

/// How many layers of the decoder such a choice trains: -1 "all", 0 "output", n "last:n". Throws
/// UserError (Usage) naming these.
std::int64_t lastLayers(const std::string& which);

/// The Decision network of a configuration. Tokens are (B, T) tensors of type long on the network's
/// device; padding tokens are never attended to. A handle: copies share one network. One thread at
/// a time.
///
/// Tensors are named as in the published checkpoints: decision.decision.layers.N.* (the source is
/// what is attended to) or decision.decision.{encoder,decoder}.layers.N.*; decision.output_layer.*;
/// embeddings are special_token_embeddings.weight (start, end, padding) and vocab_embedding_table
/// (the codebook), or embedding.weight (A + 3 rows); mask_embedding where source segments are
/// masked.
class DecisionNet {
public:
    /// Fresh weights drawn by `seed`. `learnCodebook`: vocab_embedding_table is a parameter, not a
    /// buffer.
    DecisionNet(const DecisionConfig& config, std::uint64_t seed, bool learnCodebook = false);

    const DecisionConfig& config() const;
    /// Parameters, buffers, training mode; shared with the network.
    TorchModel model() const;
    std::int64_t parameterCount() const;
    /// All weights onto a device such as "cuda:0". Throws LibTorch's error where there is none.
    void moveTo(const std::string& device) const;

    /// What the decoder attends to, (B, S, dim): the source with its positions, encoded if there is
    /// an encoder; and which of it is hidden, (B, S), true where padding or masked.
    struct Memory {
        at::Tensor values, hidden;
    };
    Memory read(const at::Tensor& source) const;
    /// Logits (B, T, A + 3) of the token that follows each of `input`. `memoryPadding` false:
    /// padding of the source is seen, too, as the published training does with an encoder.
    at::Tensor write(const Memory& memory, const at::Tensor& input,
                     bool memoryPadding = true) const;
    at::Tensor logits(const at::Tensor& source, const at::Tensor& input) const;

    /// Puts A x dim centres of the quantiser into vocab_embedding_table. Throws UserError when they
    /// are of another size, std::logic_error when the embeddings are no codebook.
    void setCodebook(std::span<const float> centres);
    /// Which parameters are trained: "all", "output" (the output layer alone) or "last:n" (that,
    /// the final norm and the last n layers of the decoder). Throws as lastLayers() does.
    void trainOnly(const std::string& which);

private:
    struct Module;
    std::shared_ptr<Module> m_module;
};

/// The likeliest code after the likeliest code, `length` of them for each source, all computed
/// again for each. Where the end is likeliest an answer stays short, unless it may not end. For
/// CUDA, and as the reference of faster decoders.
std::vector<std::vector<std::int32_t>>
greedyAnswers(const DecisionNet& net, const std::vector<std::vector<std::int32_t>>& sources,
              std::int64_t length, bool mayEnd = true);

} // namespace antiphon::guide
