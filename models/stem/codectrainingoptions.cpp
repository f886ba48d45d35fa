#include "models/stem/codectrainingoptions.h"

#include "core/error.h"

namespace antiphon::stem {

void CodecTrainingOptions::visit(OptionVisitor& v) {
    torch.visit(v);
    v.real(segment, {.key = "segment",
                     .label = "Stretch",
                     .help = "How long the pieces are that it learns from.",
                     .unit = "s",
                     .min = 0.1,
                     .max = 60});
    v.real(mel, {.key = "mel",
                 .label = "Spectra",
                 .help = "How much mel spectra of several sizes count.",
                 .min = 0,
                 .max = 1000,
                 .advanced = true});
    v.real(logMel, {.key = "log_mel",
                    .label = "Levels",
                    .help = "How much the levels of mel spectra count, loud and soft alike.",
                    .min = 0,
                    .max = 1000,
                    .advanced = true});
    v.real(pitch,
           {.key = "pitch",
            .label = "Notes",
            .help = "How much the levels of bands count that are narrow enough to tell notes "
                    "apart.",
            .min = 0,
            .max = 1000,
            .advanced = true});
    v.real(samples, {.key = "samples",
                     .label = "Samples",
                     .help = "How much the samples themselves count.",
                     .min = 0,
                     .max = 1000,
                     .advanced = true});
    v.real(adversarial, {.key = "adversarial",
                         .label = "Adversary",
                         .help = "How much a second network counts that learns to tell recordings "
                                 "from decoded ones: crisper sound for several times the work. 0: "
                                 "there is none.",
                         .min = 0,
                         .max = 1000});
    v.real(features, {.key = "features",
                      .label = "Adversary's layers",
                      .help = "How much what the second network hears by counts; only with it.",
                      .min = 0,
                      .max = 1000,
                      .advanced = true});
    v.integer(discriminatorFilters, {.key = "adversary_filters",
                                     .label = "Adversary's filters",
                                     .help = "How large the second network is.",
                                     .min = 1,
                                     .max = 512,
                                     .advanced = true});
    v.real(commitment, {.key = "commitment",
                        .label = "Commitment",
                        .help = "How much what is quantised is pulled to the rows of the books.",
                        .min = 0,
                        .max = 1000,
                        .advanced = true});
    v.flag(balanced, {.key = "balanced",
                      .label = "Balanced",
                      .help = "Each of these counts by its weight whatever its scale is, as "
                              "published; else they are added as they are.",
                      .advanced = true});
    v.real(average, {.key = "average",
                     .label = "Averaging",
                     .help = "Decay of the average of the weights over the steps, which is what is "
                             "kept; 0: the weights of the last step.",
                     .min = 0,
                     .max = 0.99999,
                     .advanced = true});
    v.real(decay, {.key = "decay",
                   .label = "Books' decay",
                   .help = "How slowly the books follow what they quantise.",
                   .min = 0,
                   .max = 0.9999,
                   .advanced = true});
    v.real(expiry, {.key = "expiry",
                    .label = "Unused rows",
                    .help = "Rows of a book that are used less than this share of a fair one begin "
                            "anew; 0: none do.",
                    .min = 0,
                    .max = 0.9,
                    .advanced = true});
    v.integer(validation, {.key = "validation",
                           .label = "Judged by",
                           .help = "How many stretches of what is held back it is judged by.",
                           .min = 1,
                           .max = 1e6,
                           .advanced = true});
}

CodecTrainingOptions codecTrainingPreset(const std::string& preset) {
    CodecTrainingOptions options;
    TorchOptions& torch = options.torch;
    torch.optimizer.beta1 = 0.5;
    torch.optimizer.beta2 = 0.9;
    torch.schedule.rate = 3e-4;
    if (preset == "tiny") {
        torch.train.steps = 1500;
        torch.train.evaluateEvery = 100;
        torch.batch = 8;
        torch.schedule.rate = 1e-3;
        torch.schedule.kind = "cosine";
        torch.schedule.last = 0.05;
        torch.schedule.warmup = 20;
        torch.optimizer.beta1 = 0.9;
        torch.optimizer.beta2 = 0.999;
        // Of held back stems 0.51 of the onsets come near those of the context after this codec,
        // as many as before it; with the levels and the samples alone it was 0.44, with notes and
        // samples as heavy as levels 0.32.
        options.mel = 1;
        options.logMel = 1;
        options.pitch = 0.3;
        options.samples = 0.3;
        options.commitment = 0.25;
        options.balanced = false;
        options.average = 0;
        options.decay = 0.95;
    } else if (preset == "demo") {
        torch.train.steps = 50000;
        torch.train.evaluateEvery = 1000;
        torch.batch = 16;
        torch.schedule.rate = 1e-3;
        torch.schedule.kind = "cosine";
        torch.schedule.last = 0.05;
        torch.schedule.warmup = 200;
    } else if (preset == "paper") {
        torch.train.steps = 400000;
        torch.train.evaluateEvery = 2000;
        torch.batch = 64;
        options.adversarial = 4;
    } else {
        throw UserError("There is no preset '" + preset + "'; take tiny, demo or paper.",
                        UserError::Kind::Usage);
    }
    return options;
}

} // namespace antiphon::stem
