#include "app/cli/jobs.h"

#include "core/error.h"
#include "models/device.h"
#include "models/systems.h"

#include <algorithm>

namespace antiphon::cli {

namespace {

/// What the line says about one task, before it becomes a run.
struct Request {
    const Task* task = nullptr;
    Options options;
    std::map<std::string, std::vector<std::string>> inputs;
    std::string out;
    bool force = false, resume = false;
    std::vector<std::pair<std::string, std::string>> named; ///< options of the line
};

/// Whether a task is quick and its figures say all that it finds: what it writes is a copy.
bool tells(const Task& task) {
    return task.id == "guide.evaluate" || task.id == "guide.specify";
}

/// What it says, or leaves where it works, is what counts: results need no place.
bool needsNoPlace(const Task& task) {
    return tells(task) || task.id == "stem.prepare" || task.id == "stem.evaluate";
}

bool writesOnePiece(const Task& task) {
    return task.id == "emotion.transfer" || task.id == "emotion.edit";
}

/// A file to be written instead of a folder of results.
bool namesFile(const Request& request) {
    const fs::path ending = fs::path(request.out).extension();
    const bool fits = tells(*request.task)
                          ? ending == ".txt" || ending == ".csv" || ending == ".npy"
                          : writesOnePiece(*request.task) && ending == ".mid";
    return fits && !fs::is_directory(request.out);
}

/// Goes on with the training in the folder, as it was begun: only options that the line names take
/// the place of its own.
int goOn(const Session& session, const Request& request, const RunRecord& asked) {
    Run run = Run::open(request.out);
    const RunRecord& begun = run.record();
    if (begun.task != asked.task)
        throw UserError(request.out + ": is the run of another task, " + begun.task + ".");
    const auto paths = [](const RunRecord& record) {
        std::map<std::string, std::vector<fs::path>> result;
        for (const auto& [key, items] : record.inputs)
            for (const Item& item : items)
                result[key].push_back(item.path);
        return result;
    };
    if (paths(begun) != paths(asked))
        throw UserError(request.out + ": was begun with other files, and a training goes on with "
                                      "its own; name another folder with --out for a new one.",
                        UserError::Kind::Usage);
    if (run.row().state == RunState::Done && request.named.empty())
        throw UserError(request.out + ": this training is done; go on with more --steps, or name "
                                      "another folder with --out for a new one.");
    return executeRun(session, begun.task, [&] {
        Options options = request.task->options();
        readJson(options, begun.options, display(fs::path(request.out) / "run.json"));
        for (const auto& [key, text] : request.named)
            setField(options, key, text);
        run.setOptions(toJson(options));
        return std::move(run);
    });
}

int start(const Session& session, Request request) {
    RunRecord record;
    record.task = request.task->id;
    for (const Slot& slot : request.task->inputs)
        for (const std::string& path : request.inputs.at(slot.key)) {
            if (!fs::exists(path) && slot.otherwise) {
                setField(request.options, slot.otherwise, path);
                continue;
            }
            if (!fs::exists(path))
                throw UserError(path + ": there is no such file; check the name given to " +
                                dashed(slot.key) + ".");
            record.inputs[slot.key].push_back(
                {slot.kind, fs::absolute(path).lexically_normal(), slot.key});
        }
    if (request.resume && request.out.empty())
        throw UserError("Say which training goes on: --out RUN.", UserError::Kind::Usage);
    if (request.resume && fs::exists(fs::path(request.out) / "run.json"))
        return goOn(session, request, record);
    record.options = toJson(request.options);
    record.seed = session.seed;
    record.threads = session.threads;
    record.device = resolveDevice(session.device);
    if (namesFile(request) ||
        (request.out.empty() && session.project.empty() && needsNoPlace(*request.task))) {
        record.out = ".";
        return executeAside(session, record, request.out, request.force);
    }
    const auto existing = request.force ? Run::Existing::Replace : Run::Existing::Refuse;
    if (!request.out.empty()) {
        record.out = ".";
        return executeRun(session, record.task,
                          [&] { return Run::create(request.out, record, existing); });
    }
    if (session.project.empty())
        throw UserError("Say where the results go: --out DIR, or --project DIR.",
                        UserError::Kind::Usage);
    return executeRun(session, record.task,
                      [&] { return Run::createNext(session.project / "runs", record); });
}

void addTask(CLI::App& app, Session& session, const System& system, const Task& task) {
    CLI::App* const verbs = group(app, system.id, system.title);
    const std::string name = task.id.substr(task.id.find('.') + 1);
    const auto known = verbs->get_subcommands({});
    if (std::ranges::any_of(known, [&](CLI::App* one) { return one->get_name() == name; }))
        return; // written by hand
    CLI::App* verb = verbs->add_subcommand(name, task.help);
    const auto request = std::make_shared<Request>();
    request->task = &task;
    request->options = task.options();
    const auto needed = std::ranges::count_if(task.inputs, &Slot::required);
    for (const Slot& slot : task.inputs) {
        // The only thing that a task needs may also stand there by itself: 'guide edit DIR'.
        const std::string alone =
            slot.required && needed == 1 ? std::string(",") + slot.key : std::string();
        auto* option =
            verb->add_option(dashed(slot.key) + alone, request->inputs[slot.key], slot.help);
        option->required(slot.required);
        option->expected(1, slot.many ? 1 << 20 : 1);
    }
    addFields(verb, request->options, [request](const std::string& key, const std::string& text) {
        setField(request->options, key, text);
        request->named.emplace_back(key, text);
    });
    if (task.trains)
        verb->add_flag("--resume", request->resume,
                       "Go on with the training in --out, if one was begun there");
    verb->add_option("--out", request->out,
                     tells(task) ? "Folder for the results, or a file (.txt, .csv, .npy); without "
                                   "one they are printed"
                     : needsNoPlace(task)   ? "Folder for the results; without one they are printed"
                     : writesOnePiece(task) ? "Folder for the results, or a file (.mid)"
                                            : "Folder for the results");
    verb->add_flag("--force", request->force, "Replace the results of an earlier run in --out");
    verb->callback([&session, request] {
        session.action = [&session, request] { return start(session, *request); };
    });
}

int again(const Session& session, const std::string& file, const std::string& out, bool force) {
    const fs::path path = fs::is_directory(file) ? fs::path(file) / "run.json" : fs::path(file);
    if (!fs::exists(path))
        throw UserError(display(path) +
                        ": there is no such run; 'antiphon-cli runs DIR' lists them.");
    if (out.empty()) {
        if (path.filename() != "run.json")
            throw UserError(display(path) +
                                ": is not the run.json of a run's folder; say where the "
                                "results go with --out DIR.",
                            UserError::Kind::Usage);
        Run run = Run::open(path.parent_path().empty() ? "." : path.parent_path());
        if (run.row().state == RunState::Done && !force)
            throw UserError(display(path) +
                            ": this run is done; give --out DIR for a second copy, or "
                            "--force to compute it again in place.");
        return executeRun(session, run.record().task, [&] { return std::move(run); });
    }
    const fs::path folder = fs::absolute(path).parent_path();
    RunRecord record = parseRun(readFile(path, std::uint64_t(16) << 20), display(path), folder);
    record.out = ".";
    return executeRun(session, record.task, [&] {
        return Run::create(out, record, force ? Run::Existing::Replace : Run::Existing::Refuse);
    });
}

} // namespace

void addTaskVerbs(CLI::App& app, Session& session) {
    for (const System& system : systems())
        for (const Task& task : system.tasks)
            addTask(app, session, system, task);

    struct Again {
        std::string file, out;
        bool force = false;
    };
    const auto request = std::make_shared<Again>();
    auto* run = app.add_subcommand("run", "Execute a run.json, or resume the run of its folder");
    run->add_option("RUN", request->file, "run.json or the folder of a run")->required();
    run->add_option("--out", request->out, "Execute it as a new run in this folder");
    run->add_flag("--force", request->force, "Compute again what is done");
    run->callback([&session, request] {
        session.action = [&session, request] {
            return again(session, request->file, request->out, request->force);
        };
    });
}

} // namespace antiphon::cli
