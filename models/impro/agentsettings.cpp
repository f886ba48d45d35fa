#include "models/impro/agentsettings.h"

#include "core/error.h"
#include "core/jsonwords.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace antiphon::impro {
namespace {

/// Every key once; `v` reads or writes. The first ones are the published system's, in its order.
template <class Visitor, class Settings>
void visit(Visitor& v, Settings& s) {
    v.text("instrument_name", s.instrument);
    v.text("corpus_name", s.corpus);
    v.integer("N_synth_params", s.parameters, 0, 32);
    v.names("features_keep", s.keep);
    v.names("features_reward", s.rewarded);
    v.number("reward_noise", s.noise, 0, 1000);
    v.choice("training_mode", s.mode, modes());
    v.choice("reward_type", s.reward, rewardTypes());
    v.number("step_size", s.stepSize, 1e-6, 1);
    v.text("ip_send", s.address);
    v.integer("port_send", s.port, 0, 65535);
    v.integer("port_send_optimal", s.targetPort, 0, 65535);
    v.flag("verbose", s.verbose);
    v.flag("live", s.live);
    v.integer("max_episode_duration", s.maxEpisode, 1, 1000000000);
    v.seed("seed", s.seed);
    v.ours();
    v.choice("scaler", s.scaling.kind, scalingKinds());
    v.flag("db_floors", s.scaling.floors);
    v.number("clip", s.scaling.clip, 0, 1e6);
    v.choice("reach_match", s.match, reachMatches());
    v.weights("reward_weights", s.weights);
    v.number("move_cost", s.moveCost, -1e6, 1e6);
    v.number("repeat_penalty", s.repeatPenalty, -1e6, 1e6);
    v.integer("look_ahead", s.lookAhead, 0, 1000000);
    v.number("change_probability", s.changeProbability, 0, 1);
    v.choice("interpolation", s.interpolation, interpolations());
    v.boxes("forbidden", s.forbidden);
    v.points("start_points", s.starts);
}

class Reader {
public:
    Reader(const Json& json, const std::string& origin) : m_json(json), m_origin(origin) {}

    void ours() {}

    void text(const char* key, std::string& value) {
        if (const Json* found = find(key)) {
            require(found->is_string(), key, "a text");
            value = found->get<std::string>();
        }
    }
    void number(const char* key, double& value, double low, double high) {
        if (const Json* found = find(key)) {
            const double read = found->is_number() ? found->get<double>() : low - 1;
            require(read >= low && read <= high, key,
                    "a number from " + shown(low) + " to " + shown(high));
            value = read;
        }
    }
    void integer(const char* key, std::int64_t& value, std::int64_t low, std::int64_t high) {
        double read = double(value);
        number(key, read, double(low), double(high));
        require(read == std::floor(read), key, "a whole number");
        value = std::int64_t(read);
    }
    void flag(const char* key, bool& value) {
        if (const Json* found = find(key)) {
            const std::string word = found->is_string() ? lower(found->get<std::string>()) : "";
            require(found->is_boolean() || word == "true" || word == "false", key,
                    "true or false, or \"True\" or \"False\"");
            value = found->is_boolean() ? found->get<bool>() : word == "true";
        }
    }
    void seed(const char* key, std::optional<std::uint64_t>& value) {
        const Json* found = find(key);
        if (!found)
            return;
        constexpr const char* wanted = "a whole number from 0 up, or \"None\"";
        value.reset();
        if (found->is_number_unsigned()) {
            value = found->get<std::uint64_t>();
        } else if (found->is_string()) {
            const std::string word = found->get<std::string>();
            if (lower(word) == "none")
                return;
            std::uint64_t number = 0;
            const auto [end, error] =
                std::from_chars(word.data(), word.data() + word.size(), number);
            require(error == std::errc() && end == word.data() + word.size(), key, wanted);
            value = number;
        } else {
            require(found->is_null(), key, wanted);
        }
    }
    template <class Choice>
    void choice(const char* key, Choice& value, std::span<const Choice> choices) {
        const Json* found = find(key);
        if (!found)
            return;
        std::string list;
        for (const Choice choice : choices)
            list += (list.empty() ? "one of " : ", ") + std::string(name(choice));
        require(found->is_string(), key, list);
        const auto is = [&](Choice choice) { return *found == std::string(name(choice)); };
        const auto chosen = std::ranges::find_if(choices, is);
        require(chosen != choices.end(), key, list);
        value = *chosen;
    }
    void names(const char* key, std::vector<std::string>& value) {
        if (const Json* found = find(key)) {
            const auto isText = [](const Json& entry) { return entry.is_string(); };
            require(found->is_array() && std::ranges::all_of(*found, isText), key,
                    "a list of names of columns or categories");
            value = found->get<std::vector<std::string>>();
        }
    }
    void weights(const char* key, std::map<std::string, double>& value) {
        const Json* found = find(key);
        if (!found)
            return;
        constexpr const char* wanted = "a weight from 0 to 1e6 under each column or category";
        require(found->is_object(), key, wanted);
        value.clear();
        for (const auto& [column, weight] : found->items()) {
            require(weight.is_number() && weight.get<double>() >= 0 && weight.get<double>() <= 1e6,
                    key, wanted);
            value[column] = weight.get<double>();
        }
    }
    void points(const char* key, std::vector<std::vector<double>>& value) {
        const Json* found = find(key);
        if (!found)
            return;
        require(found->is_array(), key, "a list of points");
        value.clear();
        for (const Json& point : *found)
            value.push_back(numbersOf(point, key));
    }
    void boxes(const char* key, std::vector<Box>& value) {
        const Json* found = find(key);
        if (!found)
            return;
        constexpr const char* wanted = "a list of regions with \"low\" and \"high\"";
        require(found->is_array(), key, wanted);
        value.clear();
        for (const Json& box : *found) {
            require(box.is_object() && box.contains("low") && box.contains("high"), key, wanted);
            value.push_back({numbersOf(box["low"], key), numbersOf(box["high"], key)});
        }
    }

private:
    const Json* find(const char* key) const {
        const auto found = m_json.find(key);
        return found == m_json.end() ? nullptr : &*found;
    }
    void require(bool fine, const char* key, const std::string& wanted) const {
        if (!fine)
            throw UserError(m_origin + ": " + key + " must be " + wanted + ", and is " +
                            inWords(m_json.at(key)).substr(0, 60) + ".");
    }
    std::vector<double> numbersOf(const Json& list, const char* key) const {
        const auto isNumber = [](const Json& entry) { return entry.is_number(); };
        require(list.is_array() && std::ranges::all_of(list, isNumber), key,
                "of numbers, one a parameter");
        return list.get<std::vector<double>>();
    }
    static std::string lower(std::string word) {
        for (char& letter : word)
            letter = letter >= 'A' && letter <= 'Z' ? char(letter - 'A' + 'a') : letter;
        return word;
    }
    static std::string shown(double value) { return Json(value).dump(); }

