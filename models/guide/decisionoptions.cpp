#include "models/guide/decisionoptions.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>

namespace antiphon::guide {

void DecisionTrainingOptions::visit(OptionVisitor& v) {
    v.real(epochs, {.key = "epochs",
                    .label = "Epochs",
                    .help = "How often each window is learned from; 0: the steps decide.",
                    .min = 0,
                    .max = 1e6});
    torch.visit(v);
    v.real(loss.labelSmoothing,
           {.key = "label_smoothing",
            .label = "Label smoothing",
            .help = "Share of the wanted probability that all labels divide: less certainty.",
            .min = 0,
            .max = 0.99,
            .advanced = true});
    v.flag(classWeights, {.key = "class_weights",
                          .label = "Rare labels count more",
                          .help = "Each label weighs the less the more often it is wanted.",
                          .advanced = true});
    v.real(loss.entropyWeight,
           {.key = "entropy_weight",
            .label = "Entropy weight",
            .help = "How much undecided predictions are rewarded: more diverse answers.",
            .min = 0,
            .max = 10,
            .advanced = true});
    v.flag(loss.perSequence, {.key = "sequence_loss",
                              .label = "Loss of whole windows",
                              .help = "Every window counts alike, however much of it is silent; "
                                      "without smoothing and weights.",
                              .advanced = true});
    v.flag(scheduledSampling,
           {.key = "scheduled_sampling",
            .label = "Scheduled sampling",
            .help = "Learns more and more from its own answers instead of the true ones.",
            .advanced = true});
    v.real(samplingAlpha,
           {.key = "scheduler_alpha",
            .label = "Delay of scheduled sampling",
            .help = "The greater, the later own answers take the place of the true ones.",
            .min = 0.1,
            .max = 100,
            .advanced = true});
    v.real(follow, {.key = "follow_first",
                    .label = "Follow first",
                    .help = "Share of the training that begins with following the guide itself; "
                            "what a partner does instead is learned from there with less "
                            "material.",
                    .min = 0,
                    .max = 1});
    v.choice(chosenBy, {.key = "chosen_by",
                        .label = "Best checkpoint",
                        .help = "What decides which one is kept: the least loss, or the most right "
                                "answers to the guide alone.",
                        .choices = {"loss", "answers"},
                        .advanced = true});
    v.text(trained, {.key = "layers",
                     .label = "Layers that learn",
                     .help = "all, last:n (the last n and the output layer) or output.",
                     .advanced = true});
}

TorchOptions DecisionTrainingOptions::resolved(std::int64_t windows) const {
    TorchOptions options = torch;
    const double perEpoch = double(windows) / double(options.batch);
    if (epochs > 0)
        options.train.steps = std::max<std::int64_t>(1, std::llround(epochs * perEpoch));
    if (options.train.evaluateEvery == 0)
        options.train.evaluateEvery = std::max<std::int64_t>(1, std::llround(perEpoch));
    return options;
}

DecisionTrainingOptions decisionTrainingPreset(const std::string& preset) {
    DecisionTrainingOptions options;
    options.torch.optimizer.weightDecay = 1e-5;
    options.torch.clip = 1;
    if (preset == "tiny") {
        // Short recordings have few windows: it is the steps that count.
        options.epochs = 0;
        options.torch.train.steps = 800;
        options.torch.train.evaluateEvery = 50;
        options.torch.batch = 32;
        options.torch.schedule.rate = 2e-3;
        options.follow = 0.6;
        options.scheduledSampling = true;
        options.chosenBy = "answers";
    } else if (preset == "paper") {
        options.torch.batch = 8;
        options.torch.schedule.rate = 1e-4;
    } else {
        throw UserError("There is no preset '" + preset + "'; take tiny or paper.",
                        UserError::Kind::Usage);
    }
    return options;
}

} // namespace antiphon::guide
