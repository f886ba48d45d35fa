#pragma once

#include "models/guide/decision.h"
#include "models/guide/decisionoptions.h"

#include <ATen/core/Tensor.h>

#include <span>
#include <vector>

namespace antiphon::guide {

struct DecisionLoss {
    at::Tensor total; ///< crossEntropy - entropyWeight * entropy
    at::Tensor crossEntropy;
    at::Tensor entropy; ///< mean of the output distributions', as published at all positions; nats
};

/// `logits` (B, T, tokens), `wanted` (B, T) with `padding` where nothing counts; `classWeights`
/// (tokens) or undefined, for the mean over tokens alone, which is divided by the weights of what
/// is wanted.
DecisionLoss decisionLoss(const at::Tensor& logits, const at::Tensor& wanted, std::int64_t padding,
                          const DecisionLossSettings& settings,
                          const at::Tensor& classWeights = {});

/// 1 / share of each token in the windows' targets, end included; a token that is not wanted
/// counts as often as the rarest that is.
std::vector<float> classWeights(std::span<const LabelWindow> windows, const DecisionConfig& config);

/// Counts of an evaluation, added up over batches.
struct DecisionCounts {
    explicit DecisionCounts(std::int64_t codes)
        : predicted(std::size_t(codes)), wanted(std::size_t(codes)) {}

    /// As decisionLoss() takes them; codes are predicted by the largest logit.
    void add(const at::Tensor& logits, const at::Tensor& wantedTokens, std::int64_t padding);
    double accuracy() const { return positions ? double(right) / double(positions) : 0; }
    /// Share of the codes that occur.
    static double use(const std::vector<std::int64_t>& counts);

    std::int64_t positions = 0, right = 0;
    std::vector<std::int64_t> predicted, wanted; ///< how often each code
};

} // namespace antiphon::guide
