#pragma once

#include "models/emotion/classifier.h"
#include "models/torchmodel.h"

namespace antiphon::emotion {

/// Rows as a network reads them, the longest piece first; made on the CPU.
struct WordBatch {
    at::Tensor rows;    ///< (B, T, 7) of type long: all families but emotion, padded with zeros
    at::Tensor lengths; ///< (B) of type long, on the CPU, descending, 1 at least
    std::vector<std::size_t> order; ///< which piece each row of the batch is
};
/// The rows after the emotion row, `length` at most. Throws std::invalid_argument for an index
/// outside `sizes`.
WordBatch wordBatch(std::span<const std::span<const Word>> pieces, const ClassifierConfig& config);

/// The network behind MoodClassifier. Tensors are named embedding.<n>.weight (by WordFamily),
/// lstm.* and linear layers as PyTorch names them: attention1, attention2 (without biases), dense,
/// quadrant, arousal, valence.
struct ClassifierLogits {
    at::Tensor quadrant, arousal, valence; ///< (B, 4), (B, 2), (B, 2); class 1 is the high one
};
ClassifierLogits logitsOf(const MoodClassifier& net, const at::Tensor& rows,
                          const at::Tensor& lengths);
TorchModel modelOf(const MoodClassifier& net);
/// One of `logits`, by rows of the batch.
std::vector<Mood> moodsOf(const ClassifierLogits& logits);

} // namespace antiphon::emotion
