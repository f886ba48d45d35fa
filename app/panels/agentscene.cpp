#include "app/panels/agentscene.h"

#include "models/impro/stage.h"

namespace antiphon {

namespace {

constexpr const char* tables = "agent-tables";
constexpr double heardSeconds = 6;
constexpr std::uint64_t heardSeed = 1; ///< the same targets for whoever is compared

} // namespace

impro::Scene agentScene(const fs::path& agent, const AgentOffer& offer, const fs::path& cache,
                        const StopCheck& stop) {
    impro::ScenePlaces places = impro::scenePlaces(agent);
    if (places.table.empty() && places.corpus.empty())
        places.corpus = offer.corpus;
    places.otherwise = offer.table;
    return impro::openScene(places, cache / tables, {.checkpoint = stop});
}

Sound hearAgent(const impro::Scene& scene, const StopCheck& stop) {
    return impro::auditionAgent(scene.agent, scene.table, scene.songs,
                                {.seconds = heardSeconds, .period = scene.agent.period()},
                                heardSeed, scene.origin, stop)
        .sound;
}

Sound hearAgentCheckpoint(const fs::path& run, const CheckpointRow& checkpoint,
                          const fs::path& cache, const StopCheck& stop) {
    impro::ScenePlaces places = impro::scenePlaces(run);
    places.agent = checkpoint.weights;
    return hearAgent(impro::openScene(places, cache / tables, {.checkpoint = stop}), stop);
}

} // namespace antiphon
