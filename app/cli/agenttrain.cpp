#include "app/cli/agent.h"

#include "core/error.h"
#include "models/device.h"
#include "models/impro/agent.h"
#include "models/impro/agentrequests.h"
#include "models/impro/starters.h"
#include "models/systems.h"

#include <cstdio>

// Training, and what is asked of a training that runs.
namespace antiphon::cli {

namespace {

using namespace impro;

struct TrainRequest {
    fs::path table, config, out;
    std::vector<fs::path> corpus;
    std::string resume;
    /// Fields in the order of the options, so that a preset comes before what overrides it.
    std::vector<std::pair<std::string, std::string>> fields;
    bool force = false;
};

const Task& agentTask() {
    const Task* task = findTask(systems(), "impro.agent");
    if (!task)
        throw std::logic_error("there is no task impro.agent");
    return *task;
}

Item itemOf(ItemKind kind, const fs::path& path, const char* slot) {
    std::error_code error;
    if (!fs::exists(path, error))
        throw UserError(display(path) + ": there is no such file; check the name given to --" +
                        std::string(slot) + ".");
    return {kind, fs::absolute(path).lexically_normal(), slot};
}

/// Goes on with a run, as it was asked or for longer: fields that are named take the place of
/// those in its run.json.
int resume(const Session& session, const TrainRequest& request) {
    const fs::path folder = request.resume;
    Run run = Run::open(folder);
    if (run.record().task != "impro.agent")
        throw UserError(display(folder) + ": is the run of another task, " + run.record().task +
                        ".");
    if (!request.table.empty() || !request.config.empty() || !request.corpus.empty())
        throw UserError("A run goes on with its own table, corpus and settings; to start a new one "
                        "from its agent, name a folder with --out.",
                        UserError::Kind::Usage);
    const bool done = run.row().state == RunState::Done;
    if (request.fields.empty() && done)
        throw UserError(display(folder) + ": this run is done; train on with more --steps, or "
                                          "start a new one from its agent with --out.");
    return executeRun(session, run.record().task, [&] {
        if (!request.fields.empty()) {
            Options options = agentTask().options();
            readJson(options, run.record().options, display(folder / "run.json"));
            for (const auto& [key, text] : request.fields)
                setField(options, key, text);
            run.setOptions(toJson(options));
        }
        return std::move(run);
    });
}

int train(const Session& session, const TrainRequest& request) {
    if (!request.resume.empty() &&
        (request.out.empty() || fs::absolute(request.out).lexically_normal() ==
                                    fs::absolute(request.resume).lexically_normal()))
        return resume(session, request);
    if (request.table.empty())
        throw UserError("Say which synthesizer is to be played: --table T.csv.",
                        UserError::Kind::Usage);
    if (request.out.empty())
        throw UserError("Say where the run goes: --out RUN.", UserError::Kind::Usage);
    Options options = agentTask().options();
    for (const auto& [key, text] : request.fields)
        setField(options, key, text);
    RunRecord record;
    record.task = "impro.agent";
    record.options = toJson(options);
    record.inputs["table"] = {itemOf(ItemKind::Table, request.table, "table")};
    for (const fs::path& path : request.corpus)
        record.inputs["corpus"].push_back(itemOf(ItemKind::Corpus, path, "corpus"));
    if (!request.config.empty())
        record.inputs["settings"] = {itemOf(ItemKind::Model, request.config, "config")};
    if (record.inputs.contains("settings"))
        record.inputs["settings"][0].role = "settings";
    if (!request.resume.empty())
        record.inputs["start"] = {itemOf(ItemKind::Model, agentPath(request.resume), "start")};
    record.seed = session.seed;
    record.threads = session.threads;
    record.device = resolveDevice(session.device);
    return executeRun(session, record.task, [&] {
        return Run::create(request.out, record,
                           request.force ? Run::Existing::Replace : Run::Existing::Refuse);
    });
}

void addTrain(CLI::App& agent, Session& session) {
    const auto request = std::make_shared<TrainRequest>();
    CLI::App* verb = agent.add_subcommand("train", "Teach an agent to play a synthesizer");
    verb->add_option("--table", request->table, "Lookup table of the synthesizer");
    verb->add_option("--corpus", request->corpus, "Corpus files or folders to follow");
    verb->add_option("--config", request->config, "environment_settings.json to take over");
    // "--algo" is short for the field.
    verb->add_option_function<std::string>(
        "--algo",
        [request](const std::string& text) { request->fields.emplace_back("algorithm", text); },
        "dqn, ppo or a2c");
    addFields(verb, agentTask().options(),
              [request](const std::string& key, const std::string& text) {
                  request->fields.emplace_back(key, text);
              });
    verb->add_option("--out", request->out, "Folder of the run");
    verb->add_option("--resume", request->resume,
                     "Run to go on with; with --out, run or agent to start a new one from");
    verb->add_flag("--force", request->force, "Replace an earlier run in --out");
    verb->callback([request, &session] {
        session.action = [request, &session] { return train(session, *request); };
    });
}

struct AskRequest {
    fs::path run;
    AgentRequest what;
    bool good = false, bad = false, off = false;
    fs::path file;
};

int ask(const Session& session, const fs::path& run, const AgentRequest& what) {
    checkRequest(run, what);
    appendRequest(run, what);
    const bool running = Run::open(run).row().state == RunState::Running;
    if (session.json) {
        session.print({{"run", display(run)}, {"request", toJson(what)}, {"running", running}});
        return 0;
    }
    std::printf("asked: %s\n", toJson(what).dump().c_str());
    if (!running)
        std::printf("It does not train now: this counts when it goes on (agent train --resume).\n");
    return 0;
}

/// A verb that asks something of a run; `fill` completes the request.
CLI::App* addAsk(CLI::App& agent, Session& session, const char* name, const char* help,
                 AgentRequest::Kind kind, const std::shared_ptr<AskRequest>& request,
                 const std::function<void(AskRequest&)>& fill) {
    CLI::App* verb = agent.add_subcommand(name, help);
    verb->add_option("RUN", request->run, "Folder of the run")->required();
    verb->callback([=, &session] {
        session.action = [=, &session] {
            request->what.kind = kind;
            fill(*request);
            // As it will be read.
            return ask(session, request->run, requestOf(toJson(request->what), "The request"));
        };
    });
    return verb;
}

void addRegion(CLI::App* verb, const std::shared_ptr<AskRequest>& request) {
    verb->add_option("--low", request->what.box.low, "Lower bounds, one a parameter: a,b,...")
        ->delimiter(',')
        ->required();
    verb->add_option("--high", request->what.box.high, "Upper bounds")->delimiter(',')->required();
}

} // namespace

void addAgentTrainVerbs(CLI::App& agent, Session& session) {
    addTrain(agent, session);
    using Kind = AgentRequest::Kind;
    const auto nothing = [](AskRequest&) {};

    auto request = std::make_shared<AskRequest>();
    CLI::App* verb =
        addAsk(agent, session, "rate", "Tell a training whether a sample of it was good",
               Kind::Rate, request, [](AskRequest& r) {
                   if (r.good == r.bad)
                       throw UserError("Say --good or --bad.", UserError::Kind::Usage);
                   r.what.rate = r.good ? 1 : -1;
               });
    verb->add_option("--sample", request->what.sample, "Step of the sample")->required();
    verb->add_flag("--good", request->good, "More of this");
    verb->add_flag("--bad", request->bad, "Less of this");

    request = std::make_shared<AskRequest>();
    addRegion(addAsk(agent, session, "forbid", "Keep a training out of a region of parameters",
                     Kind::Forbid, request, nothing),
              request);
    request = std::make_shared<AskRequest>();
    addRegion(addAsk(agent, session, "allow", "Take back what was forbidden", Kind::Allow, request,
                     nothing),
              request);

    request = std::make_shared<AskRequest>();
    verb =
        addAsk(agent, session, "feed", "Give a training a recording or corpus more to follow",
               Kind::Corpus, request, [](AskRequest& r) {
                   std::error_code error;
                   if (!fs::is_regular_file(r.file, error))
                       throw UserError(display(r.file) + ": there is no such recording or corpus.");
                   r.what.corpus = fs::absolute(r.file).lexically_normal();
               });
    verb->add_option("FILE", request->file, "Sound file or corpus (.csv)")->required();

    request = std::make_shared<AskRequest>();
    verb = addAsk(agent, session, "freeze", "Let a training go on without learning", Kind::Freeze,
                  request, [](AskRequest& r) { r.what.freeze = !r.off; });
    verb->add_flag("--off", request->off, "Learn again");
}

} // namespace antiphon::cli
