#pragma once

#include "models/guide/decisionloss.h"
#include "models/guide/decisionnet.h"
#include "models/torchtraining.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace antiphon::guide {

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

/// Scheduled sampling (Bengio et al. 2015): how likely a token that the decoder reads is its own
/// instead of the true one, in epoch e of E: min(0.95, 1 - exp(-e (-ln 1e-9 / alpha) / E)).
double samplingProbability(std::int64_t epoch, double epochs, double alpha);

/// What a network makes of one window when it reads the true labels (teacher forcing).
struct DecisionExample {
    std::vector<std::int32_t> source, truth;
    std::vector<std::int32_t> predicted; ///< a code or one of start, end, padding
    struct Candidate {
        std::int32_t token;
        float probability;
    };
    std::vector<std::vector<Candidate>> top; ///< five each, of the first five tokens
};

struct DecisionData {
    DecisionNet net;
    std::vector<LabelWindow> training, validation;
    /// The first of the validation windows (of the training windows where there are none), at each
    /// evaluation, in the thread that trains. May be empty.
    std::function<void(const std::vector<DecisionExample>&)> examples = {};
    std::size_t exampleCount = 4;
};

/// To be given to train() with options.resolved().train. Evaluation is over the validation windows,
/// with the true labels as input, "validation/loss" first (lower is better): cross-entropy,
/// entropy, accuracy, codebook use predicted and true; and the accuracy of answers to the guide
/// alone, which comes first where it chooses. Throws UserError (Usage) when there is no
/// window to learn from, or one is longer than the network's maxSegments.
std::unique_ptr<TorchTrainee> decisionTrainee(DecisionData data,
                                              const DecisionTrainingOptions& options,
                                              std::uint64_t seed,
                                              ProcessGroup* processes = nullptr);

/// What a network predicts for each window, with the true labels as its input.
std::vector<DecisionExample> decisionExamples(const DecisionNet& net,
                                              std::span<const LabelWindow> windows);

/// The evaluation's scalars for any windows, `batch` at a time.
std::vector<Scalar> evaluateDecision(const DecisionNet& net, std::span<const LabelWindow> windows,
                                     std::int64_t batch, const DecisionLossSettings& loss,
                                     const at::Tensor& classWeights,
                                     const std::function<void()>& checkpoint);

} // namespace antiphon::guide
