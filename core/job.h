#pragma once

#include "core/files.h"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <fstream>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace antiphon {

enum class ItemKind { Audio, Notes, Corpus, Table, Model, Embedding };

/// A typed file (or folder) on disk.
struct Item {
    ItemKind kind = ItemKind::Audio;
    fs::path path;
    std::string role; ///< what it is to its task: "guide", "response", ...
    bool operator==(const Item&) const = default;
};

std::string_view name(ItemKind kind);

/// What a job says of itself; appended under a mutex, drained by the window, the command line and
/// tests.
struct Event {
    enum class Type { State, Progress, Metric, Produced, Log } type;
    std::string text; ///< state, progress text, metric name or log line
    double value = 0; ///< fraction 0 ... 1, or the metric
    std::int64_t step = 0;
    Item item;
    double seconds = 0; ///< since the job started
};

/// The shared half of a running job: the owner asks and drains, the worker reports through
/// JobContext. All members may be called from any thread; none blocks for longer than copying
/// events takes.
class JobControl {
public:
    void cancel();
    void pause();
    void resume();
    bool cancelled() const noexcept { return m_cancel.load(std::memory_order_relaxed); }
    bool paused() const noexcept { return m_pause.load(std::memory_order_relaxed); }

    void append(Event event);
    /// From now on log and produced events are also appended to this text file, line by line.
    void logTo(const fs::path& file);
    /// Moves out all events since the last call.
    std::vector<Event> drain();

    /// Worker only: sleeps while paused; throws Cancelled once cancel() was called.
    void checkpoint();

private:
    std::atomic<bool> m_cancel = false;
    std::atomic<bool> m_pause = false;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<Event> m_events;
    std::ofstream m_log;
};

/// What a running task sees of the job it runs in. Used by the job's worker thread alone, except
/// that checkpoint() and log() may be called from threads which the task itself started.
class JobContext {
public:
    /// `folder` receives the results and exists; `work` is for checkpoints and other state to
    /// resume from. `device`: what networks run on, as RunRecord has it.
    JobContext(JobControl& control, std::uint64_t seed, fs::path folder, fs::path work,
               std::string device = "cpu");

    /// Call at every step: throws Cancelled on cancel, sleeps while paused.
    void checkpoint() { m_control.checkpoint(); }
    /// Whether checkpoint() would sleep or throw now: the moment to write what must not be lost.
    bool interrupted() const noexcept { return m_control.cancelled() || m_control.paused(); }
    void progress(double fraction, std::string text);
    void metric(std::string name, std::int64_t step, double value);
    void produced(Item item);
    void log(std::string line);

    /// Of a part of this job, on its device, with a seed and folders of its own; its progress runs
    /// from `from` to `to` of this one's.
    JobContext part(std::uint64_t seed, fs::path folder, fs::path work, double from,
                    double to) const;

    std::uint64_t seed() const noexcept { return m_seed; }
    const std::string& device() const noexcept { return m_device; }
    const fs::path& folder() const noexcept { return m_folder; }
    const fs::path& work() const noexcept { return m_work; }
    /// The run's own folder, where its curves (event files) go.
    fs::path run() const { return m_work.parent_path(); }

private:
    double elapsed() const;

    JobControl& m_control;
    std::uint64_t m_seed;
    fs::path m_folder;
    fs::path m_work;
    std::string m_device;
    std::int64_t m_start; ///< steady clock, ns
    double m_from = 0, m_to = 1;
};

} // namespace antiphon
