#include "app/cli/agent.h"

#include "core/error.h"
#include "core/rng.h"
#include "core/soundfile.h"
#include "core/table.h"
#include "core/workshop.h"
#include "models/impro/scene.h"
#include "models/impro/stage.h"
#include "models/impro/starters.h"

#include <cstdio>

// Agents beside the baselines, in figures and by ear.
namespace antiphon::cli {

namespace {

using namespace impro;

struct Request {
    std::string agent;
    ScenePlaces places;
    fs::path csv, out;
    std::int64_t episodes = 10;
    double seconds = 4;
    bool target = false;
};

Scene sceneOf(const Request& request, JobContext& context) {
    ScenePlaces places = request.places;
    places.agent = agentPath(request.agent);
    if (places.table.empty())
        context.progress(0, "Building the table");
    const Workshop workshop("antiphon-table-");
    return openScene(
        places, workshop.folder(),
        {.checkpoint = [&] { context.checkpoint(); },
         .progress = [&](double fraction) { context.progress(fraction / 2, "Building the table"); },
         .remark = [&](const std::string& line) { context.log(line); }});
}

int evaluate(const Session& session, const Request& request) {
    const std::uint64_t seed = session.seed ? session.seed : drawSeed();
    EvaluationReport report;
    runJob("Evaluation", [&](JobControl& control) {
        JobContext context(control, seed, ".", ".");
        const Scene scene = sceneOf(request, context);
        context.progress(0.5, "Evaluating");
        report = evaluateAgent(scene.agent, scene.table, scene.songs,
                               {.episodes = request.episodes, .seed = seed}, scene.origin,
                               [&] { context.checkpoint(); });
    });
    Json json = evaluationJson(report);
    if (!request.csv.empty())
        writeTable(request.csv, evaluationTable(json));
    json["seed"] = seed;
    if (session.json) {
        session.print(json);
        return 0;
    }
    std::printf("%-10s %10s %10s %10s %10s\n", "", "reward", "rmse", "median", "within 0.1");
    const auto row = [](const Evaluation& e) {
        std::printf("%-10s %10.4f %10.4f %10.4f %10.3f\n", e.name.c_str(), e.rewardMean,
                    e.rmse.mean, e.rmse.median, e.within);
    };
    row(report.trained.agent);
    for (const Evaluation& baseline : report.trained.baselines)
        row(baseline);
    return 0;
}

int audition(const Session& session, const Request& request) {
    const std::uint64_t seed = session.seed ? session.seed : 1;
    Audition made;
    runJob("Audition", [&](JobControl& control) {
        JobContext context(control, seed, ".", ".");
        const Scene scene = sceneOf(request, context);
        made = auditionAgent(scene.agent, scene.table, scene.songs,
                             {.seconds = request.seconds,
                              .period = scene.agent.period(),
                              .withTarget = request.target},
                             seed, scene.origin, [&] { context.checkpoint(); });
        writeSound(request.out, made.sound);
    });
    if (session.json)
        session.print({{"seconds", made.sound.seconds()},
                       {"rmse", made.rmse},
                       {"seed", seed},
                       {"files", {{"sound", display(request.out)}}}});
    else
        std::printf("%s: %.2f s, rmse %.3f\n", display(request.out).c_str(), made.sound.seconds(),
                    made.rmse);
    return 0;
}

void addScene(CLI::App* verb, const std::shared_ptr<Request>& request) {
    verb->add_option("AGENT", request->agent,
                     "Folder of an agent, run or checkpoint, zip of Stable-Baselines3, or the name "
                     "of one that comes along")
        ->required();
    verb->add_option("--table", request->places.table,
                     "Lookup table; else the agent's own is made again");
    verb->add_option("--corpus", request->places.corpus, "Corpus files or folders to follow");
    verb->add_option("--config", request->places.config,
                     "Settings of a zip, if not those beside it");
}

} // namespace

void addAgentEvaluateVerbs(CLI::App& agent, Session& session) {
    auto request = std::make_shared<Request>();
    CLI::App* verb = agent.add_subcommand(
        "evaluate", "How well an agent does, beside random, staying and the nearest sound");
    addScene(verb, request);
    verb->add_option("--episodes", request->episodes, "How many")->check(CLI::Range(1, 100000));
    verb->add_option("--csv", request->csv, "Also write a table");
    verb->callback([request, &session] {
        session.action = [request, &session] { return evaluate(session, *request); };
    });

    request = std::make_shared<Request>();
    verb = agent.add_subcommand("audition", "Let an agent be heard");
    addScene(verb, request);
    verb->add_option("--seconds", request->seconds, "Length")->check(CLI::Range(0.1, 600.0));
    verb->add_flag("--target", request->target, "What it follows as a second channel");
    verb->add_option("--out", request->out, "Sound file to write")->required();
    verb->callback([request, &session] {
        session.action = [request, &session] { return audition(session, *request); };
    });
}

} // namespace antiphon::cli
