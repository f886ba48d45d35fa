#include "models/trainer.h"

namespace antiphon {

void TrainOptions::visit(OptionVisitor& v) {
    v.integer(
        steps,
        {.key = "steps", .label = "Steps", .help = "How long to train.", .min = 1, .max = 1e12});
    v.integer(evaluateEvery, {.key = "evaluate_every",
                              .label = "Evaluate every",
                              .help = "Steps from one evaluation to the next; 0: never.",
                              .min = 0,
                              .max = 1e12});
    v.integer(patience, {.key = "patience",
                         .label = "Patience",
                         .help = "Stop after so many evaluations without a better one; 0: never.",
                         .min = 0,
                         .max = 1e9,
                         .advanced = true});
    v.real(checkpointEvery, {.key = "checkpoint_every",
                             .label = "Checkpoint every",
                             .help = "How much training a power cut may cost.",
                             .unit = "s",
                             .min = 0,
                             .max = 86400,
                             .advanced = true});
    v.real(minutes, {.key = "minutes",
                     .label = "Time limit",
                     .help = "Stop after so much computing; 0: no limit.",
                     .unit = "min",
                     .min = 0,
                     .max = 1e6,
                     .advanced = true});
}

} // namespace antiphon
