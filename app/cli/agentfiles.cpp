#include "app/cli/agent.h"

#include "core/error.h"
#include "models/impro/agentfile.h"
#include "models/impro/starters.h"

#include <cmath>
#include <cstdio>

// Agents as files: what they decide, and their way from and to Stable-Baselines3.
namespace antiphon::cli {

namespace {

using namespace impro;

struct Request {
    std::string agent;
    fs::path observations, out, config;
    bool force = false;
};

using Rows = std::vector<std::vector<float>>;

std::vector<float> rowOf(const Json& json, const std::string& origin) {
    std::vector<float> row;
    for (const Json& value : json) {
        if (!value.is_number())
            throw UserError(origin + ": observations are lists of numbers, but it has " +
                            value.dump().substr(0, 40) + ".");
        row.push_back(value.get<float>());
        if (!std::isfinite(row.back()))
            throw UserError(origin + ": a number is too large for an observation.");
    }
    return row;
}

/// One list of numbers, a list of such lists, or an object that has either as "observations".
/// `one`: there is only one, not in a list.
Rows observationsIn(const fs::path& file, bool& one) {
    const std::string origin = display(file);
    Json json = readJson(file);
    for (const char* key : {"observations", "observation"})
        if (json.is_object() && json.contains(key))
            json = Json(json[key]);
    if (!json.is_array() || json.empty())
        throw UserError(origin + ": must hold an observation, a list of numbers, or a list of "
                                 "observations.");
    one = !json[0].is_array();
    Rows rows;
    if (one)
        rows.push_back(rowOf(json, origin));
    else
        for (const Json& row : json)
            rows.push_back(rowOf(row, origin));
    return rows;
}

Json finite(std::span<const float> values) {
    Json list = Json::array();
    for (const float value : values)
        list.push_back(std::isfinite(value) ? Json(double(value)) : Json());
    return list;
}

int predict(const Session& session, const Request& request) {
    const Agent agent = readAgent(agentPath(request.agent));
    const Policy& policy = agent.policy;
    bool one = false;
    const Rows rows = observationsIn(request.observations, one);
    Json outputs = Json::array(), values = Json::array(), actions = Json::array();
    std::vector<float> out(policy.actions()), value(policy.critic.outputs());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].size() != policy.observationSize())
            throw UserError(display(request.observations) + ": observation " + std::to_string(i) +
                            " has " + std::to_string(rows[i].size()) +
                            " numbers, but the agent "
                            "takes " +
                            std::to_string(policy.observationSize()) + ".");
        policy.actor.forward(rows[i], out);
        outputs.push_back(finite(out));
        actions.push_back(policy.act(rows[i]));
        policy.critic.forward(rows[i], value);
        values.push_back(finite(value)[0]);
    }
    const auto shown = [&](const Json& list) { return one ? list[0] : list; };
    Json report = {{"algorithm", name(policy.algorithm)}};
    const bool dqn = policy.algorithm == Algorithm::Dqn;
    report[dqn ? "q_values" : "logits"] = shown(outputs);
    if (!dqn)
        report["value"] = shown(values);
    report["action"] = shown(actions);
    if (session.json)
        session.print(report);
    else
        for (const Json& action : actions)
            std::printf("%s\n", action.dump().c_str());
    return 0;
}

void requireNew(const fs::path& out, bool force) {
    std::error_code error;
    if (fs::exists(out, error) && !force && !(fs::is_directory(out, error) && fs::is_empty(out)))
        throw UserError(display(out) + ": is there already; choose another name, or replace it by "
                                       "--force.");
}

