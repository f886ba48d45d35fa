#pragma once

#include "core/task.h"
#include "models/forecast.h"

namespace antiphon::stem {

/// What a run of stem.train-codec with these options would cost, found out by trying a little of it
/// on noise: memory as the run itself finds it, time from a batch of two and extrapolated. Says in
/// `fittingPiece` what does not fit. Takes seconds, with large networks more; for a background
/// thread. Throws UserError where the run would.
Forecast codecForecast(const Inputs& inputs, const Options& options);
/// Of stem.train, without encoding the songs, which comes before it; of the inputs the codec (or
/// the model to go on with) is read.
Forecast lmForecast(const Inputs& inputs, const Options& options);

} // namespace antiphon::stem
