#pragma once

#include "models/guide/listeningoptions.h"

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

/// How a trained model chooses the labels that the memory is asked for.
struct AnswerOptions {
    double topP = 0.8;
    std::string nucleus = "tight";
    std::int64_t topK = 0;
    double temperature = 1;
    std::int64_t beam = 0;
    double entropyWeight = 0;
    std::string constrain = "hard";
    bool carryOver = true;
    std::string weightType = "auto";

    void visit(OptionVisitor& v) {
        v.real(topP, {.key = "top_p",
                      .label = "Likely labels",
                      .help = "Share of the probability that is drawn from: less is safer, 1 "
                              "admits everything. Needs a model.",
                      .min = 0.01,
                      .max = 1});
        v.real(temperature, {.key = "temperature",
                             .label = "Temperature",
                             .help = "Above 1 more daring, below 1 more of the expected. Needs a "
                                     "model.",
                             .min = 0.05,
                             .max = 10});
        v.integer(topK, {.key = "top_k",
                         .label = "Best labels",
                         .help = "Only so many of the likeliest labels are drawn from; 1: always "
                                 "the likeliest, 0: any number. Needs a model.",
                         .min = 0,
                         .max = 1024});
        v.choice(constrain, {.key = "constrain",
                             .label = "Labels of the memory",
                             .help = "Whether the model may only ask for what the memory has: "
                                     "hard always, soft where likely enough, off never.",
                             .choices = {"hard", "soft", "off"}});
        v.integer(beam, {.key = "beam",
                         .label = "Beams",
                         .help = "Looks for the likeliest whole answer with so many at once, in "
                                 "place of drawing; 0: draws.",
                         .min = 0,
                         .max = 64,
                         .advanced = true});
        v.real(entropyWeight, {.key = "entropy_weight",
                               .label = "Variety of beams",
                               .help = "How much beams that use many labels are preferred.",
                               .min = -10,
                               .max = 10,
                               .advanced = true});
        v.choice(nucleus, {.key = "nucleus",
                           .label = "Border of likely labels",
                           .help = "Whether the label that crosses the share is left out (tight, "
                                   "as published) or kept (usual).",
                           .choices = {"tight", "usual"},
                           .advanced = true});
        v.flag(carryOver, {.key = "carry_over",
                           .label = "Carry over",
                           .help = "Each window goes on from what the one before has answered.",
                           .advanced = true});
        v.choice(weightType, {.key = "weight_type",
                              .label = "Weights in",
                              .help = "Large models answer faster with weights of fewer bits; auto "
                                      "does so where it makes no difference to speak of.",
                              .choices = {"auto", "fp32", "bf16", "int8"},
                              .advanced = true});
    }
};

/// Options of guide.generate.
struct GenerateOptions : ListeningOptions {
    std::int64_t maxContinuity = 100000;
    std::string repetitions = "allow";
    bool compat = false;
    AnswerOptions answer;
    RenderOptions render;

    void visit(OptionVisitor& v) {
        ListeningOptions::visit(v);
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
        answer.visit(v);
        render.visit(v);
    }
};

} // namespace antiphon::guide
