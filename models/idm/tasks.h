#pragma once

#include "core/task.h"

// What the tasks of the system run; see models/idm/idm.h.
namespace antiphon::idm {

Outcome runSynthesize(const Inputs& inputs, const Options& options, JobContext& context);
Outcome runDataset(const Inputs& inputs, const Options& options, JobContext& context);
Outcome runTrain(const Inputs& inputs, const Options& options, JobContext& context);
Outcome runGenerate(const Inputs& inputs, const Options& options, JobContext& context);
Outcome runVary(const Inputs& inputs, const Options& options, JobContext& context);
Outcome runVocoder(const Inputs& inputs, const Options& options, JobContext& context);
Outcome runEvaluateVocoder(const Inputs& inputs, const Options& options, JobContext& context);
Outcome runEvaluate(const Inputs& inputs, const Options& options, JobContext& context);

} // namespace antiphon::idm
