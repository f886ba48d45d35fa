#include "models/impro/livereach.h"

#include "models/impro/scene.h"
#include "models/impro/starters.h"

#include <algorithm>
#include <cmath>

namespace antiphon::impro {

namespace {

LiveRange rangeOf(std::vector<double>& values) {
    std::erase_if(values, [](double value) { return !std::isfinite(value); });
    if (values.empty())
        return {0, 0};
    const auto at = [&](double share) {
        const auto place = values.begin() + std::ptrdiff_t(share * double(values.size() - 1));
        std::ranges::nth_element(values, place);
        return *place;
    };
    const double low = at(0.05);
    return {low, at(0.95)};
}

} // namespace

std::vector<LiveRange> tableReach(const LiveCast& cast) {
    const World& world = *cast.members.front().world;
    std::vector<LiveRange> reach;
    std::vector<double> column(world.rows());
    for (std::size_t c = 0; c < world.columns(); ++c) {
        for (std::size_t row = 0; row < world.rows(); ++row)
            column[row] = world.scaledRow(row)[c];
        reach.push_back(rangeOf(column));
        column.resize(world.rows());
    }
    return reach;
}

std::vector<LiveRange> corpusReach(const LiveCast& cast, const fs::path& tables,
                                   const SceneTold& told) {
    const LiveMember& member = cast.members.front();
    if (member.kind != LiveMember::Kind::Agent)
        return {};
    ScenePlaces places = scenePlaces(agentPath(member.name));
    if (places.corpus.empty())
        return {};
    if (!cast.table.empty())
        places.table = cast.table;
    const Scene scene = openScene(places, tables, told);
    const std::size_t columns = member.places.size();
    std::vector<std::vector<double>> values(columns);
    std::vector<double> frame(columns);
    for (const Corpus& song : scene.songs.corpora) {
        std::vector<int> at; // of each of the agent's columns in this song
        for (const std::string& name : member.agent.columns) {
            const auto found = std::ranges::find(song.columns, name);
            at.push_back(found == song.columns.end() ? -1 : int(found - song.columns.begin()));
        }
        if (std::ranges::count(at, -1) > 0)
            continue;
        for (std::size_t row = 0; row < song.frames.rows; ++row) {
            for (std::size_t c = 0; c < columns; ++c) {
                const double heard = double(song.frames.row(row)[std::size_t(at[c])]);
                const int match = member.matchColumns[c];
                frame[c] = match < 0 ? heard : member.agent.match.apply(std::size_t(match), heard);
            }
            member.world->scaling().apply(frame, frame);
            for (std::size_t c = 0; c < columns; ++c)
                values[c].push_back(frame[c]);
        }
    }
    std::vector<LiveRange> reach;
    for (std::vector<double>& column : values)
        reach.push_back(rangeOf(column));
    return reach;
}

} // namespace antiphon::impro
