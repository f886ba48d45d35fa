#include "models/impro/scene.h"

#include "core/error.h"
#include "core/maps/lookupside.h"
#include "core/run.h"
#include "models/impro/stage.h"

namespace antiphon::impro {
namespace {

/// Of the table that the agent says it was trained on; empty where it does not say.
std::string hashOf(const Agent& agent) {
    return agent.table.is_object() ? agent.table.value("hash", std::string()) : std::string();
}

bool saysItsTable(const Agent& agent) {
    return agent.table.is_object() && isLookupSide(agent.table.value("side", Json()));
}

LookupTable ownTable(const Agent& agent, const fs::path& tables, const SceneTold& told) {
    const std::string hash = hashOf(agent);
    const fs::path file = keptTable(agent, tables), folder = file.parent_path();
    std::error_code error;
    if (!hash.empty() && fs::exists(file, error)) {
        try {
            LookupTable kept = readLookup(file);
            if (tableHash(kept) == hash)
                return kept;
        } catch (const UserError&) {
            // One that was broken off is made anew.
        }
    }
    fs::create_directories(folder, error);
    return rebuildTable(agent, folder, told.checkpoint, told.progress);
}

} // namespace

fs::path keptTable(const Agent& agent, const fs::path& tables) {
    const std::string hash = hashOf(agent);
    return tables / (hash.empty() ? "unknown" : hash) / "table.csv";
}

ScenePlaces scenePlaces(const fs::path& agent) {
    ScenePlaces places{.agent = agent, .config = {}, .table = {}, .otherwise = {}, .corpus = {}};
    std::error_code error;
    if (!fs::is_regular_file(agent / "run.json", error))
        return places;
    const RunRecord record = Run::open(agent).record();
    const auto of = [&](const char* slot) {
        const auto it = record.inputs.find(slot);
        return it == record.inputs.end() ? std::vector<Item>() : it->second;
    };
    for (const Item& item : of("table"))
        places.table = item.path;
    for (const Item& item : of("corpus"))
        places.corpus.push_back(item.path);
    return places;
}

Scene openScene(const ScenePlaces& places, const fs::path& tables, const SceneTold& told) {
    const auto remark = [&](const std::string& sentence) {
        if (told.remark)
            told.remark(sentence);
    };
    const auto checkpoint = [&] {
        if (told.checkpoint)
            told.checkpoint();
    };
    Scene scene;
    scene.agent = places.config.empty() ? readAgent(places.agent)
                                        : readAgentZipWith(places.agent, places.config);
    fs::path table = places.table;
    if (table.empty() && !saysItsTable(scene.agent))
        table = places.otherwise;
    if (table.empty()) {
        scene.table = ownTable(scene.agent, tables, told);
        scene.origin = "The agent's table";
    } else {
        scene.table = readLookup(table);
        scene.file = table;
        scene.origin = display(table);
        const std::string hash = hashOf(scene.agent);
        if (!hash.empty() && hash != tableHash(scene.table))
            remark(scene.origin + ": is not the table that the agent was trained on.");
    }
    checkpoint();
    scene.songs = songsOf(places.corpus, scene.table, hearingOf(scene.agent), remark);
    checkpoint();
    return scene;
}

} // namespace antiphon::impro
