#pragma once

#include "core/maps/lookup.h"
#include "models/impro/agent.h"

namespace antiphon::impro {

/// Seconds that training such an agent on a table will take on one processor, its evaluations
/// included, from a few thousand steps that are tried now (less than half a second). With
/// recordings it takes as long as without. Throws UserError where the training itself would.
double trainingSeconds(const LookupTable& table, const AgentTaskOptions& options);

} // namespace antiphon::impro
