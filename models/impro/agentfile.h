#pragma once

#include "core/maps/lookup.h"
#include "models/impro/agentsettings.h"
#include "models/impro/policy.h"
#include "models/impro/scaling.h"

#include <optional>
#include <string>

namespace antiphon::impro {

/// An agent with everything that it takes to play it, evaluate it and train it on. A value.
struct Agent {
    Policy policy;
    std::vector<std::string> columns; ///< that it hears, resolved; empty: not known (a bare zip)
    /// Fitted on its table; not yet of an agent that came without one.
    std::optional<Scaling> scaling;
    ReachMatch match; ///< of what it follows: songs, and a musician's playing
    AgentSettings settings;
    /// {"hash": tableHash(), "name": file, "side": side file or null}; null: not known.
    Json table;
    int rate = 44100;               ///< Hz, of the sound that it was trained for
    int hop = 128;                  ///< samples from one frame of descriptors to the next
    int decimation = 1;             ///< frames from one decision to the next
    int smoothing = 1;              ///< frames whose mean it hears, the last ones
    Json training = Json::object(); ///< how it came to be: options, seed, steps
    Json evaluation;                ///< null: never evaluated
    /// What its zip held beside the policy, so that it is exported whole.
    std::optional<AgentZip> zip;

    std::size_t parameters() const noexcept; ///< of the synthesizer: log3 of the actions
    int period() const noexcept { return hop * decimation; } ///< samples
};

/// Reads, told apart by what is there: the folder of an agent (agent.json, model.safetensors), its
/// agent.json, the folder of a run (its result; where it has none yet, the best checkpoint, else
/// the last), the folder of one checkpoint or its model.safetensors, a zip of Stable-Baselines3
/// with its settings beside it ("<name>-environment.json" where the zip's name begins with <name>,
/// or environment_settings.json). Throws UserError naming file, place and mend.
Agent readAgent(const fs::path& path);
/// The zip with these settings instead of those beside it.
Agent readAgentZipWith(const fs::path& zip, const fs::path& settings);

/// Writes agent.json and model.safetensors (and what a zip held more as stable-baselines3.zip) into
/// a folder, which is made. The model first; each atomically. Throws UserError (System).
void writeAgent(const fs::path& folder, const Agent& agent);
/// agent.json alone, as checkpoints have one above them.
void writeAgentRecord(const fs::path& folder, const Agent& agent);

/// A zip that Stable-Baselines3 loads; of an agent that came as one with everything it held.
AgentZip zipOf(const Agent& agent);

/// Writes that zip and, beside it, what the agent hears: "<name>-environment.json", as the
/// published system has it. Its path. Throws UserError (System).
fs::path exportAgent(const fs::path& zip, const Agent& agent);

/// XXH3-128 of what an agent sees of a table: names, points and values of its rows.
std::string tableHash(const LookupTable& table);
Json tableRecord(const LookupTable& table, const fs::path& file);

/// Throws UserError where agent and table do not go together: another number of parameters, columns
/// that the table lacks, columns that are not known. `origin` names the table.
void checkFit(const Agent& agent, const LookupTable& table, const std::string& origin);

} // namespace antiphon::impro
