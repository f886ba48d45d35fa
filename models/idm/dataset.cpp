#include "models/idm/dataset.h"

#include "core/error.h"
#include "core/table.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace antiphon::idm {

namespace {

constexpr double range = 80; ///< dB
constexpr double half = range / 2;

[[noreturn]] void refuse(const fs::path& file, const std::string& why) {
    throw UserError(display(file) + ": " + why + "; make the data set anew with 'idm dataset'.");
}

DatasetSettings settingsOf(const Json& json, const fs::path& file) {
    DatasetSettings settings;
    settings.rate = json.at("rate");
    settings.window = json.at("window");
    settings.hop = json.at("hop");
    settings.bands = json.at("bands");
    settings.seconds = json.at("seconds");
    settings.step = json.at("step");
    const auto within = [](double value, double least, double most) {
        return value >= least && value <= most;
    };
    if (!within(double(settings.rate), 8000, 192000) ||
        !within(double(settings.window), 64, 8192) ||
        !within(double(settings.hop), 16, double(settings.window)) ||
        !within(double(settings.bands), 8, 512) || !within(settings.seconds, 0.1, 600) ||
        !within(settings.step, 0.01, 600))
        refuse(file, "has settings that no clips have");
    return settings;
}

} // namespace

std::int64_t DatasetSettings::samples() const {
    return std::llround(seconds * double(rate));
}

std::int64_t DatasetSettings::frames() const {
    return samples() / hop + 1;
}

Dataset::Dataset(const fs::path& place)
    : m_folder(fs::is_regular_file(place) ? place.parent_path() : place) {
    const fs::path& folder = m_folder;
    const fs::path file = folder / "dataset.json";
    if (!fs::exists(file))
        throw UserError(display(place) +
                        ": is no data set of clips; make one of recordings with 'idm dataset'.");
    const Json json = readJson(file);
    std::map<std::string, std::size_t> sources; ///< -> cache
    std::vector<fs::path> files;
    try {
        if (json.at("format") != "antiphon-idm-dataset" || json.at("version") != 1)
            refuse(file, "is of another program or version");
        m_settings = settingsOf(json.at("settings"), file);
        m_reference = json.at("reference");
        if (!(m_reference > 0) || !std::isfinite(m_reference))
            refuse(file, "has a reference that is no power");
        for (const Json& source : json.at("sources")) {
            const fs::path cache = source.at("cache").get<std::string>();
            if (cache.has_parent_path() || cache.empty())
                refuse(file, "names a cache outside of the data set");
            if (!sources.emplace(source.at("path"), m_caches.size()).second)
                refuse(file, "names a source twice");
            files.push_back(fs::path(source.at("file").get<std::string>()));
            m_caches.push_back(
                std::make_unique<ClipCache>(folder / "cache" / cache, bands(), frames()));
        }
    } catch (const Json::exception&) {
        refuse(file, "does not say all that belongs to a data set");
    }

    const fs::path list = folder / "scores.csv";
    const Table table = readTable(list);
    const auto texts = [&](const char* name) {
        const TableColumn& column = table.column(name);
        return column.numeric ? std::vector<std::string>(table.rows) : column.texts;
    };
    const auto names = texts("source"), splits = texts("split");
    const auto& rows = table.numbers("row");
    for (std::size_t i = 0; i < table.rows; ++i) {
        const auto found = sources.find(names[i]);
        if (found == sources.end())
            refuse(list,
                   "row " + std::to_string(i + 1) + " is of a source that dataset.json lacks");
        const auto& clips = m_caches[found->second]->clips();
        if (!(rows[i] >= 0) || rows[i] >= double(clips.size()))
            refuse(list, "row " + std::to_string(i + 1) + " is of a clip that its cache lacks");
        const auto row = std::size_t(rows[i]);
        const CachedClip& clip = clips[row];
        m_clips.push_back({names[i], files[found->second], clip.start, clip.sound,
                           splitNamed(splits[i]), clip.score, clip.flags});
        m_places.push_back({found->second, row});
    }
    if (m_clips.empty())
        refuse(list, "holds no clip");
}

std::vector<std::size_t> Dataset::of(Split split) const {
    std::vector<std::size_t> result;
    for (std::size_t i = 0; i < m_clips.size(); ++i)
        if (m_clips[i].split == split)
            result.push_back(i);
    return result;
}

std::span<const float> Dataset::mel(std::size_t clip) const {
    return m_caches[m_places[clip].cache]->mel(m_places[clip].row);
}

void Dataset::normalised(std::size_t clip, std::span<float> out) const {
    const auto powers = mel(clip);
    std::copy(powers.begin(), powers.end(), out.begin());
    normalise(out, m_reference);
}

void normalise(std::span<float> powers, double reference) {
    const double least = reference * 1e-8;
    for (float& value : powers) {
        const double level = 10 * std::log10(std::max(double(value), least) / reference);
        value = float(std::min(level, 0.0) / half + 1);
    }
}

void denormalise(std::span<float> values, double reference) {
    for (float& value : values)
        value = float(std::pow(10.0, (double(value) - 1) * (half / 10)) * reference);
}

} // namespace antiphon::idm
