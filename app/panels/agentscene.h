#pragma once

#include "core/sound.h"
#include "models/checkpoint.h"
#include "models/impro/evaluate.h"
#include "models/impro/scene.h"

namespace antiphon {

// Agents heard and measured in the window. For background threads; everything throws UserError,
// and what `stop` throws.

using StopCheck = std::function<void()>;

/// What the form offers to agents that bring no table or corpus, such as imported ones.
struct AgentOffer {
    fs::path table;
    std::vector<fs::path> corpus;
};

/// An agent on the table and corpus of its run, or on its own table, or on what is offered. Tables
/// that are made again are kept in the program's cache.
impro::Scene agentScene(const fs::path& agent, const AgentOffer& offer, const fs::path& cache,
                        const StopCheck& stop);

/// What it plays in some seconds, always the same of the same agent; at full scale at most.
Sound hearAgent(const impro::Scene& scene, const StopCheck& stop);

/// Of a training's checkpoint, on its table and corpus (for a CheckpointEar).
Sound hearAgentCheckpoint(const fs::path& run, const CheckpointRow& checkpoint,
                          const fs::path& cache, const StopCheck& stop);

} // namespace antiphon
