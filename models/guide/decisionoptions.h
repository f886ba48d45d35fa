#pragma once

#include "models/torchoptions.h"

#include <string>

namespace antiphon::guide {

/// What Decision learns by (spec section 5.3).
struct DecisionLossSettings {
    double labelSmoothing = 0.1; ///< share of the wanted probability that all tokens divide
    double entropyWeight = 0;    ///< reg_alpha: how much the mean entropy lowers the loss
    /// The mean over sequences of each one's mean -log p, in place of the mean over all tokens.
    bool perSequence = false;
};

/// How a Decision network is trained or fine-tuned (spec sections 5.3 and 5.4).
struct DecisionTrainingOptions {
    TorchOptions torch;
    double epochs = 50; ///< passes over the windows; 0: torch.train.steps decides
    DecisionLossSettings loss;
    bool classWeights = false;
    bool scheduledSampling = false;
    double samplingAlpha = 2;
    /// Share of the steps at the beginning in which each track answers itself: a network that can
    /// follow needs few examples to learn what another partner does instead. Answers alone.
    double follow = 0;
    /// Which checkpoint is the best: that of the least validation loss, or that whose answers, from
    /// the guide alone, are right most often.
    std::string chosenBy = "loss"; ///< or answers
    std::string trained = "all";   ///< or last:n, output
    void visit(OptionVisitor& v);

    /// Steps instead of epochs, and an evaluation each epoch unless another rhythm is set: what a
    /// training of so many windows takes.
    TorchOptions resolved(std::int64_t windows) const;
};

/// Of a preset of decisionPreset(): Adam, weight decay 1e-5, clipped at 1; "paper" batch 8 at rate
/// 1e-4, "tiny" batch 32 at 2e-3.
DecisionTrainingOptions decisionTrainingPreset(const std::string& preset);

} // namespace antiphon::guide
