#pragma once

#include "app/panels/timeleft.h"
#include "app/window/jobs.h"

#include <set>
#include <unordered_map>

namespace antiphon {

/// A line of the jobs panel: a job of the queue, a run on the disk, or both.
struct JobRow {
    enum class State { Queued, Running, Paused, Stopping, Done, Failed, Cancelled, Interrupted };

    std::int64_t id = 0; ///< stable as long as the program runs
    Jobs::Id job = 0;    ///< 0: known from the disk alone
    fs::path run;        ///< empty: other work, or a task that has not begun
    std::string task;    ///< empty: other work
    bool trains = false;
    QString title;
    State state = State::Queued;
    QString text;               ///< progress, the sentence of a failure, or figures
    double fraction = 0;        ///< while it is active
    double seconds = 0;         ///< 0: unknown
    std::optional<double> left; ///< seconds
    std::int64_t ended = 0;     ///< seconds since 1970; 0: not, or unknown
    QString where;              ///< queue or device
    std::int64_t memory = 0;    ///< of the process, while it runs
    Json figures = Json::object();
    std::vector<Item> items;

    bool active() const { return state <= State::Stopping; }
    bool resumable() const {
        return !run.empty() &&
               (state == State::Failed || state == State::Cancelled || state == State::Interrupted);
    }
};
QString stateWords(JobRow::State state);

/// Joins the queue and the runs on the disk: what is active first, then what has ended, newest
/// first, each run once. GUI thread.
class JobRows : public QObject {
    Q_OBJECT

public:
    explicit JobRows(Jobs& jobs, QObject* parent = nullptr);

    const std::vector<JobRow>& rows() const { return m_rows; }
    /// Null when there is no such row.
    const JobRow* row(std::int64_t id) const;
    /// 0 when unknown.
    std::int64_t idOf(Jobs::Id job) const;
    std::int64_t idOf(const fs::path& run) const;

Q_SIGNALS:
    /// Rows came, went or changed their places.
    void rebuilt();
    void changed(qint64 id);

private:
    void rebuild();
    void jobChanged(quint64 job);
    JobRow ofJob(const JobInfo& info);
    JobRow ofRun(const RunRow& run);
    std::int64_t idFor(const std::string& key);

    Jobs& m_jobs;
    std::vector<JobRow> m_rows;
    std::unordered_map<std::string, std::int64_t> m_ids;
    std::unordered_map<Jobs::Id, TimeLeft> m_left;
    std::unordered_map<Jobs::Id, std::int64_t> m_endings;
    std::set<fs::path> m_seen; ///< runs that were on the disk at some time
};

} // namespace antiphon
