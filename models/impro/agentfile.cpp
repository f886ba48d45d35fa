#include "models/impro/agentfile.h"

#include "core/dsp/descriptors.h"
#include "core/error.h"
#include "core/formats/safetensors.h"
#include "core/maps/lookupside.h"
#include "core/text.h"
#include "core/version.h"
#include "models/checkpoint.h"

#include <algorithm>
#include <cstring>

namespace antiphon::impro {
namespace {

constexpr const char* kind = "agent";
constexpr const char* recordName = "agent.json";
constexpr const char* weightsName = "model.safetensors";
constexpr const char* zipName = "stable-baselines3.zip";
constexpr const char* settingsName = "environment_settings.json";
constexpr const char* settingsEnd = "-environment.json";

bool isFile(const fs::path& file) {
    std::error_code error;
    return fs::is_regular_file(file, error);
}

bool isZip(const fs::path& file) {
    return file.extension() == ".zip" && isFile(file);
}

std::vector<std::string> knownColumns() {
    std::vector<std::string> names;
    for (const DescriptorColumn& column : descriptorColumns())
        names.emplace_back(column.name);
    return names;
}

/// The settings that belong to a zip; empty where there are none.
fs::path settingsBeside(const fs::path& zip) {
    const fs::path folder = zip.has_parent_path() ? zip.parent_path() : fs::path(".");
    const std::string name = zip.filename().string();
    fs::path best;
    std::size_t longest = 0;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        const std::string other = it->path().filename().string();
        if (!other.ends_with(settingsEnd))
            continue;
        const std::string stem = other.substr(0, other.size() - std::strlen(settingsEnd));
        if (stem.size() > longest && name.starts_with(stem)) {
            best = it->path();
            longest = stem.size();
        }
    }
    if (best.empty() && isFile(folder / settingsName))
        best = folder / settingsName;
    return best;
}

Agent agentOf(AgentZip zip, const std::string& origin, const fs::path& settings) {
    Agent agent;
    agent.policy = Policy::of(zip, origin);
    agent.zip = std::move(zip);
    if (settings.empty())
        return agent;
    const std::string from = display(settings);
    agent.settings = readAgentSettings(settings);
    if (agent.settings.keep.empty())
        throw UserError(from + ": has no 'features_keep', the columns that the agent hears.");
    agent.columns = resolveColumns(agent.settings.keep, knownColumns(), from);
    if (2 * agent.columns.size() + agent.parameters() != agent.policy.observationSize())
        throw UserError(from + ": keeps " + std::to_string(agent.columns.size()) +
                        " columns, so that " + origin + " would have " +
                        std::to_string(2 * agent.columns.size() + agent.parameters()) +
                        " inputs, but it has " + std::to_string(agent.policy.observationSize()) +
                        "; they do not belong together.");
    return agent;
}

Algorithm algorithmNamed(const std::string& text, const std::string& origin) {
    for (const Algorithm algorithm : {Algorithm::Dqn, Algorithm::Ppo, Algorithm::A2c})
        if (text == name(algorithm))
            return algorithm;
    throw UserError(origin + ": 'algorithm' is '" + text + "' but must be dqn, ppo or a2c.");
}

/// agent.json with the weights of `weights`.
Agent readRecord(const fs::path& file, const fs::path& weights) {
    const std::string origin = display(file);
    const Json json = readJson(file);
    if (!json.is_object() || json.value("kind", Json()) != kind)
        throw UserError(origin + ": is no agent of Antiphon.");
    Agent agent;
    try {
        const Algorithm algorithm = algorithmNamed(json.at("algorithm").get<std::string>(), origin);
        agent.policy = Policy::of(algorithm, readSafeTensors(weights).tensors, display(weights));
        json.at("columns").get_to(agent.columns);
        if (!json.at("scaling").is_null())
            agent.scaling = Scaling::of(json["scaling"], origin);
        agent.match = ReachMatch::of(json.at("match"), origin);
        agent.settings = parseAgentSettings(json.at("settings"), origin);
        agent.table = json.at("table");
        const Json& control = json.at("control");
        control.at("rate").get_to(agent.rate);
        control.at("hop").get_to(agent.hop);
        control.at("decimation").get_to(agent.decimation);
        agent.smoothing = control.value("smoothing", 1); // of agents before there was any
        agent.training = json.at("training");
        agent.evaluation = json.at("evaluation");
    } catch (const Json::exception& e) {
        throw UserError(origin + ": is damaged (" + e.what() + "); train or import it again.");
    }
    const bool possible = agent.rate >= 8000 && agent.rate <= 768000 && agent.hop >= 1 &&
                          agent.hop <= 65536 && agent.decimation >= 1 && agent.decimation <= 1000 &&
                          agent.smoothing >= 1 && agent.smoothing <= 1000;
    if (!possible)
        throw UserError(origin + ": its control period makes no sense.");
    if (!agent.columns.empty() &&
        2 * agent.columns.size() + agent.parameters() != agent.policy.observationSize())
        throw UserError(origin + ": names " + std::to_string(agent.columns.size()) +
                        " columns, but " + display(weights) + " has " +
                        std::to_string(agent.policy.observationSize()) + " inputs.");
    if (agent.scaling && agent.scaling->columns != agent.columns)
        throw UserError(origin + ": its scaling is of other columns than it hears.");
    if (const fs::path zip = file.parent_path() / zipName; isFile(zip))
        agent.zip = readAgentZip(zip);
    return agent;
}

/// The best checkpoint of a run, else the last; with the record above them.
Agent readCheckpointOf(const fs::path& run) {
    const fs::path folder = run / "checkpoints";
    const auto rows = listCheckpoints(folder);
    if (rows.empty() || !isFile(folder / recordName))
        throw UserError(display(run) + ": holds no agent yet; train it for longer.");
    const auto best = std::ranges::find_if(rows, &CheckpointRow::best);
    return readRecord(folder / recordName, (best == rows.end() ? rows.back() : *best).weights);
}

void hashNumbers(std::string& bytes, const std::vector<double>& values) {
    bytes.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(double));
}

} // namespace

