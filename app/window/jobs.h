#pragma once

#include "core/jobqueue.h"
#include "core/run.h"
#include "core/task.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace antiphon {

/// A job as the window shows it; a plain value.
struct JobInfo {
    JobQueue::Row row;          ///< id, title, queue, state, progress, seconds, error
    const Task* task = nullptr; ///< null: other work (import, analysis)
    RunRecord record;           ///< of a task
    fs::path run;               ///< folder of a task's run; empty for other work
    std::vector<Item> items;    ///< produced so far
    Outcome outcome;            ///< of a task that is done
    QStringList log;
    bool stopping = false; ///< cancelled, and not yet at a place where it can stop
    std::map<std::string, std::vector<std::pair<std::int64_t, double>>>
        metrics; ///< name -> step, value
    bool ended() const { return row.state != JobState::Queued && row.state != JobState::Running; }
};

/// The queue of the window: starts tasks as runs of the open project and other work, and pulls what
/// they say (poll(), called by the session's timer). GUI thread.
class Jobs : public QObject {
    Q_OBJECT

public:
    using Id = JobQueue::Id;

    explicit Jobs(QObject* parent = nullptr);
    ~Jobs() override;

    /// Where new runs go (`<project>/runs`); empty: tasks cannot be started.
    void setRunsFolder(const fs::path& folder);
    const fs::path& runsFolder() const { return m_runs; }

    /// Starts a task as the next run of the project. The run's folder is made on the job's own
    /// thread, so this returns at once; what goes wrong ends the job as failed.
    Id start(const Task& task, RunRecord record);
    /// Resumes an interrupted, cancelled or failed run.
    Id resumeRun(const fs::path& run);
    /// Other work, in the queue "light" unless said otherwise. `done` is called in the GUI thread
    /// after a successful end.
    Id work(const QString& title, JobQueue::Work work, std::function<void()> done = {},
            const std::string& queue = "light");

    void cancel(Id id);
    void pause(Id id);
    void resume(Id id);
    /// Forgets jobs that have ended (their runs stay).
    void clearEnded();

    /// In order of submission.
    std::vector<Id> ids() const;
    /// Null when unknown.
    const JobInfo* job(Id id) const;
    bool busy() const; ///< something runs or waits

    /// Runs on the disk, newest first, as of the last runsChanged(); refreshed by itself when a
    /// job ends.
    const std::vector<RunRow>& runs() const { return m_runRows; }
    void refreshRuns();

    void poll();

Q_SIGNALS:
    void added(quint64 id);
    /// Progress, state, items or metrics are new.
    void changed(quint64 id);
    void logged(quint64 id, const QString& line);
    void ended(quint64 id);
    void cleared();
    void runsChanged();

private:
    struct Entry;
    Id submit(const QString& title, const std::string& queue, JobQueue::Work work,
              std::unique_ptr<Entry> entry);
    void announce(Id id);
    void take(Entry& entry, std::vector<Event> events);

    std::vector<std::unique_ptr<Entry>> m_entries;
    fs::path m_runs;
    std::vector<RunRow> m_runRows;
    JobQueue m_queue; ///< last: its threads end first
};

} // namespace antiphon
