#pragma once

#include "core/workers.h"
#include "models/stem/lmitems.h"
#include "models/stem/lmmodel.h"
#include "models/weighttype.h"

#include <functional>
#include <optional>
#include <span>

namespace antiphon::stem {

/// What keeping a language model's weights in fewer bits costs.
struct WeightsLoss {
    double fp32 = 0, bf16 = 0, int8 = 0; ///< cross-entropy of the true codes, nats
    PackingLosses packing;               ///< of the logits
};
Json toJson(const WeightsLoss& loss);

/// By the decoder without LibTorch, which reads the true codes one after the other. Throws
/// UserError as streamLmEngine(); std::invalid_argument for no items.
WeightsLoss weightsLoss(
    const LmModel& model, std::span<const LmItem> items, Workers* workers,
    const std::function<void()>& checkpoint = [] {});

/// Stretches that the model writes itself, without a context, for one that comes without songs.
std::vector<LmItem> ownItems(
    const LmModel& model, std::int64_t frames, Workers* workers,
    const std::function<void()>& checkpoint = [] {});

/// As bytes of fp32, what a step reads of a model's weights.
std::size_t exactBytes(const LmModel& model);
/// What its record has of weightsLoss(); none where it was not measured.
std::optional<PackingLosses> packingOf(const LmModel& model);
/// As chosenWeightType() has it, by that record.
WeightType weightTypeFor(const LmModel& model, const std::string& request);

} // namespace antiphon::stem
