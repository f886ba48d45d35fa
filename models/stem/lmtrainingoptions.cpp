#include "models/stem/lmtrainingoptions.h"

#include "core/error.h"

namespace antiphon::stem {

void LmTrainingOptions::visit(OptionVisitor& v) {
    torch.visit(v);
    v.real(clipValue, {.key = "clip_value",
                       .label = "Clip numbers of gradients",
                       .help = "Largest number that a gradient may have; 0: any.",
                       .min = 0,
                       .max = 1e9,
                       .advanced = true});
    v.real(average, {.key = "average",
                     .label = "Average weights",
                     .help = "Decay of the averaged weights, which are then measured and used: "
                             "0.999 averages about a thousand steps; 0: none.",
                     .min = 0,
                     .max = 0.999999,
                     .advanced = true});
    const auto share = [&](double& value, const char* key, const char* label, const char* help) {
        v.real(value,
               {.key = key, .label = label, .help = help, .min = 0, .max = 1, .advanced = true});
    };
    share(contextDropout, "context_dropout", "Rows without context",
          "Share of the rows that learn to play alone, which guidance needs.");
    share(conditionDropout, "condition_dropout", "Rows without conditions",
          "Share of the rows that do without each condition, which guidance needs.");
    share(tagDropout, "tag_dropout", "Dropped tags",
          "Share of the tags that are left out of a description.");
    share(pastDropout, "past_dropout", "Hidden past",
          "Share of the steps of a stem that are hidden from what comes after them, so that it "
          "listens to the context and does not learn the stem by heart.");
}

LmTrainingOptions lmTrainingPreset(const std::string& preset) {
    LmTrainingOptions options;
    TorchOptions& t = options.torch;
    t.optimizer.kind = "adamw";
    t.optimizer.weightDecay = 1e-3;
    t.optimizer.beta1 = 0.9;
    t.optimizer.beta2 = 0.95;
    t.batch = 4;
    t.clip = 1;
    t.schedule.kind = "cosine";
    t.train.patience = 5;
    if (preset == "tiny") {
        t.schedule.rate = 1e-3;
        t.schedule.warmup = 20;
        t.train.steps = 320;
        t.train.evaluateEvery = 40;
        // Of few minutes of music a model soon knows the stems by heart, and hears no context: with
        // 0.4 a wrong one cost it 0.7 to 0.8 nats, so 1.2 to 1.5.
        options.pastDropout = 0.9;
    } else if (preset == "demo") {
        t.schedule.rate = 6e-4;
        t.schedule.warmup = 200;
        t.train.steps = 20000;
        t.train.evaluateEvery = 200;
    } else if (preset == "small-scratch") {
        t.schedule.rate = 3e-4;
        t.schedule.warmup = 2000;
        t.train.steps = 100000;
        t.train.evaluateEvery = 1000;
        t.precision = "auto";
        t.batch = 8;
        t.accumulate = 4;
        options.average = 0.999;
    } else if (preset == "small") {
        t.schedule.kind = "constant";
        t.schedule.rate = 1e-5;
        t.train.steps = 100000;
        t.train.evaluateEvery = 500;
        t.precision = "auto";
        t.batch = 8;
        t.accumulate = 4;
        t.clip = 0;
        options.clipValue = 1;
    } else {
        throw UserError("There is no preset '" + preset +
                            "' of training; take tiny, demo, small or small-scratch.",
                        UserError::Kind::Usage);
    }
    return options;
}

} // namespace antiphon::stem
