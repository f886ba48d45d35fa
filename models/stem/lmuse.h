#pragma once

#include "models/stem/codecmodel.h"
#include "models/stem/items.h"
#include "models/stem/lmmodel.h"
#include "models/stem/options.h"

namespace antiphon::stem {

/// The codec of a language model: at `given`, else the one that is kept beside it. Throws UserError
/// where there is none, or one that it was not trained with.
CodecModel codecOf(const LmModel& model, const fs::path& given = {});

/// How long the stretches are that it was trained on, in seconds; 10 where that is not known.
double windowOf(const LmModel& model);

/// The network that a training without a model to start from makes, for the codes of `codec` and a
/// vocabulary of so many tags. Throws UserError (Usage) for the preset "tune", which needs one.
LmConfig freshConfig(const LmTrainOptions& options, const CodecConfig& codec, std::int64_t tags);

/// The settings of examples for a model, `seconds` long, with whole contexts.
ItemSettings itemSettings(const LmTrainOptions& options, const CodecConfig& codec, double seconds);

} // namespace antiphon::stem
