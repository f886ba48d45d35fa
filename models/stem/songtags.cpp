#include "models/stem/songtags.h"

#include "core/error.h"
#include "models/stem/songs.h"

#include <algorithm>

namespace antiphon::stem {

namespace {

constexpr const char* givenKey = "given";

} // namespace

const char* featuresKey(TagKind kind) {
    return kind == TagKind::Genre ? "genres" : "moods";
}

bool areGiven(const Json& features, TagKind kind) {
    const auto given = features.find(givenKey);
    return given != features.end() && given->is_array() &&
           std::ranges::find(*given, Json(featuresKey(kind))) != given->end();
}

void writeTags(const fs::path& songFolder, TagKind kind, const std::vector<std::string>& before,
               const std::vector<std::string>& words) {
    const fs::path file = songFolder / "features.json";
    const char* key = featuresKey(kind);
    Json features = Json::object();
    std::vector<std::string> there;
    if (fs::exists(file)) {
        there = tagsOf(readFeatures(file).tags, kind);
        features = readJson(file);
    }
    if (there != before)
        throw UserError(display(file) + ": its " + key +
                        " were changed elsewhere meanwhile and are shown as they are now; change "
                        "them again.");
    // A text, as the reference has it, where that does not tear words with commas.
    const bool list = (features.contains(key) && features.at(key).is_array()) ||
                      std::ranges::any_of(words, [](const std::string& word) {
                          return word.find(',') != std::string::npos;
                      });
    features[key] = list ? Json(words) : Json(joinTags(words));
    if (!areGiven(features, kind)) {
        if (!features.contains(givenKey) || !features.at(givenKey).is_array())
            features[givenKey] = Json::array();
        features[givenKey].push_back(key);
    }
    writeJson(file, features);
}

void takeOver(Json& features, const Json& before, const Json& now) {
    for (const auto& [key, value] : now.items())
        if (!before.contains(key) || before.at(key) != value)
            features[key] = value;
}

} // namespace antiphon::stem