std::size_t Agent::parameters() const noexcept {
    std::size_t count = 0;
    for (std::size_t actions = policy.actions(); actions >= 3; actions /= 3)
        ++count;
    return count;
}

Agent readAgent(const fs::path& path) {
    std::error_code error;
    if (!fs::exists(path, error))
        throw UserError(display(path) + ": there is no such agent; name the folder of an agent or "
                                        "run, or a zip of Stable-Baselines3.");
    if (isZip(path))
        return agentOf(readAgentZip(path), display(path), settingsBeside(path));
    if (path.filename() == recordName)
        return readRecord(path, path.parent_path() / weightsName);
    const fs::path folder = isFile(path) && path.filename() == weightsName
                                ? fs::absolute(path).parent_path()
                                : fs::absolute(path).lexically_normal();
    if (!fs::is_directory(folder, error))
        throw UserError(display(path) + ": is no agent; name the folder of an agent or run, or a "
                                        "zip of Stable-Baselines3.");
    for (const fs::path& place : {folder, folder / "agent", folder / "out" / "agent"})
        if (isFile(place / recordName) && isFile(place / weightsName))
            return readRecord(place / recordName, place / weightsName);
    if (isFile(folder / weightsName) && isFile(folder.parent_path() / recordName))
        return readRecord(folder.parent_path() / recordName, folder / weightsName);
    return readCheckpointOf(folder);
}

Agent readAgentZipWith(const fs::path& zip, const fs::path& settings) {
    return agentOf(readAgentZip(zip), display(zip), settings);
}

