#pragma once

#include "core/task.h"

// What the tasks of the system run; see models/emotion/emotion.h.
namespace antiphon::emotion {

Outcome runDataset(const Inputs& inputs, const Options& options, JobContext& context);
Outcome runTrain(const Inputs& inputs, const Options& options, JobContext& context);
Outcome runPrior(const Inputs& inputs, const Options& options, JobContext& context);
Outcome runExplore(const Inputs& inputs, const Options& options, JobContext& context);
Outcome runImport(const Inputs& inputs, const Options& options, JobContext& context);
Outcome runGenerate(const Inputs& inputs, const Options& options, JobContext& context);
Outcome runTransfer(const Inputs& inputs, const Options& options, JobContext& context);
Outcome runEdit(const Inputs& inputs, const Options& options, JobContext& context);
Outcome runJudge(const Inputs& inputs, const Options& options, JobContext& context);
Outcome runClassifier(const Inputs& inputs, const Options& options, JobContext& context);

} // namespace antiphon::emotion
