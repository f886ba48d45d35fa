#pragma once

#include "core/job.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace antiphon {

enum class JobState { Queued, Running, Done, Failed, Cancelled };

std::string_view name(JobState state);

/// Runs jobs on worker threads: one thread a named queue, in order of submission. The queues are
/// "light" (import, peaks, maps) and one a compute device ("cpu", "cuda:0"), so the window stays
/// useful while a training runs. A job that fails leaves its sentence and the queue goes on.
///
/// All members may be called from any thread and none waits for a job, except wait(), waitFor() and
/// the destructor.
class JobQueue {
public:
    using Id = std::uint64_t;
    using Work = std::function<void(JobControl&)>;

    /// A plain row for whoever shows the queue.
    struct Row {
        Id id = 0;
        std::string title;
        std::string queue;
        JobState state = JobState::Queued;
        bool paused = false;
        double fraction = 0; ///< of the last progress event
        std::string text;    ///< of the last progress event
        double seconds = 0;  ///< running time so far
        std::string error;   ///< the sentence of a failed job
    };

    JobQueue();
    /// Cancels what runs, forgets what waits, joins the threads.
    ~JobQueue();
    JobQueue(const JobQueue&) = delete;
    JobQueue& operator=(const JobQueue&) = delete;

    Id submit(std::string title, std::string queue, Work work);

    std::vector<Row> rows() const;
    std::optional<Row> row(Id id) const;
    /// Moves out the job's events since the last call, and keeps the row's progress up to date.
    std::vector<Event> drain(Id id);

    void cancel(Id id);
    void pause(Id id);
    void resume(Id id);
    /// Drops the row of a job that has ended; nothing happens to others.
    void forget(Id id);
    /// Returns once the job has ended; its state.
    JobState wait(Id id);
    /// The same for at most that long; true once the job has ended.
    bool waitFor(Id id, double seconds);
    /// The exception that ended a failed job, null otherwise.
    std::exception_ptr failure(Id id) const;

private:
    struct Entry;
    struct Lane;
    void work(Lane& lane);
    std::shared_ptr<Entry> find(Id id) const;

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<std::shared_ptr<Entry>> m_entries;
    std::map<std::string, std::unique_ptr<Lane>> m_lanes;
    Id m_next = 1;
    bool m_stop = false;
};

} // namespace antiphon
