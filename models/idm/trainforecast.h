#pragma once

#include "core/task.h"
#include "models/forecast.h"

namespace antiphon::idm {

/// What a run of idm.train with these inputs and options would cost, found out by trying a little
/// of it on some of the clips: memory as the run itself finds it, time from a batch of two and
/// extrapolated, without the L-Scores of clips that are drawn on the way. Says in `fittingPiece`
/// what does not fit. Takes seconds, with large networks more; for a background thread. Throws
/// UserError where the run would.
Forecast trainForecast(const Inputs& inputs, const Options& options);

} // namespace antiphon::idm
