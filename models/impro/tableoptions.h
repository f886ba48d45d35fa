#pragma once

#include "models/impro/analysisfields.h"

namespace antiphon::impro {

/// Options of impro.table.
struct TableOptions {
    std::string synth = "sin";
    std::string patch;
    std::int64_t parameters = 0;
    std::string grid = "inclusive";
    std::int64_t subdiv = 10;
    std::int64_t points = 0;
    double seconds = 2;
    double preRoll = -1;
    std::int64_t rate = 44100;
    std::int64_t window = 256;
    std::int64_t hop = 0;
    std::int64_t loudnessWindow = 1024;
    std::string mode = "parity";
    std::string grains;
    double jitter = 0;
    bool semitones = false;
    bool levelled = true;
    bool original = false;
    bool statistics = true;
    bool pitch = false;

    void visit(OptionVisitor& v) {
        visitSynth(v);
        visitPlan(v);
        visitSound(v);
        visitAnalysis(v);
    }

private:
    void visitSynth(OptionVisitor& v) {
        v.choice(synth, {.key = "synth",
                         .label = "Synthesizer",
                         .help = "Which synthesizer the table is of.",
                         .choices = {"sin", "fm3", "fm3-legacy", "fm4", "granular", "granular3-dur",
                                     "granular3-pitch"}});
        v.text(patch, {.key = "patch",
                       .label = "Pure Data folder",
                       .help = "Folder of a Pure Data synthesizer (synth.pd) to take instead."});
        v.integer(parameters, {.key = "parameters",
                               .label = "Its parameters",
                               .help = "How many parameters the patch has; 0: as it declares.",
                               .min = 0,
                               .max = 16,
                               .advanced = true});
        v.text(grains, {.key = "grains",
                        .label = "Grain source",
                        .help = "Sound file that the granular synthesizers read; empty: our own.",
                        .advanced = true});
    }

    void visitPlan(OptionVisitor& v) {
        v.choice(grid, {.key = "grid",
                        .label = "Points",
                        .help = "A grid with both ends, the original grid without the upper end, "
                                "evenly scattered points, or random ones.",
                        .choices = {"inclusive", "original", "sobol", "random"}});
        v.integer(subdiv, {.key = "subdiv",
                           .label = "Steps a parameter",
                           .help = "Values of each parameter; the table has their product as rows.",
                           .min = 1,
                           .max = 1000000});
        v.integer(points, {.key = "points",
                           .label = "Scattered points",
                           .help = "How many scattered or random points; 0: as many as the grid "
                                   "would have.",
                           .min = 0,
                           .max = 10000000,
                           .advanced = true});
    }

    void visitSound(OptionVisitor& v) {
        v.real(seconds, {.key = "seconds",
                         .label = "Length",
                         .help = "Length of the sound that is analysed at each point.",
                         .unit = "s",
                         .min = 0.01,
                         .max = 600});
        v.real(preRoll, {.key = "pre_roll",
                         .label = "Settling",
                         .help = "Sound that is thrown away before; below 0: as the synthesizer "
                                 "needs it.",
                         .unit = "s",
                         .min = -1,
                         .max = 600,
                         .advanced = true});
        v.integer(rate, {.key = "rate",
                         .label = "Sample rate",
                         .help = "Rate at which the synthesizer plays.",
                         .unit = "Hz",
                         .min = 8000,
                         .max = 192000,
                         .advanced = true});
        v.real(jitter, {.key = "jitter",
                        .label = "Onset jitter",
                        .help = "Share of the period by which the onsets of grains vary.",
                        .min = 0,
                        .max = 1,
                        .advanced = true});
        v.flag(semitones, {.key = "semitones",
                           .label = "Semitones",
                           .help = "Grains are transposed in whole semitones.",
                           .advanced = true});
        v.flag(levelled, {.key = "levelled",
                          .label = "Even level",
                          .help = "Many grains at once are no louder than few.",
                          .advanced = true});
        v.flag(original, {.key = "original",
                          .label = "Original sound",
                          .help = "Play as the published patches do, faults included.",
                          .advanced = true});
    }

    void visitAnalysis(OptionVisitor& v) {
        visitFraming(v, window, hop, loudnessWindow);
        visitMode(v, mode);
        v.flag(statistics, {.key = "statistics",
                            .label = "Statistics",
                            .help = "Also keep the spread and quantiles of every descriptor.",
                            .advanced = true});
        v.flag(pitch, {.key = "pitch",
                       .label = "Pitch",
                       .help = "Also keep the fundamental frequency and how sure it is.",
                       .advanced = true});
    }
};

} // namespace antiphon::impro
