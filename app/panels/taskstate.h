#pragma once

#include "core/run.h"

#include <optional>

namespace antiphon {

// What is in the task panel, as it is kept with the project.

Json taskState(const RunRecord& record);
/// Nothing for what is no such state.
std::optional<RunRecord> recordOf(const Json& state);

} // namespace antiphon
