#pragma once

#include "core/task.h"
#include "models/guide/decisionoptions.h"
#include "models/guide/listeningoptions.h"
#include "models/guide/trainingset.h"

namespace antiphon::guide {

/// What guide.train and guide.finetune have in common.
struct LearnOptions {
    RelationOptions relation;
    HoldOutOptions split;
    DecisionTrainingOptions training;
    void visit(OptionVisitor& v);
    void visitTraining(OptionVisitor& v); ///< all but the relation
};

/// Options of guide.train. Choosing a kind of relation or a preset sets what depends on it; what is
/// set after that wins.
struct GuideTrainOptions {
    std::string preset = "tiny";
    std::string variant = "A";
    std::string task = "answer";
    double given = 0.5; ///< completion: share of a window that is the beginning
    double dropout = 0.1;
    double maskProbability = 0;
    std::int64_t maskLength = 3;
    bool relative = false;
    ListeningOptions listening;
    LearnOptions learn;

    GuideTrainOptions();
    void usePreset();
    void useKind();
    void visit(OptionVisitor& v);
};

/// Options of guide.finetune: the model decides the rest.
struct FineTuneOptions {
    LearnOptions learn;
    FineTuneOptions();
    void visit(OptionVisitor& v) { learn.visit(v); }
};

/// The task guide.train. Inputs as materialOf(), and "codebook", a folder of guide.codebook or a
/// model whose labels are to be spoken. Results: the folder "model", "evaluation.csv" (the held
/// part, beside all baselines) and "examples.json" (predicted against true labels of the last
/// evaluation; also told as the metrics "true label" and "predicted label", step = segment).
Outcome runTrain(const Inputs& inputs, const Options& options, JobContext& context);

/// The task guide.finetune: trains the model of the slot "model" on, on other recordings.
Outcome runFineTune(const Inputs& inputs, const Options& options, JobContext& context);

} // namespace antiphon::guide