void writeAgentRecord(const fs::path& folder, const Agent& agent) {
    writeJson(folder / recordName, {{"kind", kind},
                                    {"software", software()},
                                    {"date", timestamp()},
                                    {"algorithm", name(agent.policy.algorithm)},
                                    {"columns", agent.columns},
                                    {"scaling", agent.scaling ? agent.scaling->json() : Json()},
                                    {"match", agent.match.json()},
                                    {"control",
                                     {{"rate", agent.rate},
                                      {"hop", agent.hop},
                                      {"decimation", agent.decimation},
                                      {"smoothing", agent.smoothing}}},
                                    {"settings", agentSettingsJson(agent.settings)},
                                    {"table", agent.table},
                                    {"training", agent.training},
                                    {"evaluation", agent.evaluation}});
}

void writeAgent(const fs::path& folder, const Agent& agent) {
    writeSafeTensors(folder / weightsName, {agent.policy.tensors(), {}});
    if (agent.zip)
        writeAgentZip(folder / zipName, *agent.zip);
    writeAgentRecord(folder, agent);
}

AgentZip zipOf(const Agent& agent) {
    const Policy& policy = agent.policy;
    if (!agent.zip) {
        const Json options = agent.training.value("options", Json::object());
        const auto option = [&](const char* key, double usual) {
            return options.contains(key) && options[key].is_number() ? options[key].get<double>()
                                                                     : usual;
        };
        Json hyper = {{"learning_rate", option("learning_rate", 1e-4)},
                      {"gamma", option("gamma", 0.99)}};
        Json layers = Json::array();
        for (const SmallNet::Layer& layer : policy.actor.layers())
            layers.push_back(layer.out);
        layers.erase(layers.size() - 1);
        hyper["policy_kwargs"] = {{"net_arch", layers}};
        if (policy.algorithm == Algorithm::Ppo) {
            hyper["clip_range"] = option("clip", 0.2); // what tells it from A2C
            hyper["n_epochs"] = std::int64_t(option("epochs", 10));
        }
        AgentZip zip;
        zip.data =
            agentData(std::string(name(policy.algorithm)), std::int64_t(policy.observationSize()),
                      std::int64_t(policy.actions()), hyper);
        zip.policy = policy.tensors();
        return zip;
    }
    AgentZip zip = *agent.zip;
    // In the order and under the names that it came with.
    const std::vector<RawTensor> now = policy.tensors();
    for (RawTensor& tensor : zip.policy)
        if (const RawTensor* found = find(now, tensor.name))
            tensor = *found;
    return zip;
}

fs::path exportAgent(const fs::path& zip, const Agent& agent) {
    writeAgentZip(zip, zipOf(agent));
    const fs::path settings = fs::path(zip).replace_filename(zip.stem().string() + settingsEnd);
    writeJson(settings, agentSettingsJson(agent.settings));
    return settings;
}

std::string tableHash(const LookupTable& table) {
    std::string bytes;
    for (const std::string& column : table.descriptors)
        bytes += column + '\n';
    hashNumbers(bytes, table.points);
    hashNumbers(bytes, table.values);
    return contentHash(std::string_view(bytes));
}

Json tableRecord(const LookupTable& table, const fs::path& file) {
    return {{"hash", tableHash(table)},
            {"name", file.filename().string()},
            {"rows", table.rows},
            {"side", table.side}};
}

void checkFit(const Agent& agent, const LookupTable& table, const std::string& origin) {
    if (agent.parameters() != table.parameters)
        throw UserError(origin + ": is a table of " + std::to_string(table.parameters) +
                        " parameters, but the agent moves " + std::to_string(agent.parameters()) +
                        "; name the table that it was trained on.");
    if (agent.columns.empty())
        throw UserError("Which columns the agent hears is not known; put its settings "
                        "(<name>-environment.json) beside its zip, or name them with --config.");
    placesOf(agent.columns, table.descriptors, origin);
}

} // namespace antiphon::impro
