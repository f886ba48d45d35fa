#pragma once

#include "app/cli/jobs.h"

namespace antiphon::cli {

// The verbs of `agent`, a file each.
void addAgentTrainVerbs(CLI::App& agent, Session& session);
void addAgentEvaluateVerbs(CLI::App& agent, Session& session);
void addAgentFileVerbs(CLI::App& agent, Session& session);

} // namespace antiphon::cli
