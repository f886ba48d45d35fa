#include "app/panels/jobrows.h"

#include "app/panels/words.h"
#include "core/machine.h"
#include "models/systems.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

namespace antiphon {

namespace {

using State = JobRow::State;

State stateOf(const JobInfo& info) {
    switch (info.row.state) {
    case JobState::Queued:
        return info.row.paused ? State::Paused : State::Queued;
    case JobState::Running:
        return info.stopping ? State::Stopping : info.row.paused ? State::Paused : State::Running;
    case JobState::Done:
        return State::Done;
    case JobState::Failed:
        return State::Failed;
    case JobState::Cancelled:
        return State::Cancelled;
    }
    return State::Failed;
}

State stateOf(RunState state) {
    switch (state) {
    case RunState::Done:
        return State::Done;
    case RunState::Failed:
        return State::Failed;
    case RunState::Cancelled:
        return State::Cancelled;
    case RunState::Running: // by another process
        return State::Running;
    case RunState::Ready: // made, and its process died before it began
    case RunState::Interrupted:
        break;
    }
    return State::Interrupted;
}

/// "12-guide.generate" -> "12".
QString numberOf(const fs::path& run) {
    return QString::fromStdString(run.filename().string()).section(QLatin1Char('-'), 0, 0);
}

QString runTitle(const std::string& task, const fs::path& run) {
    //: a run of a task: %1 its title, %2 its number
    return JobRows::tr("%2 · %1").arg(taskTitle(task), numberOf(run));
}

} // namespace

QString stateWords(State state) {
    switch (state) {
    case State::Queued:
        return JobRows::tr("Waiting");
    case State::Running:
        return JobRows::tr("Running");
    case State::Paused:
        return JobRows::tr("Paused");
    case State::Stopping:
        return JobRows::tr("Cancelling…");
    case State::Done:
        return JobRows::tr("Done");
    case State::Failed:
        return JobRows::tr("Failed");
    case State::Cancelled:
        return JobRows::tr("Cancelled");
    case State::Interrupted:
        return JobRows::tr("Interrupted");
    }
    return {};
}

JobRows::JobRows(Jobs& jobs, QObject* parent) : QObject(parent), m_jobs(jobs) {
    connect(&jobs, &Jobs::added, this, &JobRows::rebuild);
    connect(&jobs, &Jobs::cleared, this, &JobRows::rebuild);
    connect(&jobs, &Jobs::runsChanged, this, &JobRows::rebuild);
    connect(&jobs, &Jobs::ended, this, [this](quint64 id) {
        m_left.erase(id);
        m_endings[id] = QDateTime::currentSecsSinceEpoch();
        rebuild();
    });
    connect(&jobs, &Jobs::changed, this, &JobRows::jobChanged);
    rebuild();
}

const JobRow* JobRows::row(std::int64_t id) const {
    const auto it =
        std::find_if(m_rows.begin(), m_rows.end(), [id](const JobRow& r) { return r.id == id; });
    return it == m_rows.end() ? nullptr : &*it;
}

std::int64_t JobRows::idOf(Jobs::Id job) const {
    const auto it =
        std::find_if(m_rows.begin(), m_rows.end(), [job](const JobRow& r) { return r.job == job; });
    return it == m_rows.end() ? 0 : it->id;
}

std::int64_t JobRows::idOf(const fs::path& run) const {
    const auto it = std::find_if(m_rows.begin(), m_rows.end(),
                                 [&run](const JobRow& r) { return r.run == run; });
    return it == m_rows.end() ? 0 : it->id;
}

std::int64_t JobRows::idFor(const std::string& key) {
    return m_ids.try_emplace(key, std::int64_t(m_ids.size()) + 1).first->second;
}

JobRow JobRows::ofJob(const JobInfo& info) {
    JobRow row;
    row.job = info.row.id;
    row.run = info.run;
    row.task = info.record.task;
    row.trains = info.task && info.task->trains;
    // A job keeps its id while it becomes a run, and a run while it is resumed: it stays selected.
    row.id = idFor("job " + std::to_string(row.job));
    if (!row.run.empty())
        row.id = m_ids.try_emplace("run " + row.run.string(), row.id).first->second;
    row.title = info.task && !row.run.empty() ? runTitle(row.task, row.run)
                                              : QString::fromStdString(info.row.title);
    row.state = stateOf(info);
    row.seconds = info.row.seconds;
    row.where = queueWords(info.row.queue);
    row.items = info.items;
    if (row.active()) {
        row.fraction = info.row.fraction;
        row.text = progressWords(info.row.text);
        if (info.row.state == JobState::Running) {
            TimeLeft& left = m_left[row.job];
            left.update(row.seconds, row.fraction, info.row.paused);
            row.left = left.estimate();
            row.memory = processMemory();
        }
        return row;
    }
    row.ended = m_endings[row.job];
    row.figures = info.outcome.figures;
    if (row.state == State::Done && info.task)
        row.items = info.outcome.items;
    row.text = row.state == State::Failed ? QString::fromStdString(info.row.error)
                                          : figureSummary(row.figures);
    return row;
}

JobRow JobRows::ofRun(const RunRow& run) {
    JobRow row;
    row.id = idFor("run " + run.folder.string());
    row.run = run.folder;
    row.task = run.task;
    const Task* task = findTask(systems(), run.task);
    row.trains = task && task->trains;
    row.title = run.task.empty() ? QString::fromStdString(display(run.folder.filename()))
                                 : runTitle(run.task, run.folder);
    row.state = stateOf(run.state);
    row.seconds = run.seconds;
    row.ended = run.ended;
    row.figures = run.figures;
    row.items = run.items;
    row.text = run.error.empty() ? figureSummary(run.figures) : QString::fromStdString(run.error);
    return row;
}

void JobRows::rebuild() {
    std::vector<JobRow> active, waiting, ended;
    std::set<fs::path> listed, onDisk;
    for (const RunRow& run : m_jobs.runs())
        onDisk.insert(run.folder);
    m_seen.insert(onDisk.begin(), onDisk.end()); // what was there and is not any more was removed
    for (const Jobs::Id id : m_jobs.ids()) {
        JobRow row = ofJob(*m_jobs.job(id));
        if (row.active()) {
            if (!row.run.empty())
                listed.insert(row.run);
            (row.state == State::Queued ? waiting : active).push_back(std::move(row));
        } else if (onDisk.count(row.run) == 0 && m_seen.count(row.run) == 0) {
            ended.push_back(std::move(row));
        }
    }
    m_rows = std::move(active);
    std::move(waiting.begin(), waiting.end(), std::back_inserter(m_rows));
    // The disk knows best how a run ended; the list may be a moment behind a job that just did.
    for (const RunRow& run : m_jobs.runs()) {
        if (listed.count(run.folder) > 0)
            continue;
        JobRow row = ofRun(run);
        for (const Jobs::Id id : m_jobs.ids()) {
            const JobInfo& info = *m_jobs.job(id);
            if (info.run != run.folder)
                continue;
            if (run.state == RunState::Running || row.ended < m_endings[id])
                row = ofJob(info);
            row.job = id;
            row.where = queueWords(info.row.queue);
        }
        // Other work stands among the runs where it belongs in time; `ended` has the oldest first.
        while (!ended.empty() && row.ended > 0 && ended.back().ended >= row.ended) {
            m_rows.push_back(std::move(ended.back()));
            ended.pop_back();
        }
        m_rows.push_back(std::move(row));
    }
    std::move(ended.rbegin(), ended.rend(), std::back_inserter(m_rows));
    Q_EMIT rebuilt();
}

void JobRows::jobChanged(quint64 job) {
    const JobInfo* info = m_jobs.job(job);
    if (!info)
        return;
    for (JobRow& row : m_rows)
        if (row.job == job) {
            JobRow now = ofJob(*info);
            const bool moves = now.active() != row.active() ||
                               (now.state == State::Queued) != (row.state == State::Queued) ||
                               now.id != row.id;
            if (moves)
                break;
            row = std::move(now);
            Q_EMIT changed(row.id);
            return;
        }
    rebuild();
}

} // namespace antiphon
