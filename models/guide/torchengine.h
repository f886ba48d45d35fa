#pragma once

#include "core/formats/tensors.h"
#include "models/guide/decision.h"
#include "models/guide/decisionengine.h"

#include <string>

namespace antiphon::guide {

/// By LibTorch on a device such as "cuda:0". The source is read once; the answer so far is computed
/// again for each label: on such a device that takes no longer than starting the same operations
/// for one position. Throws UserError naming `origin` and the tensor that is missing or does not
/// fit.
std::unique_ptr<const DecisionEngine> torchEngine(const DecisionConfig& config,
                                                  std::span<const RawTensor> weights,
                                                  const std::string& origin,
                                                  const std::string& device);

} // namespace antiphon::guide
