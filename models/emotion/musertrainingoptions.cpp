#include "models/emotion/musertrainingoptions.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>

namespace antiphon::emotion {

namespace {

/// Who sets the steps and not the epochs means the steps.
void visitLength(OptionVisitor& v, TorchOptions& torch, double& epochs) {
    const std::int64_t before = torch.train.steps;
    torch.visit(v);
    if (torch.train.steps != before)
        epochs = 0;
    v.real(epochs, {.key = "epochs",
                    .label = "Epochs",
                    .help = "How often each piece is learned from; 0: the steps decide.",
                    .min = 0,
                    .max = 1e6});
}

void visitValidation(OptionVisitor& v, double& share) {
    v.real(share, {.key = "validation",
                   .label = "Held back",
                   .help = "Share of the songs that is not learned from and chooses the best "
                           "checkpoint; 0: what was learned from does.",
                   .min = 0,
                   .max = 0.9});
}

TorchOptions inSteps(TorchOptions options, double epochs, std::int64_t pieces) {
    const double perEpoch = double(pieces) / double(options.batch);
    if (epochs > 0)
        options.train.steps = std::max<std::int64_t>(1, std::llround(epochs * perEpoch));
    if (options.train.evaluateEvery == 0)
        options.train.evaluateEvery = std::max<std::int64_t>(1, std::llround(perEpoch));
    return options;
}

template <class Training>
Training presetOf(const std::string& preset, double compactEpochs, std::int64_t tinySteps) {
    Training options;
    options.torch.batch = 16;
    options.torch.clip = 3;
    options.torch.schedule.rate = 1e-4;
    if (preset == "compact") {
        options.epochs = compactEpochs;
        options.torch.schedule.rate = 1e-3;
    } else if (preset == "tiny") {
        options.epochs = 0;
        options.torch.train.steps = tinySteps;
        options.torch.train.evaluateEvery = 100;
        options.torch.batch = 8;
        options.torch.schedule.rate = 5e-3;
    } else if (preset != "paper") {
        throw UserError("There is no preset '" + preset + "'; take tiny, compact or paper.",
                        UserError::Kind::Usage);
    }
    return options;
}

} // namespace

void MuserTrainingOptions::visit(OptionVisitor& v) {
    visitLength(v, torch, epochs);
    v.real(regulariser, {.key = "regulariser",
                         .label = "Order of the elements",
                         .help = "How much the latent numbers of an element must follow its order. "
                                 "It compares the pieces that are in memory at once: more pieces "
                                 "of a batch are fewer comparisons.",
                         .min = 0,
                         .max = 100});
    v.real(divergence, {.key = "divergence",
                        .label = "Divergence",
                        .help = "VAE alone: how much the latent numbers of a piece must be like "
                                "standard normal ones.",
                        .min = 0,
                        .max = 100,
                        .advanced = true});
    v.integer(warmUp, {.key = "divergence_steps",
                       .label = "Steps to divergence",
                       .help = "VAE alone: the weight of the divergence grows over so many steps.",
                       .min = 0,
                       .max = 1e9,
                       .advanced = true});
    visitValidation(v, validation);
}

TorchOptions MuserTrainingOptions::resolved(std::int64_t pieces) const {
    return inSteps(torch, epochs, pieces);
}

void PriorTrainingOptions::visit(OptionVisitor& v) {
    visitLength(v, torch, epochs);
    visitValidation(v, validation);
    v.flag(endsWithZero, {.key = "ends_with_zero",
                          .label = "Zero at the end",
                          .help = "Each piece is followed by code 0, as published.",
                          .advanced = true});
}

TorchOptions PriorTrainingOptions::resolved(std::int64_t pieces) const {
    return inSteps(torch, epochs, pieces);
}

MuserTrainingOptions muserTrainingPreset(const std::string& preset) {
    return presetOf<MuserTrainingOptions>(preset, 100, 1500);
}

PriorTrainingOptions priorTrainingPreset(const std::string& preset) {
    return presetOf<PriorTrainingOptions>(preset, 200, 1000);
}

} // namespace antiphon::emotion
