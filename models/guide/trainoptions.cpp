#include "models/guide/pairs.h"
#include "models/guide/train.h"

namespace antiphon::guide {

void LearnOptions::visit(OptionVisitor& v) {
    relation.visit(v);
    visitTraining(v);
}

void LearnOptions::visitTraining(OptionVisitor& v) {
    split.visit(v);
    training.visit(v);
}

GuideTrainOptions::GuideTrainOptions() {
    usePreset();
}

void GuideTrainOptions::usePreset() {
    learn.training = decisionTrainingPreset(preset);
    dropout = 0.1;
}

void GuideTrainOptions::useKind() {
    ListeningOptions fitting;
    for (const RelationTag& tag : relationTags())
        if (tag.id == learn.relation.kind)
            fitting.frontend = tag.frontend;
    listening.frontend = fitting.frontend;
    listening.timbre = fitting.timbre;
    listening.harmony = fitting.harmony;
    listening.energy = fitting.energy;
}

void GuideTrainOptions::visit(OptionVisitor& v) {
    const std::string kind = learn.relation.kind;
    learn.relation.visit(v);
    if (learn.relation.kind != kind)
        useKind();
    const std::string before = preset;
    v.choice(preset, {.key = "preset",
                      .label = "Size",
                      .help = "tiny learns a pair in about a minute; paper is the published size, "
                              "for large collections and a GPU.",
                      .choices = {"tiny", "paper"}});
    if (preset != before)
        usePreset();
    v.choice(task, {.key = "task",
                    .label = "Learns to",
                    .help = "Answer a guide as the partner did, or continue a track by itself.",
                    .choices = {"answer", "completion"}});
    listening.visit(v);
    learn.visitTraining(v);
    v.choice(variant, {.key = "variant",
                       .label = "Network",
                       .help = "A: the answer attends to the guide's labels themselves; B: to what "
                               "an encoder makes of them.",
                       .choices = {"A", "B"},
                       .advanced = true});
    v.real(given, {.key = "given",
                   .label = "Given",
                   .help = "Share of a window that is the beginning, where a track is to be "
                           "continued.",
                   .min = 0.05,
                   .max = 0.95,
                   .advanced = true});
    v.real(dropout, {.key = "dropout",
                     .label = "Dropout",
                     .help = "Share of the network that each step leaves out: more learns less by "
                             "heart.",
                     .min = 0,
                     .max = 0.9,
                     .advanced = true});
    v.real(maskProbability, {.key = "mask_prob",
                             .label = "Masking",
                             .help = "How often a stretch of the guide is hidden while learning.",
                             .min = 0,
                             .max = 0.9,
                             .advanced = true});
    v.integer(maskLength, {.key = "mask_len",
                           .label = "Masked stretch",
                           .help = "Segments that are hidden at a time.",
                           .min = 1,
                           .max = 100,
                           .advanced = true});
    v.flag(relative,
           {.key = "relative_positions",
            .label = "Relative positions",
            .help = "Learns distances between segments beside their places; experimental.",
            .advanced = true});
}

FineTuneOptions::FineTuneOptions() {
    learn.training = decisionTrainingPreset("paper");
    learn.training.torch.schedule.rate = 1e-4;
    learn.training.epochs = 20;
}

} // namespace antiphon::guide
