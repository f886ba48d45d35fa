#include "models/guide/take.h"

#include "core/error.h"
#include "core/oracle/segmentation.h"
#include "core/soundfile.h"
#include "models/guide/result.h"

#include <algorithm>
#include <tuple>

namespace antiphon::guide {

namespace {

/// From where it was, if its content is still the same; else the copy beside the response.
Sound recording(const Json& info, const char* role, const fs::path& folder, const Take::Log& log) {
    const Json& source = info.value(role, Json::object());
    const fs::path original = source.value("path", "");
    const std::string hash = source.value("hash", "");
    if (fs::is_regular_file(original) && contentHash(original) == hash)
        return readSound(original);
    const fs::path copy = folder / (std::string(role) + ".wav");
    if (!fs::is_regular_file(copy))
        throw UserError(display(original) + ": the " + role +
                        " of this result is gone or has changed, and so has its copy " +
                        display(copy) + "; put one of them back.");
    if (log)
        log(display(original) +
            " is gone or has changed; the copy in the result's folder is used.");
    return readSound(copy);
}

template <class T>
T part(const Json& info, const char* key, const fs::path& folder) {
    try {
        return info.at(key).get<T>();
    } catch (const Json::exception&) {
        throw UserError(display(folder / "info.json") + ": '" + key +
                        "' is missing or malformed; generate this result again.");
    }
}

Matrix codebookOf(const Json& info, const fs::path& folder) {
    const auto rows = part<std::vector<std::vector<float>>>(info, "codebook", folder);
    Matrix codebook;
    codebook.rows = rows.size();
    codebook.columns = rows.empty() ? 0 : rows[0].size();
    for (const auto& row : rows) {
        if (row.size() != codebook.columns)
            throw UserError(display(folder / "info.json") +
                            ": the rows of 'codebook' differ in length; generate this result "
                            "again.");
        codebook.values.insert(codebook.values.end(), row.begin(), row.end());
    }
    return codebook;
}

/// Anything but `silent` and 0 ... count - 1.
bool outside(const std::vector<std::int32_t>& values, std::size_t count) {
    return std::ranges::any_of(
        values, [&](std::int32_t value) { return value < silent || value >= std::int32_t(count); });
}

} // namespace

bool operator==(const TakeState& a, const TakeState& b) {
    const auto render = [](const RenderOptions& r) {
        return std::tie(r.fade, r.clean, r.maxBacktrack, r.level);
    };
    return a.labels == b.labels && a.query == b.query && a.locked == b.locked &&
           render(a.render) == render(b.render);
}

std::shared_ptr<const Take> Take::load(const fs::path& folder, const Log& log) {
    const fs::path file = folder / "info.json";
    Json info = readJson(file);
    if (!info.is_object() || info.value("task", "") != "guide.generate")
        throw UserError(display(file) + ": is not the result of 'guide generate'.");
    Options options = GenerateOptions{};
    readJson(options, info.value("options", Json::object()), display(file));
    Sound guide = recording(info, "guide", folder, log);
    Sound memory = recording(info, "memory", folder, log);
    return std::shared_ptr<const Take>(new Take(folder, std::move(info),
                                                options.as<GenerateOptions>(), std::move(guide),
                                                std::move(memory)));
}

Take::Take(fs::path folder, Json info, GenerateOptions options, Sound guide, Sound memory)
    : m_folder(std::move(folder)), m_info(std::move(info)), m_options(std::move(options)),
      m_seed(m_info.value("seed", std::uint64_t(0))), m_guide(std::move(guide)),
      m_memory(std::move(memory)), m_codebook(codebookOf(m_info, m_folder)),
      m_renderer(m_guide, m_memory, m_options.segment, m_options.compat) {
    const fs::path file = m_folder / "info.json";
    const auto gridOf = [&](const Sound& sound) {
        return segmentGrid(std::int64_t(sound.frames()), m_options.segment, sound.rate);
    };
    const auto lastSeconds = [](const std::vector<std::int64_t>& grid, int rate) {
        return double(grid.back() - grid[grid.size() - 2]) / rate;
    };
    const auto guideGrid = gridOf(m_guide), memoryGrid = gridOf(m_memory);
    const std::size_t count = guideGrid.size() - 1, memoryCount = memoryGrid.size() - 1;
    m_lastSeconds = lastSeconds(guideGrid, m_guide.rate);
    m_track.labels = integers(m_info, "memory_labels", file);
    m_track.distances = part<std::vector<float>>(m_info, "memory_distances", m_folder);
    m_track.lastSeconds = lastSeconds(memoryGrid, m_memory.rate);
    m_track.wholeSegments =
        memoryCount - (m_track.lastSeconds * m_memory.rate < m_options.segment * m_memory.rate - 1);
    m_saved = {integers(m_info, "specification", file),
               integers(m_info, "query", file),
               {},
               m_options.render};
    const std::size_t codes = m_codebook.rows;
    if (m_saved.labels.size() != count || m_saved.query.size() != count ||
        m_track.labels.size() != memoryCount || m_track.distances.size() != memoryCount ||
        outside(m_saved.labels, codes) || outside(m_track.labels, codes) ||
        outside(m_saved.query, memoryCount))
        throw UserError(display(file) +
                        ": its labels and choices do not fit its recordings; generate this result "
                        "again.");
    m_saved.locked.assign(count, false);
    for (const std::int32_t segment :
         m_info.contains("locked") ? integers(m_info, "locked", file) : std::vector<std::int32_t>())
        if (segment >= 0 && std::size_t(segment) < count)
            m_saved.locked[std::size_t(segment)] = true;
    m_nearest.resize(count);
    if (m_info.contains("guide_nearest")) {
        using Rows = std::vector<std::vector<std::pair<std::int32_t, float>>>;
        const auto rows = part<Rows>(m_info, "guide_nearest", m_folder);
        for (std::size_t i = 0; i < std::min(count, rows.size()); ++i)
            for (const auto& [label, distance] : rows[i])
                m_nearest[i].push_back({label, distance});
    }
    if (m_info.value("mode", "") == "learned") {
        try {
            m_saved.answer =
                std::make_shared<const Specification>(specificationFrom(m_info, count));
        } catch (const Json::exception&) {
            throw UserError(display(file) + ": what the model answered is missing or malformed; "
                                            "generate this result again.");
        }
    }
}

float Take::confidence(const TakeState& state, std::size_t segment) const {
    if (state.answer) {
        const auto& labels = likely(state, segment);
        return labels.empty() ? 1 : labels[0].probability;
    }
    const auto& near = m_nearest[segment];
    if (near.size() < 2 || near[0].distance <= 0)
        return 1;
    float sum = 0;
    for (const NearLabel& label : near)
        sum += near[0].distance * near[0].distance / (label.distance * label.distance);
    return 1 / sum;
}

std::vector<std::int32_t> Take::memoryLabels() const {
    return labelsIn(m_track);
}

void Take::require(std::size_t segment) const {
    if (segment >= segments())
        throw UserError("Segment " + std::to_string(segment) + " does not exist; the take has " +
                            std::to_string(segments()) + ", counted from 0.",
                        UserError::Kind::Usage);
}

void Take::requireLabel(std::int32_t label) const {
    if (label < silent || label >= labelCount())
        throw UserError("Label " + std::to_string(label) + " does not exist; there are 0 to " +
                            std::to_string(labelCount() - 1) + ", and -1 for silence.",
                        UserError::Kind::Usage);
}

TakeState Take::relabelled(TakeState state, const std::vector<std::size_t>& segments,
                           std::int32_t label, std::uint64_t seed) const {
    requireLabel(label);
    std::vector<std::int32_t> labels = state.labels;
    for (const std::size_t segment : segments) {
        require(segment);
        labels[segment] = label;
    }
    return relabelled(std::move(state), labels, seed);
}

TakeState Take::relabelled(TakeState state, const std::vector<std::int32_t>& labels,
                           std::uint64_t seed) const {
    std::vector<bool> changed(segments());
    for (std::size_t i = 0; i < changed.size(); ++i) {
        requireLabel(labels[i]);
        if (state.locked[i] || state.labels[i] == labels[i])
            continue;
        state.labels[i] = labels[i];
        changed[i] = true;
    }
    return chosenAnew(std::move(state), changed, seed);
}

TakeState Take::rerolled(TakeState state, std::uint64_t seed) const {
    std::vector<bool> unlocked = state.locked;
    unlocked.flip();
    return chosenAnew(std::move(state), unlocked, seed);
}

TakeState Take::chosenAnew(TakeState state, const std::vector<bool>& anewHere,
                           std::uint64_t seed) const {
    Kept kept{state.query, &m_codebook};
    for (std::size_t i = 0; i < anewHere.size(); ++i)
        if (anewHere[i])
            kept.query[i] = anew;
    state.query = recompose(state.labels, m_track, m_lastSeconds, m_options, seed, {}, kept);
    return state;
}

TakeState Take::replaced(TakeState state, std::size_t segment, std::int32_t memorySegment) const {
    require(segment);
    if (memorySegment < silent || memorySegment >= std::int32_t(m_track.labels.size()))
        throw UserError("Memory segment " + std::to_string(memorySegment) +
                            " does not exist; the memory has " +
                            std::to_string(m_track.labels.size()) + ", counted from 0.",
                        UserError::Kind::Usage);
    state.query[segment] = memorySegment;
    return state;
}

std::vector<Alternative> Take::alternatives(const TakeState& state, std::size_t segment,
                                            std::size_t limit) const {
    require(segment);
    const auto& query = state.query;
    const std::int32_t before = segment > 0 ? query[segment - 1] : silent;
    const std::int32_t behind = segment + 1 < query.size() ? query[segment + 1] : silent;
    std::vector<Alternative> found;
    for (std::size_t i = 0; i < m_track.wholeSegments; ++i) {
        const auto m = std::int32_t(i);
        if (state.labels[segment] != silent && m_track.labels[i] == state.labels[segment] &&
            m != query[segment])
            found.push_back({m, m_track.distances[i],
                             (before != silent && m == before + 1) || m + 1 == behind});
    }
    std::stable_sort(found.begin(), found.end(), [](const Alternative& a, const Alternative& b) {
        return a.joins != b.joins ? a.joins : a.distance < b.distance;
    });
    found.resize(std::min(limit, found.size()));
    return found;
}

Response Take::render(const TakeState& state) const {
    return m_renderer.render(state.query, state.render);
}

Json Take::infoOf(const TakeState& state, const Json& edits) const {
    Json info = m_info;
    info["specification"] = state.labels;
    info["query"] = state.query;
    Json locked = Json::array();
    for (std::size_t i = 0; i < state.locked.size(); ++i)
        if (state.locked[i])
            locked.push_back(i);
    info["locked"] = locked;
    if (state.answer != m_saved.answer && state.answer)
        info.update(toJson(*state.answer));
    info["edits"] = info.value("edits", Json::array());
    info["edits"].push_back(edits);
    return info;
}

Json toJson(const TakeState& state) {
    Json json = {{"labels", state.labels},
                 {"query", state.query},
                 {"locked", state.locked},
                 {"render", antiphon::toJson(Options(state.render))}};
    if (!state.redrawn.empty()) {
        json["answer"] = toJson(*state.answer);
        for (const Redrawn& stretch : state.redrawn)
            json["redrawn"].push_back({stretch.first, stretch.last, stretch.seed});
    }
    return json;
}

TakeState stateFromJson(const Json& json, const Take& take, const std::string& origin) {
    TakeState state;
    try {
        state.labels = json.at("labels").get<std::vector<std::int32_t>>();
        state.query = json.at("query").get<std::vector<std::int32_t>>();
        state.locked = json.at("locked").get<std::vector<bool>>();
        Options render = take.saved().render;
        readJson(render, json.at("render"), origin);
        state.render = render.as<RenderOptions>();
        state.answer = take.saved().answer;
        if (json.contains("redrawn") && state.answer) {
            state.answer = std::make_shared<const Specification>(
                specificationFrom(json.at("answer"), take.segments()));
            for (const Json& stretch : json["redrawn"])
                state.redrawn.push_back({stretch.at(0).get<std::size_t>(),
                                         stretch.at(1).get<std::size_t>(),
                                         stretch.at(2).get<std::uint64_t>()});
        }
    } catch (const Json::exception&) {
        throw UserError(origin + ": is not the edits of a take; the saved take is used.");
    }
    if (state.labels.size() != take.segments() || state.query.size() != take.segments() ||
        state.locked.size() != take.segments() ||
        outside(state.labels, std::size_t(take.labelCount())) ||
        outside(state.query, take.memoryTrack().labels.size()))
        throw UserError(origin + ": the edits do not fit this take; the saved take is used.");
    return state;
}

} // namespace antiphon::guide
