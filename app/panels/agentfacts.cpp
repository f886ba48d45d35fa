#include "app/panels/agentfacts.h"

#include "app/panels/agentscene.h"
#include "core/error.h"
#include "core/run.h"
#include "models/impro/agentrequests.h"
#include "models/impro/agentsettings.h"
#include "models/impro/forbidden.h"
#include "models/impro/stage.h"

#include <algorithm>

namespace antiphon {

using impro::AgentRequest;
using impro::Box;

namespace {

/// In a settings file that was written for a training: which of the forbidden regions were marked
/// on the map. Other programs pass over it.
constexpr const char* markedKey = "forbidden_on_map";

std::vector<Box> markedIn(const impro::AgentSettings& settings, const std::string& origin) {
    const Json marked = settings.source.value(markedKey, Json::array());
    return impro::parseAgentSettings({{"forbidden", marked}}, origin).forbidden;
}

std::vector<AgentFacts::Region> regionsOf(const TableMarks& marks, const LookupTable& table) {
    std::vector<AgentFacts::Region> regions;
    for (const TableMarks::Region& region : marks.forbidden)
        regions.push_back(
            {region.label, region.points.size(), impro::boxesAround(table, region.points)});
    return regions;
}

bool same(const Box& a, const Box& b) {
    return a.low == b.low && a.high == b.high;
}

bool holds(const std::vector<Box>& boxes, const Box& wanted) {
    return std::ranges::any_of(boxes, [&](const Box& box) { return same(box, wanted); });
}

} // namespace

AgentFacts readAgentFacts(const fs::path& file, const std::vector<fs::path>& corpus,
                          const std::function<void()>& stop) {
    const LookupTable table = readLookup(file);
    stop();
    AgentFacts facts;
    facts.table = file;
    facts.parameters = table.parameters;
    facts.rows = table.rows;
    facts.columns = table.descriptors;
    const TableMarks marks = readTableMarks(file);
    facts.forbidden = regionsOf(marks, table);
    facts.starts = marks.starts;
    if (corpus.empty())
        return facts;
    try {
        const impro::Songs songs = impro::songsOf(corpus, table, {}, [](const std::string&) {});
        stop();
        Matrix frames(0, songs.corpora.front().columns.size());
        for (const Corpus& song : songs.corpora) {
            if (song.columns != songs.corpora.front().columns)
                throw UserError("The recordings of the corpus have different columns.");
            frames.values.insert(frames.values.end(), song.frames.values.begin(),
                                 song.frames.values.end());
            frames.rows += song.frames.rows;
        }
        facts.reach = reachOf(frames, songs.corpora.front().columns, readTable(file));
    } catch (const UserError& e) {
        facts.trouble = e.what();
    }
    return facts;
}

fs::path writeMarkedSettings(const AgentFacts& facts, const fs::path& settings,
                             const fs::path& folder) {
    if (facts.forbidden.empty() && facts.starts.empty())
        return {};
    Json json = settings.empty() ? Json::object() : readJson(settings);
    const std::string origin = settings.empty() ? "The map's marks" : display(settings);
    impro::AgentSettings all = impro::parseAgentSettings(json, origin);
    impro::AgentSettings marked;
    for (const auto& region : facts.forbidden)
        for (const Box& box : region.boxes)
            if (!holds(all.forbidden, box)) {
                all.forbidden.push_back(box);
                marked.forbidden.push_back(box);
            }
    json["forbidden"] = toJson(all.forbidden);
    json[markedKey] = toJson(marked.forbidden);
    if (!facts.starts.empty())
        json["start_points"] = facts.starts;
    const fs::path file =
        folder /
        ("agent-settings-" + contentHash(std::string_view(json.dump())).substr(0, 8) + ".json");
    writeJson(file, json);
    return file;
}

RegionsSent sendRegions(const fs::path& run) {
    const Run opened = Run::open(run);
    // What the settings forbid by themselves is not the map's to take back.
    std::vector<Box> asked, own;
    const auto& inputs = opened.record().inputs;
    if (const auto it = inputs.find("settings"); it != inputs.end() && !it->second.empty()) {
        const fs::path& file = it->second.front().path;
        const impro::AgentSettings settings = impro::readAgentSettings(file);
        asked = markedIn(settings, display(file));
        std::ranges::copy_if(settings.forbidden, std::back_inserter(own),
                             [&](const Box& box) { return !holds(asked, box); });
    }
    std::uint64_t position = 0;
    impro::pollRequests(
        impro::requestFile(run), position,
        [&](const AgentRequest& request) {
            if (request.kind == AgentRequest::Kind::Forbid && !holds(asked, request.box))
                asked.push_back(request.box);
            else if (request.kind == AgentRequest::Kind::Allow)
                std::erase_if(asked, [&](const Box& box) { return same(box, request.box); });
        },
        [](const std::string&) {});

    const fs::path table = impro::scenePlaces(run).table;
    std::vector<Box> wanted;
    for (const auto& region : regionsOf(readTableMarks(table), readLookup(table)))
        wanted.insert(wanted.end(), region.boxes.begin(), region.boxes.end());
    RegionsSent sent;
    const auto send = [&](AgentRequest::Kind kind, const Box& box) {
        AgentRequest request;
        request.kind = kind;
        request.box = box;
        impro::appendRequest(run, request);
    };
    for (const Box& box : wanted)
        if (!holds(asked, box) && !holds(own, box)) {
            send(AgentRequest::Kind::Forbid, box);
            ++sent.forbidden;
        }
    for (const Box& box : asked)
        if (!holds(wanted, box)) {
            send(AgentRequest::Kind::Allow, box);
            ++sent.allowed;
        }
    return sent;
}

} // namespace antiphon
