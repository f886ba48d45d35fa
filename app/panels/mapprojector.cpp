// Places for rows: columns, PCA, and what is kept of finished maps. t-SNE itself is in maptsne.cpp.
#include "app/panels/mapprojector.h"

#include "app/panels/maptsne.h"
#include "app/window/background.h"
#include "core/error.h"

#include <cmath>
#include <cstring>

namespace antiphon {

namespace {

/// A finished map on the disk: this line, the figures as a line of JSON, then x and y a row.
constexpr std::string_view magic = "antiphon map 1\n";

std::string optionalText(const std::optional<double>& value) {
    return value ? Json(*value).dump() : "null";
}

std::optional<double> optionalOf(const Json& json, const char* key) {
    const auto it = json.find(key);
    return it != json.end() && it->is_number() ? std::optional(it->get<double>()) : std::nullopt;
}

} // namespace

std::string mapFileText(const FinishedMap& map) {
    std::string text(magic);
    text += "{\"explained\":" + optionalText(map.figures.explained) +
            ",\"kl\":" + optionalText(map.figures.kl) +
            ",\"trustworthiness\":" + optionalText(map.figures.trustworthiness) +
            ",\"recall\":" + optionalText(map.figures.recall) + "}\n";
    text.append(reinterpret_cast<const char*>(map.xy.data()), map.xy.size() * sizeof(float));
    return text;
}

std::optional<FinishedMap> mapOfFile(const std::string& text, std::size_t rows) {
    const std::size_t line = text.find('\n', magic.size());
    if (!text.starts_with(magic) || line == std::string::npos ||
        text.size() - line - 1 != rows * 2 * sizeof(float))
        return std::nullopt;
    const Json json = Json::parse(text.substr(magic.size(), line - magic.size()), nullptr, false);
    if (!json.is_object())
        return std::nullopt;
    FinishedMap map;
    map.figures = {optionalOf(json, "explained"), optionalOf(json, "kl"),
                   optionalOf(json, "trustworthiness"), optionalOf(json, "recall")};
    map.xy.resize(rows * 2);
    std::memcpy(map.xy.data(), text.data() + line + 1, map.xy.size() * sizeof(float));
    return map;
}

MapProjector::MapProjector(QObject* parent) : QObject(parent), m_rows(std::make_shared<MapRows>()) {
    m_pool.setMaxThreadCount(2); // what was dropped may still be ending
}

MapProjector::~MapProjector() {
    drop();
    m_pool.clear();
}

void MapProjector::drop() {
    if (m_dropped)
        *m_dropped = true;
    m_dropped = std::make_shared<std::atomic<bool>>(false);
    if (m_run)
        m_run->stop(true);
    m_run.reset();
    m_progress = 0;
}

void MapProjector::show(std::shared_ptr<const MapRows> rows, const MapAxes& axes, bool fresh) {
    const bool sameRows = rows == m_rows;
    const bool goesOn = sameRows && !fresh && m_embedded && axes.method == MapAxes::Method::Tsne &&
                        m_axes.method == axes.method && axes.seed == m_axes.seed &&
                        axes.categories == m_axes.categories;
    // Only what the run can take over while it goes on is other than before.
    if (sameRows && !fresh && m_run && axes.method == MapAxes::Method::Tsne &&
        axes.categories == m_axes.categories && m_run->follow(axes)) {
        m_axes = axes;
        return;
    }
    drop();
    m_rows = std::move(rows);
    m_axes = axes;
    m_figures = {};
    m_trouble.clear();
    m_embedded = goesOn;
    if (!axes.embeds()) {
        m_space.reset();
        showColumns();
    } else {
        showSpace(goesOn ? m_positions : std::vector<float>(), fresh);
    }
}

void MapProjector::showColumns() {
    const auto column = [&](const std::string& name, std::size_t usual) {
        const int found = m_rows->find(name);
        return found >= 0 ? std::size_t(found) : std::min(usual, m_rows->columns().size() - 1);
    };
    m_positions.clear();
    if (!m_rows->columns().empty()) {
        const std::vector<float> x = m_rows->numbers(column(m_axes.x, 0));
        const std::vector<float> y = m_rows->numbers(column(m_axes.y, 1));
        m_positions.resize(2 * x.size());
        for (std::size_t r = 0; r < x.size(); ++r) {
            m_positions[2 * r] = x[r];
            m_positions[2 * r + 1] = y[r];
        }
    }
    Q_EMIT positionsChanged(true);
    Q_EMIT stateChanged();
}

void MapProjector::showSpace(std::vector<float> warm, bool fresh) {
    inBackground(
        this,
        [rows = m_rows, axes = m_axes, dropped = m_dropped] {
            return makeSpace(*rows, axes, *dropped);
        },
        [this, dropped = m_dropped, fresh,
         warm = std::move(warm)](std::shared_ptr<const MapSpace> space) mutable {
            if (!*dropped)
                takeSpace(std::move(space), std::move(warm), fresh);
        },
        [this, dropped = m_dropped](const QString& sentence) {
            if (!*dropped)
                trouble(sentence);
        },
        &m_pool);
}

/// The first picture is PCA's, whatever comes after it.
void MapProjector::takeSpace(std::shared_ptr<const MapSpace> space, std::vector<float> warm,
                             bool fresh) {
    m_space = std::move(space);
    m_trouble = m_space->trouble;
    const bool tsne = m_axes.method == MapAxes::Method::Tsne;
    const bool possible = m_space->pca && m_space->kept.size() >= 2;
    if (!tsne || warm.size() != 2 * m_rows->rows()) {
        if (m_space->pca)
            m_positions = m_space->spread(m_space->pca->project(m_space->points));
        else
            m_positions.assign(2 * m_rows->rows(), std::nanf(""));
    }
    if (m_space->pca && !tsne)
        m_figures.explained = m_space->pca->explained(0) + m_space->pca->explained(1);
    Q_EMIT positionsChanged(!tsne || !possible);
    Q_EMIT stateChanged();
    if (!possible)
        return;
    if (tsne)
        findTsne(warm.size() == 2 * m_rows->rows(), fresh);
    else
        measure(false); // PCA is as quick as reading a file
}

void MapProjector::trouble(const QString& text) {
    m_trouble = text;
    m_embedded = false;
    m_positions.assign(2 * m_rows->rows(), std::nanf(""));
    Q_EMIT positionsChanged(true);
    Q_EMIT stateChanged();
}

fs::path MapProjector::cacheFile() const {
    // A table that still grows has no name for its content.
    for (const auto& table : m_rows->tables())
        if (table->hash.empty())
            return {};
    if (m_cache.empty() || !m_space)
        return {};
    const std::string key = m_rows->hash(m_space->columns) + ' ' + exactText(m_axes.perplexity) +
                            ' ' + std::to_string(m_axes.seed);
    return m_cache / (contentHash(std::string_view(key)) + ".tsne");
}

std::string MapProjector::mapName() const {
    switch (m_axes.method) {
    case MapAxes::Method::Parameters:
    case MapAxes::Method::Columns:
        return "columns " + m_axes.x + " " + m_axes.y;
    case MapAxes::Method::Pca:
        return m_space ? "pca-" + m_rows->hash(m_space->columns) : "pca";
    case MapAxes::Method::Tsne: // its history counts, too
        return "tsne-" +
               contentHash(std::string_view(reinterpret_cast<const char*>(m_positions.data()),
                                            m_positions.size() * sizeof(float)));
    }
    return {};
}

/// A map that was finished before comes back; else t-SNE begins.
void MapProjector::findTsne(bool warm, bool fresh) {
    const fs::path file = cacheFile();
    if (file.empty() || warm || fresh)
        return startTsne(warm);
    inBackground(
        this,
        [file, rows = m_rows->rows()]() -> std::optional<FinishedMap> {
            std::error_code none;
            if (!fs::exists(file, none))
                return std::nullopt;
            return mapOfFile(readFile(file), rows);
        },
        [this, dropped = m_dropped](const std::optional<FinishedMap>& map) {
            if (*dropped)
                return;
            if (!map)
                return startTsne(false);
            m_positions = map->xy;
            m_embedded = true;
            m_figures = map->figures;
            m_progress = 1;
            Q_EMIT positionsChanged(true);
            Q_EMIT stateChanged();
        },
        [this, dropped = m_dropped](const QString&) {
            if (!*dropped)
                startTsne(false);
        },
        &m_pool);
}

void MapProjector::keepMap() {
    const fs::path file = cacheFile();
    if (file.empty())
        return;
    inBackground(
        this,
        [file, map = FinishedMap{m_positions, m_figures}] { writeFile(file, mapFileText(map)); },
        [] {}, [](const QString&) {}, &m_pool); // what cannot be kept is computed again
}

bool MapProjector::paused() const {
    return m_run && m_run->paused();
}

void MapProjector::setPaused(bool on) {
    if (!m_run || m_run->paused() == on)
        return;
    m_run->setPaused(on);
    Q_EMIT stateChanged();
}

void MapProjector::stop() {
    if (m_run)
        m_run->stop(false);
}

} // namespace antiphon