    const Json& m_json;
    const std::string& m_origin;
};

/// All keys in the form of the published system.
class Writer {
public:
    const Json& json() const { return m_json; }
    std::size_t published() const { return m_published; } ///< how many keys are not ours

    void ours() { m_published = m_json.size(); }
    void text(const char* key, const std::string& value) { m_json[key] = value; }
    void number(const char* key, double value, double, double) { m_json[key] = value; }
    void integer(const char* key, std::int64_t value, std::int64_t, std::int64_t) {
        m_json[key] = value;
    }
    void flag(const char* key, bool value) { m_json[key] = value ? "True" : "False"; }
    void seed(const char* key, const std::optional<std::uint64_t>& value) {
        m_json[key] = value ? std::to_string(*value) : "None";
    }
    template <class Choice>
    void choice(const char* key, Choice value, std::span<const Choice>) {
        m_json[key] = name(value);
    }
    void names(const char* key, const std::vector<std::string>& value) { m_json[key] = value; }
    void weights(const char* key, const std::map<std::string, double>& value) {
        m_json[key] = Json::object();
        for (const auto& [column, weight] : value)
            m_json[key][column] = weight;
    }
    void points(const char* key, const std::vector<std::vector<double>>& value) {
        m_json[key] = value;
    }
    void boxes(const char* key, const std::vector<Box>& value) {
        m_json[key] = toJson(value);
    }

private:
    Json m_json = Json::object();
    std::size_t m_published = 0;
};

Writer written(const AgentSettings& settings) {
    Writer writer;
    visit(writer, settings);
    return writer;
}

} // namespace

AgentSettings parseAgentSettings(const Json& json, const std::string& origin) {
    if (!json.is_object())
        throw UserError(origin + ": is no settings file of an agent; it must be one JSON object.");
    AgentSettings settings;
    Reader reader(json, origin);
    visit(reader, settings);
    settings.source = json;
    return settings;
}

AgentSettings readAgentSettings(const fs::path& file) {
    return parseAgentSettings(readJson(file), display(file));
}

Json agentSettingsJson(const AgentSettings& settings) {
    const Writer now = written(settings), defaults = written({});
    const Writer before = written(parseAgentSettings(settings.source, "settings"));
    Json json = settings.source;
    std::size_t place = 0;
    for (const auto& [key, value] : now.json().items()) {
        const bool ours = place++ >= now.published();
        if (json.contains(key) ? before.json()[key] != value
                               : !ours || defaults.json()[key] != value)
            json[key] = value;
    }
    return json;
}

} // namespace antiphon::impro
