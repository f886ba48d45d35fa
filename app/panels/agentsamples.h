#pragma once

#include "core/files.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace antiphon {

/// What an agent in training gave of itself, and what was asked of it. Values; reading is for a
/// background thread.
struct AgentSample {
    std::int64_t step = 0;
    fs::path sound;
    double seconds = 0, rmse = 0;
    int rating = 0; ///< +1, -1; 0: none
};

struct AgentRunState {
    fs::path run;
    std::vector<AgentSample> samples; ///< newest first
    int recordings = 0;               ///< fed while it trained
    int regions = 0;                  ///< forbidden while it trained and still so
    bool frozen = false;
    bool rates = false; ///< it learns from ratings (a DQN)
};

/// What is in a run's folder; samples that `known` has are not read again. Empty of a folder that
/// is no run of an agent. Throws UserError.
AgentRunState readAgentRun(const fs::path& run, const std::vector<AgentSample>& known = {});

} // namespace antiphon
