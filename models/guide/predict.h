#pragma once

#include "core/matrix.h"
#include "models/guide/decode.h"
#include "models/guide/evaluation.h"

#include <functional>

namespace antiphon::guide {

/// The likeliest label after the likeliest label, as many as the target has, from the guide alone.
/// `logProbabilities` are added to where that is not null.
std::vector<std::int32_t> likeliestAnswer(const DecisionDecoder& decoder, const LabelWindow& window,
                                          std::vector<double>* logProbabilities = nullptr);

/// What a model makes of windows that it has not learned from, always its likeliest label:
/// free-running from the guide alone, teacher-forced, and free-running with guides that do not
/// belong to the windows (three shuffles of `seed`). `decoder`: the model's. `checkpoint` may throw
/// to stop. `codebook`: whose codes the model speaks, for the validity of its five likeliest.
ModelPredictions predictionsOf(const DecisionDecoder& decoder, const Matrix& codebook,
                               const std::vector<LabelWindow>& windows, std::uint64_t seed,
                               const std::function<void()>& checkpoint);

} // namespace antiphon::guide
