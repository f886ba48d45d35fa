#pragma once

#include "models/stem/conditiondata.h"
#include "models/stem/conditionnet.h"

namespace antiphon::stem {

/// The conditions of a batch that the configuration has, filled up to the longest; on the CPU.
/// Throws UserError naming `origin` as rowConditions() does.
ConditionInput conditionInput(const LmConfig& config, std::span<const ConditionData* const> rows,
                              const std::string& origin);

} // namespace antiphon::stem
