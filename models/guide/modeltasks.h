#pragma once

#include "core/task.h"
#include "models/guide/options.h"
#include "models/guide/train.h"

namespace antiphon::guide {

/// Options of guide.specify.
struct SpecifyOptions {
    AnswerOptions answer;
    std::string redraw; ///< of EditOptions: after all is answered
    void visit(OptionVisitor& v);
};
/// The task guide.specify: what a model would ask a memory for. Inputs "guide", "model" and, where
/// the answer is to be constrained, "memory". Results: specification.txt (a label a line, -1
/// silent) and .npy (the same, 32-bit integers), specification.csv (segment, time, label,
/// probability, entropy, the five likeliest).
Outcome runSpecify(const Inputs& inputs, const Options& options, JobContext& context);

/// The task guide.evaluate, with RelationOptions: a model beside all baselines (spec section 8) on
/// recordings of "pair" or "dataset"; of those that it was trained on only what was held back.
/// Results: evaluation.csv, lcp.csv (how many runs of right labels have each length); the figures
/// of the command line's contract.
Outcome runEvaluate(const Inputs& inputs, const Options& options, JobContext& context);

/// Options of guide.continue.
struct ContinueOptions {
    double seconds = 15;
    AnswerOptions answer;
    RenderOptions render = {.level = "keep"};
    void visit(OptionVisitor& v);
};
/// The task guide.continue: a completion model writes how "track" goes on, and the track is
/// recomposed accordingly. Results: continued.wav (the track and what follows), continuation.wav
/// (that alone), specification.txt.
Outcome runContinue(const Inputs& inputs, const Options& options, JobContext& context);

/// Options of guide.grid.
struct GridOptions {
    std::string segments = "0.25,0.35,0.5";
    std::string vocabs = "16,64,256";
    std::string rates; ///< empty: that of the training
    GuideTrainOptions train;
    void visit(OptionVisitor& v);
};
/// The task guide.grid: a training for each segment, number of labels and rate. A cell that is
/// finished is not computed again when the run goes on. Results: grid.csv, a folder for each cell.
Outcome runGrid(const Inputs& inputs, const Options& options, JobContext& context);

struct ImportOptions {
    /// DecisionConfig::positions of a model with relative ones; others always have both.
    std::string positions = "both";

    void visit(OptionVisitor& visitor);
};

/// The task guide.import-checkpoint: a checkpoint of Dicy3 ("file") becomes a model; "centers", a
/// .npy file, where it holds no codebook; "wav2vec2" where it holds no backbone.
Outcome runImportCheckpoint(const Inputs& inputs, const Options& options, JobContext& context);

/// All of them.
std::vector<Task> modelTasks();

} // namespace antiphon::guide
