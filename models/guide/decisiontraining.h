#pragma once

#include "models/guide/decisionloss.h"
#include "models/guide/decisionnet.h"
#include "models/torchtraining.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace antiphon::guide {

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
/// alone, which comes first where it chooses; there the loss decides between equal ones. Throws
/// UserError (Usage) when there is no window to learn from, or one is longer than the network's
/// maxSegments.
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
