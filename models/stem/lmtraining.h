#pragma once

#include "models/stem/lmitems.h"
#include "models/stem/lmnet.h"
#include "models/stem/lmtrainingoptions.h"
#include "models/torchtraining.h"

#include <functional>
#include <memory>

namespace antiphon::stem {

struct LmData {
    LmNet net;
    std::int64_t items = 0; ///< of the training set
    /// Makes one of them; what is random in it comes from `rng`. Targets of one batch are of one
    /// length.
    std::function<LmItem(std::int64_t item, Rng& rng)> item;
    std::vector<LmItem> validation; ///< fixed; empty: none
};

/// Random excerpts of pieces, validated on fixed ones.
LmData excerptData(LmNet net, std::vector<LmPiece> training, std::span<const LmPiece> validation,
                   std::int64_t frames, std::int64_t leastContext);

/// To be given to train() with options.torch.train. Evaluation is evaluateLm(), of the averaged
/// weights where there are some: a checkpoint has both (usedWeights()). Throws UserError when there
/// is nothing to learn from.
std::unique_ptr<TorchTrainee> lmTrainee(LmData data, const LmTrainingOptions& options,
                                        std::uint64_t seed);

/// "validation/loss" first: cross-entropy with the true context, in nats; of each book; its
/// perplexity; with the context of another item and without one, and how much these are above the
/// true one, which says whether the context is used. In batches of `batch` items, in their order;
/// items of different lengths are in different ones.
std::vector<Scalar> evaluateLm(
    const LmNet& net, std::span<const LmItem> items, std::int64_t batch,
    const std::function<void()>& checkpoint = [] {});

} // namespace antiphon::stem
