#pragma once

#include "models/impro/agentfile.h"
#include "models/impro/audition.h"
#include "models/impro/evaluate.h"
#include "models/impro/songs.h"

#include <memory>

namespace antiphon::impro {

/// How an agent hears on stage, and so how the songs that it is trained on are prepared.
struct Hearing {
    int smoothing = 1;  ///< each frame is the mean of so many, itself the last
    int decimation = 1; ///< then only every so many-th is taken
};
inline Hearing hearingOf(const Agent& agent) {
    return {agent.smoothing, agent.decimation};
}

/// Songs of several folders and files as they are heard. What is odd about them is told to `said`.
/// Throws UserError as readSongs().
Songs songsOf(std::span<const fs::path> paths, const LookupTable& table, const Hearing& hearing,
              const std::function<void(const std::string&)>& said);
/// A song as it is heard.
Corpus heardSong(const Corpus& song, const Hearing& hearing);

/// Where an agent that is there already can act: its table and songs, brought into its reach and
/// scaled as it is used to.
struct Stage {
    std::unique_ptr<World> world;
    EnvironmentSettings settings;
};

/// Throws UserError as checkFit() and World do, and where the agent's settings do not fit it. An
/// agent that brings no scaling gets it from the table. `origin` names the table.
Stage stageOf(const Agent& agent, const LookupTable& table, const Songs& songs,
              const std::string& origin);

/// The agent and the baselines on the same episodes, as its settings say; but songs that are given
/// are followed, and where there are none targets of the table.
EvaluationReport evaluateAgent(const Agent& agent, const LookupTable& table, const Songs& songs,
                               const EvaluationSettings& settings, const std::string& origin,
                               const std::function<void()>& checkpoint = {});

/// How an agent sounds that follows the first of the songs, or targets of the table that change
/// when there is none. `seed` says which. Of any agent that readAgent() reads, so of checkpoints,
/// too. Throws UserError as stageOf() and audition() do.
Audition auditionAgent(const Agent& agent, const LookupTable& table, const Songs& songs,
                       const AuditionSettings& settings, std::uint64_t seed,
                       const std::string& origin, const std::function<void()>& checkpoint = {});

/// The table that an agent was trained on, made again from what it says of it, in `folder` (for
/// temporary files). Throws UserError where it does not say, or the result would not be the same.
LookupTable rebuildTable(const Agent& agent, const fs::path& folder,
                         const std::function<void()>& checkpoint = {},
                         const std::function<void(double)>& progress = {});

} // namespace antiphon::impro
