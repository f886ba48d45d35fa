#pragma once

#include "core/options.h"

namespace antiphon::guide {

/// How a chosen sequence of memory segments becomes sound; all of it can be changed afterwards
/// without analysing anything again.
struct RenderOptions {
    double fade = 0.05;
    bool clean = false;
    double maxBacktrack = 0;
    std::string level = "normalise";

    void visit(OptionVisitor& v) {
        v.real(fade, {.key = "fade",
                      .label = "Fade",
                      .help = "Length of the crossfade at a join.",
                      .unit = "s",
                      .min = 0.01,
                      .max = 5});
        v.flag(clean, {.key = "clean",
                       .label = "Clean attacks",
                       .help = "Move joins to the attacks near them, so that no attack is cut."});
        v.real(maxBacktrack, {.key = "max_backtrack",
                              .label = "Reach of clean attacks",
                              .help = "How far from a join an attack may be; 0: half the fade.",
                              .unit = "s",
                              .min = 0,
                              .max = 1,
                              .advanced = true});
        v.choice(level,
                 {.key = "level",
                  .label = "Level",
                  .help = "Scale the response to full level, keep the memory's level, or match "
                          "the guide's loudness.",
                  .choices = {"normalise", "keep", "match"}});
    }
};

/// Options of guide.generate.
struct GenerateOptions {
    double segment = 0.5;
    std::int64_t vocab = 16;
    std::string frontend = "blend";
    std::string match = "relative";
    double timbre = 1;
    double harmony = 1;
    double energy = 1;
    double silence = -60;
    std::int64_t maxContinuity = 100000;
    std::string repetitions = "allow";
    bool compat = false;
    RenderOptions render;

    void visit(OptionVisitor& v) {
        v.real(segment, {.key = "segment",
                         .label = "Segment",
                         .help = "Length of the pieces that the recordings are cut into.",
                         .unit = "s",
                         .min = 0.05,
                         .max = 15});
        v.integer(vocab, {.key = "vocab",
                          .label = "Labels",
                          .help = "Number of different labels; more labels follow the guide more "
                                  "closely and find shorter runs.",
                          .min = 1,
                          .max = 1024});
        v.choice(frontend, {.key = "frontend",
                            .label = "Listens to",
                            .help = "What makes two segments alike.",
                            .choices = {"blend", "timbre", "mel", "harmony", "energy"}});
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
                         .help = "Segments below this level are silent: never chosen, and answered "
                                 "by silence.",
                         .unit = "dBFS",
                         .min = -120,
                         .max = -20,
                         .advanced = true});
        v.integer(maxContinuity,
                  {.key = "max_continuity",
                   .label = "Longest run",
                   .help = "Jump elsewhere after this many consecutive memory segments.",
                   .min = 1,
                   .max = 100000,
                   .advanced = true});
        v.choice(repetitions, {.key = "repetitions",
                               .label = "Repetitions",
                               .help = "Whether a memory segment may be used again.",
                               .choices = {"allow", "avoid", "never"},
                               .advanced = true});
        v.flag(compat, {.key = "compat",
                        .label = "Reference rules",
                        .help = "Choose segments exactly as the published system does, faults "
                                "included.",
                        .advanced = true});
        render.visit(v);
    }
};

} // namespace antiphon::guide
