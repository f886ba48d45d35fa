#include "models/guide/labelcache.h"

#include "core/error.h"
#include "core/programdata.h"

#include <algorithm>
#include <cmath>

namespace antiphon::guide {

namespace {

fs::path fileOf(const fs::path& folder, const std::string& key) {
    return folder / (key + ".json");
}

std::string checksum(const Json& body) {
    return contentHash(std::string_view(body.dump()));
}

bool sound(const LabelledTrack& track, std::size_t codes) {
    const std::size_t segments = track.labels.size();
    return track.distances.size() == segments && track.levels.size() == segments &&
           (track.wholeSegments == segments || track.wholeSegments + 1 == segments) &&
           std::isfinite(track.lastSeconds) &&
           std::all_of(track.labels.begin(), track.labels.end(),
                       [&](std::int32_t code) { return code >= 0 && std::size_t(code) < codes; });
}

} // namespace

std::string labelKey(const std::string& perceptionHash, const std::string& content) {
    // Counts up when what is kept is found in another way: 2: levels without offset.
    const std::string both = "2 " + perceptionHash + " " + content;
    return contentHash(std::string_view(both));
}

std::optional<LabelledTrack> readLabels(const fs::path& folder, const std::string& key,
                                        std::size_t codes) {
    const fs::path file = fileOf(folder, key);
    if (!fs::exists(file))
        return {};
    try {
        const Json json = readJson(file);
        const Json& body = json.at("labels");
        if (json.at("check").get<std::string>() != checksum(body))
            return {};
        LabelledTrack track{body.at("codes").get<std::vector<std::int32_t>>(),
                            body.at("distances").get<std::vector<float>>(),
                            body.at("levels").get<std::vector<double>>(),
                            body.at("whole_segments").get<std::size_t>(),
                            body.at("last_seconds").get<double>()};
        if (sound(track, codes))
            return track;
    } catch (const UserError&) {
    } catch (const nlohmann::json::exception&) {
    }
    return {};
}

void writeLabels(const fs::path& folder, const std::string& key, const LabelledTrack& track) {
    const Json body{{"codes", track.labels},
                    {"distances", track.distances},
                    {"levels", track.levels},
                    {"whole_segments", track.wholeSegments},
                    {"last_seconds", track.lastSeconds}};
    const Json whole{{"check", checksum(body)}, {"labels", body}};
    writeFile(fileOf(folder, key), whole.dump());
}

fs::path labelCacheFolder() {
    return cacheFolder("labels");
}

} // namespace antiphon::guide
