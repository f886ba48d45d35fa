#pragma once

#include "core/sound.h"
#include "models/checkpoint.h"
#include "models/impro/evaluate.h"
#include "models/impro/stage.h"

#include <functional>

namespace antiphon {

// Agents, wherever they come from, with what it takes to hear and measure them. For background
// threads; everything throws UserError, and what `stop` throws.

using StopCheck = std::function<void()>;

/// An agent, and what it plays on and follows.
struct AgentPlace {
    fs::path agent;               ///< what impro::readAgent() reads
    fs::path table;               ///< empty: its own, made again
    std::vector<fs::path> corpus; ///< empty: targets of the table
};

/// Of the run that an agent was trained in: its table and corpus. Of other agents their own table.
AgentPlace placeOf(const fs::path& agent);

struct AgentScene {
    impro::Agent agent;
    LookupTable table;
    impro::Songs songs;
    std::string origin; ///< names the table
};

/// Tables that are made again are kept in `cache`.
AgentScene openScene(const AgentPlace& place, const fs::path& cache, const StopCheck& stop);

/// What it plays in some seconds, always the same of the same agent; at full scale at most.
Sound hearAgent(const AgentScene& scene, const StopCheck& stop);

/// Of a training's checkpoint, on its table and corpus (a CheckpointEar).
Sound hearAgentCheckpoint(const fs::path& run, const CheckpointRow& checkpoint,
                          const StopCheck& stop);

} // namespace antiphon
