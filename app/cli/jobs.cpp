#include "app/cli/jobs.h"

#include "core/error.h"
#include "core/jobqueue.h"
#include "models/device.h"
#include "models/systems.h"

#include <csignal>
#include <cstdio>
#include <thread>
#include <unistd.h>

namespace antiphon::cli {

namespace {

volatile std::sig_atomic_t stopRequested = 0;

extern "C" void requestStop(int) {
    stopRequested = 1;
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

void runJob(const std::string& title, const std::function<void(JobControl&)>& work) {
    stopRequested = 0;
    std::signal(SIGINT, requestStop);
    std::signal(SIGTERM, requestStop);
    JobQueue queue;
    const auto id = queue.submit(title, "light", work);
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
    case JobState::Cancelled: throw Cancelled();
    case JobState::Failed: std::rethrow_exception(queue.failure(id));
    default: return;
    }
}

int executeRun(const Session& session, Run run) {
    const Task* task = findTask(systems(), run.record().task);
    if (!task)
        throw UserError(display(run.folder() / "run.json") + ": the task '" + run.record().task +
                        "' is unknown to this version; see 'antiphon-cli --help'.");
    if (session.threads == 0)
        setThreads(run.record().threads);
    Outcome outcome;
    runJob(task->title, [&](JobControl& control) { outcome = run.execute(*task, control); });

    Json files = Json::object();
    for (const Item& item : outcome.items)
        files[item.role] = display(item.path);
    Json figures = outcome.figures;
    figures["files"] = files;
    if (session.json) {
        figures["run"] = display(run.folder());
        figures["seed"] = run.record().seed;
        session.print(figures);
        return 0;
    }
    for (const auto& [key, value] : figures.items())
        if (!value.is_structured())
            std::printf("%-16s %s\n", key.c_str(), value.is_string()
                                                        ? value.get<std::string>().c_str()
                                                        : value.dump().c_str());
    for (const auto& [role, path] : files.items())
        std::printf("%-16s %s\n", role.c_str(), path.get<std::string>().c_str());
    return 0;
}

} // namespace antiphon::cli
