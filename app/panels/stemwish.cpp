#include "app/panels/stemwish.h"

#include "core/error.h"

namespace antiphon {

bool StemWish::operator==(const StemWish& other) const {
    return toJson(*this) == toJson(other);
}

StemMix StemWish::mixOf(const std::string& key) const {
    const auto it = mix.find(key);
    return it == mix.end() ? StemMix{} : it->second;
}

TakeNote StemWish::noteOf(const fs::path& file) const {
    const auto it = notes.find(file.string());
    return it == notes.end() ? TakeNote{} : it->second;
}

std::string StemWish::text() const {
    return target.empty() || options.text.empty() ? target + options.text
                                                  : target + ", " + options.text;
}

Json toJson(const BeatGrid& grid) {
    return {{"beats", grid.beats}, {"downbeats", grid.downbeats}};
}

BeatGrid beatGridOf(const Json& json) {
    return tidied({json.value("beats", std::vector<double>()),
                   json.value("downbeats", std::vector<double>())});
}

Json toJson(const StemWish& wish) {
    Json contexts = Json::array(), mix = Json::object(), notes = Json::object();
    for (const fs::path& file : wish.contexts)
        contexts.push_back(file.string());
    for (const auto& [key, m] : wish.mix)
        if (!(m == StemMix{}))
            mix[key] = {{"gain", m.gainDb}, {"muted", m.muted}, {"solo", m.solo}};
    for (const auto& [file, note] : wish.notes)
        if (!(note == TakeNote{}))
            notes[file] = {{"name", note.name}, {"kept", note.kept}, {"gone", note.gone}};
    return {{"contexts", contexts},
            {"part", wish.part ? Json{wish.part->start, wish.part->end} : Json()},
            {"beats", wish.beats ? toJson(*wish.beats) : Json()},
            {"target", wish.target},
            {"style", wish.style.string()},
            {"options", toJson(Options(wish.options))},
            {"take", wish.take.string()},
            {"mix", mix},
            {"notes", notes}};
}

StemWish stemWishOf(const Json& json) {
    StemWish wish;
    if (!json.is_object())
        return wish;
    const auto text = [&](const char* key) { return json.value(key, std::string()); };
    for (const std::string& file : json.value("contexts", std::vector<std::string>()))
        wish.contexts.push_back(file);
    if (const Json part = json.value("part", Json()); part.is_array() && part.size() == 2)
        wish.part = TimeSpan{part[0].get<double>(), part[1].get<double>()};
    if (const Json beats = json.value("beats", Json()); beats.is_object())
        wish.beats = beatGridOf(beats);
    wish.target = text("target");
    wish.style = text("style");
    wish.take = text("take");
    Options options = wish.options;
    try {
        readJson(options, json.value("options", Json::object()), "options");
        wish.options = options.as<stem::StemGenerateOptions>();
    } catch (const UserError&) { // of another version: as they are at first
    }
    const Json mix = json.value("mix", Json::object()), notes = json.value("notes", Json::object());
    for (const auto& [key, m] : mix.items())
        wish.mix[key] = {m.value("gain", 0.0), m.value("muted", false), m.value("solo", false)};
    for (const auto& [file, n] : notes.items())
        wish.notes[file] = {n.value("name", std::string()), n.value("kept", false),
                            n.value("gone", false)};
    return wish;
}

} // namespace antiphon
