#include "app/cli/jobs.h"

#include "core/error.h"
#include "core/eventruns.h"
#include "core/formats/tfevents.h"

#include <cmath>
#include <cstdio>
#include <map>
#include <optional>

namespace antiphon::cli {

namespace {

/// What became of one metric over a training.
struct Metric {
    double last = std::nan("");
    std::int64_t lastStep = 0;
    double best = std::nan("");
    std::int64_t bestStep = 0;
    std::int64_t count = 0;
};

struct Training {
    fs::path folder;
    Json record = Json::object();          ///< run.json, where it is a run of ours
    std::optional<RunRow> row;             ///< of such a run
    std::map<std::string, Metric> metrics; ///< by tag
    std::vector<std::string> troubles;
};

void add(Metric& metric, const ScalarEvent& event, bool lower) {
    metric.last = event.value;
    metric.lastStep = event.step;
    ++metric.count;
    if (std::isnan(metric.best) ||
        (lower ? event.value < metric.best : event.value > metric.best)) {
        metric.best = event.value;
        metric.bestStep = event.step;
    }
}

/// Whether the file ends within a record that nobody is writing any more.
bool brokenOff(const EventReader& reader, const fs::path& file, const std::optional<RunRow>& row) {
    if (row && row->state == RunState::Running)
        return false;
    std::error_code error;
    const auto size = fs::file_size(file, error);
    return !error && reader.position() < size;
}

Training trainingIn(const fs::path& folder) {
    if (!fs::is_directory(folder))
        throw UserError(display(folder) + ": there is no such folder.");
    Training training;
    training.folder = folder;
    if (fs::exists(folder / "run.json")) {
        training.record = readJson(folder / "run.json");
        if (!training.record.is_object())
            throw UserError(display(folder / "run.json") + ": a run is a JSON object.");
        training.row = Run::open(folder).row();
    }
    for (const EventRun& run : findEventRuns(folder))
        for (const EventFile& file : run.files) {
            EventReader reader(file.path);
            while (reader.read([&](const ScalarEvent& event) {
                const std::string tag(event.tag);
                add(training.metrics[tag], event, lowerIsBetter(tag));
            })) {
            }
            if (!reader.damage().empty())
                training.troubles.push_back(reader.damage());
            else if (brokenOff(reader, file.path, training.row))
                training.troubles.push_back(display(file.path) + ": the record at byte " +
                                            std::to_string(reader.position()) +
                                            " breaks off; what comes before it is shown.");
        }
    if (training.record.empty() && training.metrics.empty() && training.troubles.empty())
        throw UserError(display(folder) +
                        ": is neither a run (run.json) nor does it hold TensorBoard event files.");
    return training;
}

Json finite(double value) {
    return std::isfinite(value) ? Json(value) : Json();
}

Json jsonOf(const Metric& metric) {
    return {{"last", finite(metric.last)},
            {"last_step", metric.lastStep},
            {"best", finite(metric.best)},
            {"best_step", metric.bestStep},
            {"count", metric.count}};
}

void warn(const Training& training) {
    for (const std::string& trouble : training.troubles)
        std::fprintf(stderr, "%s\n", trouble.c_str());
}

int list(const Session& session, const fs::path& named) {
    const fs::path base = named.empty() ? session.project : named;
    if (base.empty())
        throw UserError("Say whose runs: runs DIR, or --project DIR.", UserError::Kind::Usage);
    if (!fs::is_directory(base))
        throw UserError(display(base) + ": there is no such folder.");
    for (const RunRow& row : listRuns(fs::is_directory(base / "runs") ? base / "runs" : base)) {
        if (session.json)
            session.print({{"run", display(row.folder)},
                           {"task", row.task},
                           {"state", name(row.state)},
                           {"error", row.error.empty() ? Json() : Json(row.error)},
                           {"figures", row.figures}});
        else
            std::printf("%-12s %-18s %s\n", std::string(name(row.state)).c_str(), row.task.c_str(),
                        display(row.folder).c_str());
    }
    return 0;
}

/// For people: without quotes, of numbers six digits.
std::string plain(const Json& value) {
    if (value.is_null())
        return "-";
    if (value.is_string())
        return value.get<std::string>();
    if (!value.is_number_float())
        return value.dump();
    char text[32];
    std::snprintf(text, sizeof text, "%.6g", value.get<double>());
    return text;
}

int show(const Session& session, const fs::path& folder) {
    const Training training = trainingIn(folder);
    warn(training);
    Json report = {{"run", display(folder)},
                   {"task", training.record.value("task", Json())},
                   {"state", training.row ? Json(name(training.row->state)) : Json()},
                   {"seed", training.record.value("seed", Json())},
                   {"device", training.record.value("device", Json())},
                   {"options", training.record.value("options", Json::object())},
                   {"inputs", training.record.value("inputs", Json::object())}};
    if (const auto& row = training.row) {
        report["error"] = row->error.empty() ? Json() : Json(row->error);
        report["seconds"] = row->seconds;
        report["figures"] = row->figures;
    }
    Json metrics = Json::object();
    for (const auto& [tag, metric] : training.metrics)
        metrics[tag] = jsonOf(metric);
    report["metrics"] = metrics;
    report["troubles"] = training.troubles;
    if (session.json) {
        session.print(report);
        return 0;
    }
    for (const char* key : {"run", "task", "state", "seed", "error", "seconds"})
        if (const auto it = report.find(key); it != report.end() && !it->is_null())
            std::printf("%-24s %s\n", key, plain(*it).c_str());
    for (const auto& [key, value] : report["options"].items())
        std::printf("%-24s %s\n", key.c_str(), plain(value).c_str());
    for (const auto& [tag, metric] : training.metrics)
        std::printf("%-24s last %.6g, best %.6g at step %lld\n", tag.c_str(), metric.last,
                    metric.best, static_cast<long long>(metric.bestStep));
    return 0;
}

/// A value a run, null where it has none.
Json across(const std::vector<Training>& trainings,
            const std::function<Json(const Training&)>& value) {
    Json values = Json::array();
    for (const Training& training : trainings)
        values.push_back(value(training));
    return values;
}

bool differs(const Json& values) {
    for (const Json& value : values)
        if (value != values[0])
            return true;
    return false;
}

/// Options that are not the same in all, by key.
Json differences(const std::vector<Training>& trainings) {
    Json found = Json::object();
    const auto look = [&](const std::string& key, const Json& values) {
        if (differs(values))
            found[key] = values;
    };
    for (const char* key : {"task", "seed", "device"})
        look(key,
             across(trainings, [&](const Training& t) { return t.record.value(key, Json()); }));
    const auto optionsOf = [](const Training& t) {
        return t.record.value("options", Json::object());
    };
    for (const Training& training : trainings) {
        const Json options = optionsOf(training);
        for (const auto& [key, ignored] : options.items())
            look(key, across(trainings, [&, name = key](const Training& t) {
                     return optionsOf(t).value(name, Json());
                 }));
    }
    return found;
}

int compare(const Session& session, const std::vector<fs::path>& folders) {
    std::vector<Training> trainings;
    for (const fs::path& folder : folders)
        trainings.push_back(trainingIn(folder));
    std::map<std::string, Json> metrics;
    for (const Training& training : trainings) {
        warn(training);
        for (const auto& [tag, ignored] : training.metrics)
            metrics[tag] = across(trainings, [&, name = tag](const Training& t) {
                const auto it = t.metrics.find(name);
                return it == t.metrics.end() ? Json() : jsonOf(it->second);
            });
    }
    const Json options = differences(trainings);
    if (session.json) {
        session.print(
            {{"runs", across(trainings, [](const Training& t) { return Json(display(t.folder)); })},
             {"options", options},
             {"metrics", metrics}});
        return 0;
    }
    const auto line = [](const std::string& title, const Json& values) {
        std::printf("%-34s", title.c_str());
        for (const Json& value : values)
            std::printf(" %16s", plain(value).c_str());
        std::printf("\n");
    };
    line("run", across(trainings, [](const Training& t) {
             return Json(display(fs::absolute(t.folder).lexically_normal().filename()));
         }));
    for (const auto& [key, values] : options.items())
        line(key, values);
    for (const char* which : {"last", "best"})
        for (const auto& [tag, values] : metrics) {
            Json chosen = Json::array();
            for (const Json& value : values)
                chosen.push_back(value.is_null() ? value : value[which]);
            line(tag + " " + which, chosen);
        }
    return 0;
}

} // namespace

void addRunVerbs(CLI::App& app, Session& session) {
    struct Request {
        fs::path folder;
        std::vector<fs::path> folders;
    };
    const auto request = std::make_shared<Request>();
    CLI::App* runs = app.add_subcommand(
        "runs", "The runs of a project, interrupted ones included, and trainings");
    runs->require_subcommand(0, 1);
    runs->fallthrough();
    const auto listing = [&session, request] {
        session.action = [&session, request] { return list(session, request->folder); };
    };
    runs->add_option("DIR", request->folder, "The project or a folder of runs");
    runs->callback([runs, listing] {
        if (runs->get_subcommands().empty())
            listing();
    });
    CLI::App* verb = runs->add_subcommand("list", "List runs");
    verb->add_option("DIR", request->folder, "The project or a folder of runs");
    verb->callback(listing);
    verb = runs->add_subcommand("show", "What a run was asked, and how its metrics went");
    verb->add_option("RUN", request->folder, "Its folder, or one of TensorBoard event files")
        ->required();
    verb->callback([&session, request] {
        session.action = [&session, request] { return show(session, request->folder); };
    });
    verb = runs->add_subcommand(
        "compare", "Options in which runs differ, and the last and best of each metric");
    verb->add_option("RUN", request->folders, "Their folders")->required()->expected(2, 1000);
    verb->callback([&session, request] {
        session.action = [&session, request] { return compare(session, request->folders); };
    });
}

} // namespace antiphon::cli
