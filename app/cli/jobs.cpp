#include "app/cli/jobs.h"

#include "app/cli/changes.h"
#include "core/error.h"
#include "core/jobqueue.h"
#include "core/workshop.h"
#include "models/device.h"
#include "models/distributed.h"
#include "models/systems.h"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <thread>
#include <unistd.h>

namespace antiphon::cli {

namespace {

volatile std::sig_atomic_t stopRequested = 0;

// The first signal asks the job to stop, a second one ends the program.
extern "C" void requestStop(int signal) {
    stopRequested = 1;
    std::signal(signal, SIG_DFL);
}

/// On a terminal one line that is rewritten; in a log a line a tenth.
class ProgressLine {
public:
    void show(const Event& event) {
        if (event.type == Event::Type::Log) {
            clear();
            std::fprintf(stderr, "%s\n", event.text.c_str());
        } else if (event.type == Event::Type::Progress && m_terminal) {
            std::fprintf(stderr, "\r\033[K%3.0f %%  %s", event.value * 100, event.text.c_str());
            std::fflush(stderr);
            m_open = true;
        } else if (event.type == Event::Type::Progress && int(event.value * 10) != m_tenth) {
            m_tenth = int(event.value * 10);
            std::fprintf(stderr, "%3d %%  %s\n", m_tenth * 10, event.text.c_str());
        }
    }
    void clear() {
        if (m_open)
            std::fprintf(stderr, "\r\033[K");
        m_open = false;
    }

private:
    bool m_terminal = ::isatty(2) == 1;
    bool m_open = false;
    int m_tenth = -1;
};

} // namespace

CLI::App* group(CLI::App& app, const std::string& name, const std::string& title) {
    for (CLI::App* known : app.get_subcommands({}))
        if (known->get_name() == name)
            return known;
    CLI::App* made = app.add_subcommand(name, title);
    made->require_subcommand(1);
    made->fallthrough();
    return made;
}

void runJob(const std::string& title, const std::function<void(JobControl&)>& work,
            const std::string& queueName) {
    stopRequested = 0;
    std::signal(SIGINT, requestStop);
    std::signal(SIGTERM, requestStop);
    JobQueue queue;
    const auto id = queue.submit(title, queueName, work);
    ProgressLine line;
    for (bool ended = false; !ended;) {
        ended = queue.waitFor(id, 0.05);
        if (stopRequested)
            queue.cancel(id);
        for (const Event& event : queue.drain(id))
            line.show(event);
    }
    line.clear();
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    switch (queue.row(id)->state) {
    case JobState::Cancelled:
        throw Cancelled();
    case JobState::Failed:
        std::rethrow_exception(queue.failure(id));
    default:
        return;
    }
}

namespace {

const Task& alone(const std::string& name) {
    const Task* task = findTask(systems(), name);
    if (!task)
        throw UserError("The task '" + name +
                        "' of this run is unknown to this version; see 'antiphon-cli --help'.");
    if (const auto group = processGroupFromEnvironment())
        throw UserError("This is process " + std::to_string(group->rank + 1) + " of " +
                            std::to_string(group->size) +
                            " that torchrun or srun started together, but '" + task->title +
                            "' is the work of one; start it by itself.",
                        UserError::Kind::Usage);
    return *task;
}

Outcome execute(const Session& session, const Task& task, Run& run) {
    resolveDevice(run.record().device); // a run from another machine may name one that is missing
    if (session.threads == 0)
        setThreads(run.record().threads);
    Outcome outcome;
    runJob(
        task.title, [&](JobControl& control) { outcome = run.execute(task, control); },
        task.heavy ? run.record().device : "light");
    return outcome;
}

void refuseExisting(const fs::path& file, bool replace) {
    if (!replace && fs::exists(file))
        throw UserError(display(file) +
                        ": exists already; give another name, or --force to replace it.");
}

/// The first result of each ending, copied to `file` with that ending.
std::vector<Item> copiedAs(const fs::path& file, const std::vector<Item>& results, bool replace) {
    std::vector<Item> copies;
    std::vector<fs::path> from;
    for (Item item : results) {
        const fs::path source = item.path;
        item.path = fs::path(file).replace_extension(source.extension());
        if (!fs::is_regular_file(source) || std::ranges::count(copies, item.path, &Item::path) > 0)
            continue;
        refuseExisting(item.path, replace);
        copies.push_back(std::move(item));
        from.push_back(source);
    }
    if (std::ranges::count(copies, file, &Item::path) == 0)
        throw UserError(display(file) + ": no result has this ending; give a folder, or another "
                                        "ending.",
                        UserError::Kind::Usage);
    for (std::size_t i = 0; i < copies.size(); ++i)
        writeFile(copies[i].path, readFile(from[i]));
    return copies;
}

} // namespace

int executeRun(const Session& session, const std::string& name, const std::function<Run()>& make) {
    const Task& task = alone(name);
    Run run = make();
    const Outcome outcome = execute(session, task, run);
    printOutcome(session, outcome, {{"run", display(run.folder())}, {"seed", run.record().seed}});
    return 0;
}

int executeAside(const Session& session, const RunRecord& record, const fs::path& file,
                 bool replace) {
    const Task& task = alone(record.task);
    if (!file.empty())
        refuseExisting(file, replace);
    const Workshop workshop("antiphon-run-");
    Run run = Run::create(workshop.folder() / "run", record);
    Outcome outcome = execute(session, task, run);
    outcome.items =
        file.empty() ? std::vector<Item>() : copiedAs(fs::absolute(file), outcome.items, replace);
    printOutcome(session, outcome, {{"seed", run.record().seed}});
    return 0;
}

void printOutcome(const Session& session, const Outcome& outcome, const Json& more) {
    Json files = Json::object();
    for (const Item& item : outcome.items)
        files[item.role] = display(item.path);
    if (session.json) {
        Json object = outcome.figures;
        object["files"] = files;
        object.update(more);
        session.print(object);
        return;
    }
    Json rows = outcome.figures;
    rows.update(files);
    rows.update(more);
    for (const auto& [key, value] : rows.items())
        if (!value.is_structured())
            std::printf("%-16s %s\n", key.c_str(),
                        (value.is_string() ? value.get<std::string>() : value.dump()).c_str());
    std::fputs(changesText(outcome.figures).c_str(), stdout);
}

std::string dashed(std::string key) {
    std::replace(key.begin(), key.end(), '_', '-');
    return "--" + key;
}

void addFields(CLI::App* verb, const Options& options,
               const std::function<void(const std::string& key, const std::string& text)>& set,
               const std::vector<std::string>& without) {
    for (const FieldRow& row : fieldsOf(options)) {
        const std::string key = row.field.key, name = dashed(key);
        if (std::ranges::find(without, key) != without.end())
            continue;
        std::string help = row.field.help;
        if (row.type == FieldRow::Type::Real || row.type == FieldRow::Type::Integer)
            help += " (" + rangeOf(row.field) + ")";
        for (std::size_t i = 0; i < row.field.choices.size(); ++i)
            help += (i ? ", " : " One of: ") + std::string(row.field.choices[i]);
        using Type = FieldRow::Type;
        if (row.type == Type::Flag)
            verb->add_flag_function(
                name + ",!--no-" + name.substr(2),
                [set, key](std::int64_t n) { set(key, n > 0 ? "true" : "false"); }, help);
        else
            verb->add_option_function<std::string>(
                    name, [set, key](const std::string& text) { set(key, text); }, help)
                ->default_str(row.value)
                ->type_name(row.type == Type::Real      ? "NUMBER"
                            : row.type == Type::Integer ? "INTEGER"
                                                        : "TEXT");
    }
}

} // namespace antiphon::cli
