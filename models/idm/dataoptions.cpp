#include "models/idm/dataoptions.h"

namespace antiphon::idm {

void SynthesizeOptions::visit(OptionVisitor& v) {
    v.integer(count, {.key = "count",
                      .label = "Clips",
                      .help = "How many clips are made.",
                      .min = 1,
                      .max = 100000});
    v.real(seconds, {.key = "seconds",
                     .label = "Length",
                     .help = "Of every clip.",
                     .unit = "s",
                     .min = 1,
                     .max = 120});
    v.integer(rate, {.key = "rate",
                     .label = "Sample rate",
                     .help = "Of the files; what learns from them works at 24000 Hz.",
                     .unit = "Hz",
                     .min = 16000,
                     .max = 96000,
                     .advanced = true});
}

void DatasetOptions::visit(OptionVisitor& v) {
    v.real(step, {.key = "hop",
                  .label = "Step",
                  .help = "From the beginning of a clip to that of the next one.",
                  .unit = "s",
                  .min = 0.25,
                  .max = 600});
    v.real(seconds, {.key = "seconds",
                     .label = "Length of clips",
                     .help = "What a model learns and writes at a time.",
                     .unit = "s",
                     .min = 1,
                     .max = 60,
                     .advanced = true});
    v.real(validation, {.key = "validation",
                        .label = "Validation",
                        .help = "Share of the recordings that a training is judged by.",
                        .min = 0,
                        .max = 0.5,
                        .advanced = true});
    v.real(test, {.key = "test",
                  .label = "Test",
                  .help = "Share of the recordings that are kept for the end.",
                  .min = 0,
                  .max = 0.4,
                  .advanced = true});
}

} // namespace antiphon::idm
