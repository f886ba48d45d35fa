#pragma once

#include "models/guide/evaluation.h"
#include "models/guide/model.h"

#include <functional>

namespace antiphon::guide {

/// What a model makes of windows that it has not learned from, always its likeliest label:
/// free-running from the guide alone, teacher-forced, and free-running with guides that do not
/// belong to the windows (three shuffles of `seed`). `checkpoint` may throw to stop.
ModelPredictions predictionsOf(const Model& model, const std::vector<LabelWindow>& windows,
                               std::uint64_t seed, const std::function<void()>& checkpoint);

} // namespace antiphon::guide