int import(const Session& session, const Request& request) {
    requireNew(request.out, request.force);
    const fs::path zip = request.agent;
    const Agent agent =
        request.config.empty() ? readAgent(zip) : readAgentZipWith(zip, request.config);
    if (!agent.zip)
        throw UserError(request.agent + ": is no zip of Stable-Baselines3.");
    writeAgent(request.out, agent);
    const Json report = {{"agent", display(request.out)},
                         {"algorithm", name(agent.policy.algorithm)},
                         {"observation_size", agent.policy.observationSize()},
                         {"actions", agent.policy.actions()},
                         {"columns", agent.columns}};
    if (session.json)
        session.print(report);
    else
        std::printf("%s: %s, %zu inputs, %zu actions%s\n", display(request.out).c_str(),
                    std::string(name(agent.policy.algorithm)).c_str(),
                    agent.policy.observationSize(), agent.policy.actions(),
                    agent.columns.empty() ? "; its settings are missing, so that it is not known "
                                            "what it hears"
                                          : "");
    return 0;
}

int exportZip(const Session& session, const Request& request) {
    if (request.out.extension() != ".zip")
        throw UserError(display(request.out) + ": name a file ending in .zip.",
                        UserError::Kind::Usage);
    requireNew(request.out, request.force);
    const Agent agent = readAgent(agentPath(request.agent));
    const fs::path settings = exportAgent(request.out, agent);
    if (session.json)
        session.print(
            {{"files", {{"zip", display(request.out)}, {"settings", display(settings)}}}});
    else
        std::printf("%s\n%s\n", display(request.out).c_str(), display(settings).c_str());
    return 0;
}

int list(const Session& session) {
    Json all = Json::array();
    for (const Starter& starter : starters()) {
        const Agent agent = readAgent(starter.folder);
        const Json& evaluation = agent.evaluation;
        const auto figure = [&](const char* key) {
            return evaluation.is_object() ? evaluation.value(key, Json()) : Json();
        };
        const std::string synth = agent.table.is_object() && agent.table["side"].is_object()
                                      ? agent.table["side"]["synth"].value("name", "")
                                      : "";
        all.push_back({{"name", starter.name},
                       {"synth", synth},
                       {"algorithm", name(agent.policy.algorithm)},
                       {"columns", agent.columns},
                       {"rmse_mean", figure("rmse_mean")},
                       {"rmse_median", figure("rmse_median")},
                       {"folder", display(starter.folder)}});
        if (session.json)
            continue;
        std::printf("%-24s %-16s", starter.name.c_str(), synth.c_str());
        if (const Json mean = figure("rmse_mean"), median = figure("rmse_median");
            mean.is_number() && median.is_number())
            std::printf(" rmse mean %.3f, median %.3f", mean.get<double>(), median.get<double>());
        std::printf("\n");
    }
    if (session.json)
        session.print({{"agents", all}});
    return 0;
}

constexpr const char* agentHelp =
    "Folder of an agent or run, zip of Stable-Baselines3, or the name of one that comes along";

} // namespace

void addAgentFileVerbs(CLI::App& agent, Session& session) {
    const auto request = std::make_shared<Request>();
    const auto does = [&](CLI::App* verb, int (*work)(const Session&, const Request&)) {
        verb->callback([&session, request, work] {
            session.action = [&session, request, work] { return work(session, *request); };
        });
    };
    CLI::App* verb = agent.add_subcommand("predict", "What an agent decides in given situations");
    verb->add_option("AGENT", request->agent, agentHelp)->required();
    verb->add_option("--observations", request->observations,
                     "JSON: a list of numbers, or a list of such lists")
        ->required();
    does(verb, predict);

    verb = agent.add_subcommand("import", "Take over an agent of Stable-Baselines3");
    verb->add_option("ZIP", request->agent, "Its zip")->required();
    verb->add_option("--config", request->config, "Its environment_settings.json; else beside it");
    verb->add_option("--out", request->out, "Folder for the agent")->required();
    verb->add_flag("--force", request->force, "Replace the agent that is there");
    does(verb, import);

    verb = agent.add_subcommand("export", "Write an agent as a zip that Stable-Baselines3 loads");
    verb->add_option("AGENT", request->agent, agentHelp)->required();
    verb->add_option("--out", request->out, "Zip to write")->required();
    verb->add_flag("--force", request->force, "Replace the zip that is there");
    does(verb, exportZip);

    agent.add_subcommand("list", "Agents that come with the program")->callback([&session] {
        session.action = [&session] { return list(session); };
    });
}

} // namespace antiphon::cli
