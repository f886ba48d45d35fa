#pragma once

#include "core/task.h"

// What the tasks of the system run; see models/stem/stem.h.
namespace antiphon::stem {

Outcome runPrepare(const Inputs& inputs, const Options& options, JobContext& context);
Outcome runTags(const Inputs& inputs, const Options& options, JobContext& context);
Outcome runSuggestTags(const Inputs& inputs, const Options& options, JobContext& context);
Outcome runTrainCodec(const Inputs& inputs, const Options& options, JobContext& context);
Outcome runRoundTrip(const Inputs& inputs, const Options& options, JobContext& context);
Outcome runTrain(const Inputs& inputs, const Options& options, JobContext& context);
Outcome runGenerate(const Inputs& inputs, const Options& options, JobContext& context);
Outcome runEvaluate(const Inputs& inputs, const Options& options, JobContext& context);
Outcome runImport(const Inputs& inputs, const Options& options, JobContext& context);

} // namespace antiphon::stem
