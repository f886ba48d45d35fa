#include "app/panels/agentscene.h"

#include "core/error.h"
#include "core/run.h"

namespace antiphon {

namespace {

constexpr double heardSeconds = 6;
constexpr std::uint64_t heardSeed = 1; ///< the same targets for whoever is compared

bool isRun(const fs::path& folder) {
    std::error_code error;
    return fs::is_regular_file(folder / "run.json", error);
}

/// The table that the agent says it was trained on.
LookupTable ownTable(const impro::Agent& agent, const fs::path& cache, const StopCheck& stop) {
    const std::string hash =
        agent.table.is_object() ? agent.table.value("hash", std::string()) : std::string();
    const fs::path folder = cache / "agent-tables" / (hash.empty() ? "unknown" : hash);
    std::error_code error;
    if (!hash.empty() && fs::exists(folder / "table.csv", error)) {
        try {
            LookupTable kept = readLookup(folder / "table.csv");
            if (impro::tableHash(kept) == hash)
                return kept;
        } catch (const UserError&) {
            // One that was broken off is made anew.
        }
    }
    fs::create_directories(folder, error);
    return impro::rebuildTable(agent, folder, stop);
}

} // namespace

AgentPlace placeOf(const fs::path& agent) {
    AgentPlace place{agent, {}, {}};
    if (!isRun(agent))
        return place;
    const RunRecord record = Run::open(agent).record();
    const auto of = [&](const char* slot) {
        const auto it = record.inputs.find(slot);
        return it == record.inputs.end() ? std::vector<Item>() : it->second;
    };
    for (const Item& item : of("table"))
        place.table = item.path;
    for (const Item& item : of("corpus"))
        place.corpus.push_back(item.path);
    return place;
}

AgentScene openScene(const AgentPlace& place, const fs::path& cache, const StopCheck& stop) {
    AgentScene scene;
    scene.agent = impro::readAgent(place.agent);
    if (place.table.empty()) {
        scene.table = ownTable(scene.agent, cache, stop);
        scene.origin = "The agent's table";
    } else {
        scene.table = readLookup(place.table);
        scene.origin = display(place.table);
    }
    stop();
    scene.songs = impro::songsOf(place.corpus, scene.table, scene.agent.decimation,
                                 [](const std::string&) {});
    stop();
    return scene;
}

Sound hearAgent(const AgentScene& scene, const StopCheck& stop) {
    return impro::auditionAgent(scene.agent, scene.table, scene.songs,
                                {.seconds = heardSeconds, .period = scene.agent.period()},
                                heardSeed, scene.origin, stop)
        .sound;
}

Sound hearAgentCheckpoint(const fs::path& run, const CheckpointRow& checkpoint,
                          const StopCheck& stop) {
    AgentPlace place = placeOf(run);
    place.agent = checkpoint.weights;
    return hearAgent(openScene(place, {}, stop), stop);
}

} // namespace antiphon
