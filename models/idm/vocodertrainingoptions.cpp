#include "models/idm/vocodertrainingoptions.h"

#include "core/error.h"

namespace antiphon::idm {

void VocoderTrainingOptions::visit(OptionVisitor& v) {
    torch.visit(v);
    v.integer(crop, {.key = "crop",
                     .label = "Frames at once",
                     .help = "How much of a clip is learned from at once.",
                     .min = 16,
                     .max = 1e5,
                     .advanced = true});
    const auto weight = [&](double& value, const char* key, const char* label, const char* help,
                            bool advanced) {
        v.real(value, {.key = key,
                       .label = label,
                       .help = help,
                       .min = 0,
                       .max = 1000,
                       .advanced = advanced});
    };
    weight(mel, "mel", "Levels", "How much the levels of mel spectra count, loud and soft alike.",
           true);
    weight(spectra, "spectra", "Spectra", "How much spectra of several sizes count.", true);
    weight(magnitudes, "magnitudes", "Magnitudes",
           "How much the magnitudes count that it says before they become sound.", true);
    weight(phases, "phases", "Phases",
           "How much it counts that phases turn as in the recordings, from frame to frame and from "
           "pitch to pitch.",
           true);
    weight(adversarial, "adversarial", "Adversary",
           "How much a second network counts that learns to tell recordings from what the vocoder "
           "makes: crisper sound for several times the work. 0: there is none.",
           false);
    weight(features, "features", "Adversary's layers",
           "How much what the second network hears by counts; only with it.", true);
    v.integer(discriminatorFilters, {.key = "adversary_filters",
                                     .label = "Adversary's filters",
                                     .help = "How large the second network is.",
                                     .min = 1,
                                     .max = 512,
                                     .advanced = true});
    v.integer(validation, {.key = "judged_by",
                           .label = "Judged by",
                           .help = "How many held back clips it is judged by.",
                           .min = 1,
                           .max = 1e6,
                           .advanced = true});
}

VocoderTrainingOptions vocoderTrainingPreset(const std::string& preset) {
    VocoderTrainingOptions options;
    TorchOptions& torch = options.torch;
    torch.optimizer.kind = "adamw";
    torch.optimizer.weightDecay = 0.01;
    torch.optimizer.beta1 = 0.8;
    torch.optimizer.beta2 = 0.99;
    torch.clip = 10;
    torch.schedule.kind = "cosine";
    torch.schedule.last = 0.05;
    if (preset == "tiny") {
        torch.train.steps = 1500;
        torch.train.evaluateEvery = 100;
        torch.batch = 8;
        torch.schedule.rate = 2e-3;
        torch.schedule.warmup = 20;
    } else if (preset == "small") {
        torch.train.steps = 20000;
        torch.train.evaluateEvery = 500;
        torch.batch = 16;
        torch.schedule.rate = 1e-3;
        torch.schedule.warmup = 200;
    } else if (preset == "full") {
        torch.train.steps = 400000;
        torch.train.evaluateEvery = 2000;
        torch.batch = 16;
        torch.schedule.rate = 5e-4;
        torch.schedule.warmup = 1000;
        options.adversarial = 0.5;
        options.discriminatorFilters = 32;
    } else {
        throw UserError("There is no preset '" + preset + "'; take tiny, small or full.",
                        UserError::Kind::Usage);
    }
    return options;
}

VocoderTrainOptions::VocoderTrainOptions() {
    usePreset();
}

void VocoderTrainOptions::usePreset() {
    network = vocoderPreset(preset);
    training = vocoderTrainingPreset(preset);
}

void VocoderTrainOptions::visit(OptionVisitor& v) {
    const std::string before = preset;
    v.choice(preset, {.key = "preset",
                      .label = "Size",
                      .help = "tiny learns in minutes on a small machine, small in hours; full is "
                              "the published size, for a GPU.",
                      .choices = {"tiny", "small", "full"}});
    if (preset != before)
        usePreset();
    training.visit(v);
    const auto whole = [&](std::int64_t& value, const char* key, const char* label,
                           const char* help, double least, double most) {
        v.integer(value, {.key = key,
                          .label = label,
                          .help = help,
                          .min = least,
                          .max = most,
                          .advanced = true});
    };
    whole(network.blocks, "blocks", "Blocks", "Of convolutions, one after the other.", 1, 64);
    whole(network.width, "width", "Width", "Numbers a frame between the blocks.", 8, 4096);
    whole(network.inner, "inner", "Width of a block", "Numbers a frame within a block.", 8, 16384);
}

void VocoderEvaluateOptions::visit(OptionVisitor& v) {
    v.integer(clips, {.key = "clips",
                      .label = "Clips",
                      .help = "How many held back clips are compared, at most.",
                      .min = 1,
                      .max = 10000});
    v.integer(heard, {.key = "heard",
                      .label = "Clips to hear",
                      .help = "Of how many of them sound files are written.",
                      .min = 0,
                      .max = 1000});
}

} // namespace antiphon::idm
