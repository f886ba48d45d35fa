#include "models/impro/livescene.h"

#include "core/error.h"

namespace antiphon::impro {

namespace {

constexpr const char* kind = "live scenes";

Json toJson(const SynthSettings& sound) {
    return {{"parity", sound.parity},          {"seed", sound.seed},
            {"grains", sound.grains.string()}, {"jitter", sound.jitter},
            {"semitones", sound.semitones},    {"levelled", sound.levelled}};
}

SynthSettings soundOf(const Json& json) {
    SynthSettings sound;
    json.at("parity").get_to(sound.parity);
    json.at("seed").get_to(sound.seed);
    sound.grains = json.at("grains").get<std::string>();
    json.at("jitter").get_to(sound.jitter);
    json.at("semitones").get_to(sound.semitones);
    json.at("levelled").get_to(sound.levelled);
    return sound;
}

/// Runs `read` and turns what is wrong with the JSON into a sentence.
template <class Read>
auto guarded(const std::string& origin, const Read& read) {
    try {
        return read();
    } catch (const Json::exception& e) {
        throw UserError(origin + ": is no scene (" + e.what() +
                        "); choose a file that Antiphon wrote.");
    }
}

} // namespace

Json toJson(const LiveCastSettings& cast) {
    Json agents = Json::array();
    for (const LivePolicy& policy : cast.policies)
        agents.push_back(policy.agent);
    return {{"agents", std::move(agents)},
            {"table", cast.table.string()},
            {"synth", cast.synth},
            {"sound", cast.sound ? toJson(*cast.sound) : Json()}};
}

Json toJson(const LiveScene& scene) {
    return {{"name", scene.name}, {"cast", toJson(scene.cast)}, {"controls", scene.controls}};
}

Json toJson(const LiveScenes& scenes) {
    Json slots = Json::array();
    for (const auto& slot : scenes.slots)
        slots.push_back(slot ? toJson(*slot) : Json());
    return {{"kind", kind}, {"scenes", std::move(slots)}};
}

LiveCastSettings castSettingsOf(const Json& json, const std::string& origin) {
    return guarded(origin, [&] {
        LiveCastSettings cast;
        for (const Json& agent : json.at("agents"))
            cast.policies.push_back({agent.get<std::string>()});
        cast.table = json.at("table").get<std::string>();
        json.at("synth").get_to(cast.synth);
        if (!json.at("sound").is_null())
            cast.sound = soundOf(json["sound"]);
        if (cast.policies.empty() || cast.policies.size() > LiveControls::mostPolicies)
            throw UserError(origin + ": a scene has 1 to 4 agents.");
        return cast;
    });
}

LiveScene liveSceneOf(const Json& json, const std::string& origin) {
    return guarded(origin, [&] {
        LiveScene scene;
        json.at("name").get_to(scene.name);
        scene.cast = castSettingsOf(json.at("cast"), origin);
        json.at("controls").get_to(scene.controls);
        return scene;
    });
}

LiveScenes liveScenesOf(const Json& json, const std::string& origin) {
    return guarded(origin, [&] {
        if (!json.is_object() || json.value("kind", std::string()) != kind)
            throw UserError(origin + ": is no file of scenes.");
        LiveScenes scenes;
        const Json& slots = json.at("scenes");
        if (!slots.is_array() || slots.size() > scenes.slots.size())
            throw UserError(origin + ": has more than " + std::to_string(scenes.slots.size()) +
                            " scenes.");
        for (std::size_t i = 0; i < slots.size(); ++i)
            if (!slots[i].is_null())
                scenes.slots[i] =
                    liveSceneOf(slots[i], origin + ", scene " + std::to_string(i + 1));
        return scenes;
    });
}

LiveScenes readLiveScenes(const fs::path& file) {
    return liveScenesOf(readJson(file), display(file));
}

void writeLiveScenes(const fs::path& file, const LiveScenes& scenes) {
    writeJson(file, toJson(scenes));
}

} // namespace antiphon::impro
