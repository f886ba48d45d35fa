#pragma once

#include "core/music/words.h"
#include "core/task.h"
#include "models/emotion/config.h"
#include "models/emotion/options.h"
#include "models/forecast.h"

namespace antiphon::emotion {

/// The network that emotion.train trains.
MuserConfig configOf(const MuserTrainOptions& options, const WordDictionary& dictionary);

/// What a run of emotion.train with these inputs and options would cost, found out by trying a
/// little of it: memory as the run itself finds it, time from a batch of two and extrapolated. Says
/// in `fittingPiece` what does not fit. Takes seconds, with large networks more; for a background
/// thread. Throws UserError where the run would.
Forecast trainForecast(const Inputs& inputs, const Options& options);
/// Of emotion.prior; with all codes of the model, of which some may not be in use.
Forecast priorForecast(const Inputs& inputs, const Options& options);

} // namespace antiphon::emotion
