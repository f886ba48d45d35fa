#include "app/window/jobs.h"

#include "app/window/background.h"
#include "core/error.h"
#include "models/device.h"
#include "models/systems.h"

#include <algorithm>
#include <mutex>

namespace antiphon {

namespace {

/// What the worker of a task leaves for the window, besides events.
struct Result {
    std::mutex mutex;
    fs::path run;
    RunRecord record;
    Outcome outcome;
};

void execute(Run run, const Task& task, JobControl& control, Result& result) {
    {
        const std::lock_guard lock(result.mutex);
        result.run = run.folder();
        result.record = run.record();
    }
    resolveDevice(run.record().device); // a run from another machine may name one that is missing
    Outcome outcome = run.execute(task, control);
    const std::lock_guard lock(result.mutex);
    result.outcome = std::move(outcome);
}

/// A job may have ended by the time somebody looks; poll() alone says so, after it has taken what
/// the job said.
void setRow(JobInfo& info, const JobQueue::Row& row) {
    info.row = row;
    if (info.ended())
        info.row.state = JobState::Running;
}

const Task& taskOf(const RunRecord& record) {
    if (const Task* task = findTask(systems(), record.task))
        return *task;
    throw UserError("The task '" + record.task +
                    "' is unknown to this version; open the run with the version that made it.");
}

} // namespace

struct Jobs::Entry {
    JobInfo info;
    std::shared_ptr<void> result; ///< of a task: its Result
    std::function<void()> done;
    double shownSeconds = 0; ///< running time when the job was last announced
};

Jobs::Jobs(QObject* parent) : QObject(parent) {}
Jobs::~Jobs() = default;

void Jobs::setRunsFolder(const fs::path& folder) {
    m_runs = folder;
    m_runRows.clear();
    refreshRuns();
}

Jobs::Id Jobs::submit(const QString& title, const std::string& queue, JobQueue::Work work,
                      std::unique_ptr<Entry> entry) {
    const Id id = m_queue.submit(title.toStdString(), queue, std::move(work));
    setRow(entry->info, *m_queue.row(id));
    m_entries.push_back(std::move(entry));
    Q_EMIT added(id);
    return id;
}

Jobs::Id Jobs::start(const Task& task, RunRecord record) {
    auto result = std::make_shared<Result>();
    auto entry = std::make_unique<Entry>();
    record.task = task.id;
    entry->info.task = &task;
    entry->info.record = record;
    entry->result = result;
    const std::string queue = task.heavy ? record.device : "light";
    return submit(
        QCoreApplication::translate("Task", task.title.c_str()), queue,
        [runs = m_runs, record = std::move(record), &task, result](JobControl& control) {
            if (runs.empty())
                throw UserError("No project is open; results need one. Open or make a project.",
                                UserError::Kind::Usage);
            execute(Run::createNext(runs, record), task, control, *result);
        },
        std::move(entry));
}

Jobs::Id Jobs::resumeRun(const fs::path& folder) {
    auto result = std::make_shared<Result>();
    auto entry = std::make_unique<Entry>();
    entry->info.run = folder;
    entry->result = result;
    QString title = QString::fromStdString(display(folder.filename()));
    std::string queue = "cpu";
    for (const RunRow& row : m_runRows)
        if (row.folder == folder) {
            entry->info.record.task = row.task;
            entry->info.task = findTask(systems(), row.task);
        }
    if (const Task* task = entry->info.task) {
        title = QCoreApplication::translate("Task", task->title.c_str());
        queue = task->heavy ? "cpu" : "light";
    }
    return submit(
        title, queue,
        [folder, result](JobControl& control) {
            Run run = Run::open(folder);
            const Task& task = taskOf(run.record());
            execute(std::move(run), task, control, *result);
        },
        std::move(entry));
}

Jobs::Id Jobs::work(const QString& title, JobQueue::Work work, std::function<void()> done,
                    const std::string& queue) {
    auto entry = std::make_unique<Entry>();
    entry->done = std::move(done);
    return submit(title, queue, std::move(work), std::move(entry));
}

void Jobs::cancel(Id id) {
    for (const auto& entry : m_entries)
        if (entry->info.row.id == id && !entry->info.ended())
            entry->info.stopping = true;
    m_queue.cancel(id);
    announce(id);
    poll();
}

void Jobs::pause(Id id) {
    m_queue.pause(id);
    announce(id);
}

void Jobs::resume(Id id) {
    m_queue.resume(id);
    announce(id);
}

void Jobs::announce(Id id) {
    const auto row = m_queue.row(id);
    for (const auto& entry : m_entries)
        if (row && entry->info.row.id == id && !entry->info.ended()) {
            setRow(entry->info, *row);
            Q_EMIT changed(id);
        }
}

void Jobs::clearEnded() {
    std::erase_if(m_entries, [this](const auto& entry) {
        if (!entry->info.ended())
            return false;
        m_queue.forget(entry->info.row.id);
        return true;
    });
    Q_EMIT cleared();
}

std::vector<Jobs::Id> Jobs::ids() const {
    std::vector<Id> ids;
    for (const auto& entry : m_entries)
        ids.push_back(entry->info.row.id);
    return ids;
}

const JobInfo* Jobs::job(Id id) const {
    const auto it = std::find_if(m_entries.begin(), m_entries.end(),
                                 [id](const auto& entry) { return entry->info.row.id == id; });
    return it == m_entries.end() ? nullptr : &(*it)->info;
}

bool Jobs::busy() const {
    return std::any_of(m_entries.begin(), m_entries.end(),
                       [](const auto& entry) { return !entry->info.ended(); });
}

void Jobs::refreshRuns() {
    if (m_runs.empty()) {
        m_runRows.clear();
        Q_EMIT runsChanged();
        return;
    }
    inBackground(
        this, [folder = m_runs] { return std::pair(folder, listRuns(folder)); },
        [this](std::pair<fs::path, std::vector<RunRow>> found) {
            if (found.first != m_runs)
                return;
            m_runRows = std::move(found.second);
            std::reverse(m_runRows.begin(), m_runRows.end());
            Q_EMIT runsChanged();
        });
}

void Jobs::take(Entry& entry, std::vector<Event> events) {
    JobInfo& info = entry.info;
    for (Event& event : events) {
        switch (event.type) {
        case Event::Type::Produced:
            info.items.push_back(std::move(event.item));
            break;
        case Event::Type::Metric:
            info.metrics[event.text].emplace_back(event.step, event.value);
            break;
        case Event::Type::Log:
            info.log << QString::fromStdString(event.text);
            Q_EMIT logged(info.row.id, info.log.back());
            break;
        case Event::Type::State:
        case Event::Type::Progress: // the row has it
            break;
        }
    }
    if (const auto result = std::static_pointer_cast<Result>(entry.result)) {
        const std::lock_guard lock(result->mutex);
        if (!result->run.empty()) {
            info.run = result->run;
            info.record = result->record;
        }
        if (info.row.state == JobState::Done)
            info.outcome = result->outcome;
    }
}

void Jobs::poll() {
    if (!busy())
        return;
    std::vector<Id> now, over;
    // The rows come first: what an ended row's job said is then sure to be in the queue.
    for (const JobQueue::Row& row : m_queue.rows()) {
        const auto it = std::find_if(m_entries.begin(), m_entries.end(), [&](const auto& entry) {
            return entry->info.row.id == row.id && !entry->info.ended();
        });
        if (it == m_entries.end())
            continue;
        Entry& entry = **it;
        auto events = m_queue.drain(row.id);
        const JobQueue::Row before = std::exchange(entry.info.row, row);
        for (const Event& event : events)
            if (event.type == Event::Type::Progress) {
                entry.info.row.fraction = event.value;
                entry.info.row.text = event.text;
            }
        const bool news = !events.empty() || row.state != before.state ||
                          row.paused != before.paused || row.seconds > entry.shownSeconds + 0.5;
        take(entry, std::move(events));
        if (!news)
            continue;
        entry.shownSeconds = row.seconds;
        now.push_back(row.id);
        if (entry.info.ended())
            over.push_back(row.id);
    }
    for (const Id id : now)
        Q_EMIT changed(id);
    for (const Id id : over) {
        std::function<void()> done;
        for (const auto& entry : m_entries)
            if (entry->info.row.id == id)
                done = std::exchange(entry->done, {});
        const JobInfo* info = job(id);
        if (done && info && info->row.state == JobState::Done)
            done();
        Q_EMIT ended(id);
    }
    if (!over.empty() && !m_runs.empty())
        refreshRuns();
}

} // namespace antiphon
