#pragma once

#include "models/impro/agentfile.h"
#include "models/impro/songs.h"

#include <functional>

namespace antiphon::impro {

// Agents, wherever they come from, with what it takes to hear and measure them.

/// Where an agent is, and what it plays on and follows.
struct ScenePlaces {
    fs::path agent;               ///< what readAgent() reads
    fs::path config;              ///< of a zip: its settings, if not those beside it
    fs::path table;               ///< empty: its own, made again
    fs::path otherwise;           ///< the table of an agent that does not say how its own was made
    std::vector<fs::path> corpus; ///< empty: targets of the table
};

/// Of the run that an agent was trained in its table and corpus; of other agents the agent alone.
ScenePlaces scenePlaces(const fs::path& agent);

struct Scene {
    Agent agent;
    LookupTable table;
    Songs songs;
    fs::path file;      ///< of the table; empty: it was made again
    std::string origin; ///< names the table
};

/// What is told while a scene is opened; any of it may be empty.
struct SceneTold {
    std::function<void()> checkpoint = {};               ///< called often; may throw to stop
    std::function<void(double)> progress = {};           ///< of making the table again
    std::function<void(const std::string&)> remark = {}; ///< sentences about what is odd
};

/// Where the table of an agent is kept that is made again.
fs::path keptTable(const Agent& agent, const fs::path& tables);

/// Tables that are made again are kept in the folder `tables`, by their hashes. For background
/// threads. Throws UserError as readAgent(), readLookup(), songsOf() and rebuildTable() do.
Scene openScene(const ScenePlaces& places, const fs::path& tables, const SceneTold& told = {});

} // namespace antiphon::impro
