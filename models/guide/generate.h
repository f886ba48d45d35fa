#pragma once

#include "core/task.h"

namespace antiphon::guide {

/// The task guide.generate: labels both recordings, recomposes the memory, renders and writes
/// everything of spec section 7 into the job's folder.
Outcome runGenerate(const Inputs& inputs, const Options& options, JobContext& context);

} // namespace antiphon::guide
