#pragma once

#include "models/guide/decode.h"
#include "models/guide/model.h"

#include <functional>
#include <string>

namespace antiphon::guide {

/// What a model's answers are computed by on a device. `weightType` as AnswerOptions has it.
DecisionDecoder decoderOf(const Model& model, const std::string& weightType = "auto",
                          const std::string& device = "cpu");
/// That, for records: "device", "weights" and what they change, "packing" (null: not known).
Json toldOf(const Model& model, const DecisionDecoder& decoder);

/// What packing changes in the logits of a model's own answers to guides that are drawn, the same
/// for every model: some seconds at the published size. `checkpoint` may throw to stop.
PackingLosses measuredLosses(const Model& model, const std::function<void()>& checkpoint);

} // namespace antiphon::guide
