#pragma once

#include "tests/testing.h"

#include "core/error.h"
#include "core/maps/lookup.h"
#include "core/run.h"
#include "models/impro/agentfile.h"
#include "models/systems.h"

#include <array>

// Small trainings for the tests of agents.
namespace antiphon::testing {

/// A table of the sine synthesizer, subdivisions x subdivisions.
inline fs::path sineTable(const fs::path& file, int subdivisions = 6, double seconds = 0.05) {
    LookupSettings settings;
    settings.plan.subdivisions = subdivisions;
    settings.seconds = seconds;
    settings.statistics = false;
    settings.threads = 1;
    buildLookup(
        file, settings, false, [] {}, [](const LookupProgress&) {});
    return file;
}

/// Options of a training that takes a moment.
inline Json quickOptions(const std::string& algorithm, std::int64_t steps) {
    Json options = {{"algorithm", algorithm},
                    {"steps", steps},
                    {"evaluate_every", 1000},
                    {"episodes", 1},
                    {"features_keep", "loudness-dB, specshape-centroid"},
                    {"max_episode_duration", 150},
                    {"hidden", 16},
                    {"sample_every", 1000}};
    if (algorithm == "dqn") {
        options["epsilon_steps"] = 1000;
        options["target_every"] = 200;
    } else {
        options["environments"] = 2;
        options["rollout"] = algorithm == "ppo" ? 64 : 5;
    }
    return options;
}

inline const Task& agentTask() {
    return *findTask(systems(), "impro.agent");
}

struct Training {
    Outcome outcome;
    std::string log;
    std::string hash() const { return outcome.figures.at("hash").get<std::string>(); }
};

inline Training execute(Run run) {
    JobControl control;
    Training training;
    training.outcome = run.execute(agentTask(), control);
    for (const Event& event : control.drain())
        if (event.type == Event::Type::Log)
            training.log += event.text + "\n";
    return training;
}

inline Run newRun(const fs::path& folder, const Json& options, const fs::path& table,
                  const std::vector<fs::path>& corpus = {}, std::uint64_t seed = 7) {
    RunRecord record;
    record.task = "impro.agent";
    Options all = agentTask().options();
    readJson(all, options, "test");
    record.options = toJson(all);
    record.inputs["table"] = {{ItemKind::Table, table, "table"}};
    for (const fs::path& song : corpus)
        record.inputs["corpus"].push_back({ItemKind::Corpus, song, "corpus"});
    record.seed = seed;
    return Run::create(folder, record);
}

/// Trains a run that is there on until `steps`.
inline Training goOn(const fs::path& folder, std::int64_t steps) {
    Run run = Run::open(folder);
    Json options = run.record().options;
    options["steps"] = steps;
    run.setOptions(options);
    return execute(std::move(run));
}

} // namespace antiphon::testing
