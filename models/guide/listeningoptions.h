#pragma once

#include "core/options.h"

#include <string>

namespace antiphon::guide {

/// How recordings become labels, as options of a task.
struct ListeningOptions {
    double segment = 0.5;
    std::int64_t vocab = 16;
    std::string frontend = "blend";
    std::string match = "relative";
    double timbre = 1;
    double harmony = 1;
    double energy = 1;
    double silence = -60;
    std::string weights;
    std::string learnFrom = "segments";

    void visit(OptionVisitor& v) {
        v.real(segment, {.key = "segment",
                         .label = "Segment",
                         .help = "Length of the pieces that the recordings are cut into.",
                         .unit = "s",
                         .min = 0.05,
                         .max = 15});
        v.integer(vocab, {.key = "vocab",
                          .label = "Labels",
                          .help = "Number of different labels; more tell more apart, are harder to "
                                  "learn and find shorter runs.",
                          .min = 1,
                          .max = 1024});
        v.choice(frontend,
                 {.key = "frontend",
                  .label = "Listens to",
                  .help = "What makes two segments alike.",
                  .choices = {"blend", "timbre", "mel", "harmony", "energy", "wav2vec2"}});
        v.text(weights, {.key = "weights",
                         .label = "Weights",
                         .help = "File of a trained wav2vec 2.0 network, for 'wav2vec2' alone.",
                         .advanced = true});
        v.choice(learnFrom,
                 {.key = "learn_from",
                  .label = "Labels learned from",
                  .help =
                      "The segments that they are to tell apart or, as published, single frames "
                      "of 'wav2vec2' from two places in 15 s; needs an absolute comparison.",
                  .choices = {"segments", "frames"},
                  .advanced = true});
        v.choice(match, {.key = "match",
                         .label = "Compare",
                         .help = "Each recording against its own range, or both on one scale.",
                         .choices = {"relative", "absolute"}});
        const auto weight = [&](double& value, const char* key, const char* label) {
            v.real(value, {.key = key,
                           .label = label,
                           .help = "Weight of this part of the blend.",
                           .min = 0,
                           .max = 10,
                           .advanced = true});
        };
        weight(timbre, "timbre", "Timbre");
        weight(harmony, "harmony", "Harmony");
        weight(energy, "energy", "Energy");
        v.real(silence, {.key = "silence",
                         .label = "Silence below",
                         .help = "Segments below this level are silent: nothing is learned from "
                                 "them, they are never chosen, and answered by silence.",
                         .unit = "dBFS",
                         .min = -120,
                         .max = -20,
                         .advanced = true});
    }
};

} // namespace antiphon::guide
