#include "core/jobqueue.h"

#include "core/error.h"

#include <algorithm>
#include <chrono>
#include <deque>

namespace antiphon {

namespace {

using Clock = std::chrono::steady_clock;

bool ended(JobState state) {
    return state != JobState::Queued && state != JobState::Running;
}

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

} // namespace

std::string_view name(JobState state) {
    switch (state) {
    case JobState::Queued:
        return "queued";
    case JobState::Running:
        return "running";
    case JobState::Done:
        return "done";
    case JobState::Failed:
        return "failed";
    case JobState::Cancelled:
        return "cancelled";
    }
    return "";
}

struct JobQueue::Entry {
    Row row;
    Work work;
    JobControl control;
    Clock::time_point start;
    std::exception_ptr failure;
};

struct JobQueue::Lane {
    std::deque<std::shared_ptr<Entry>> waiting;
    std::thread thread;
};

JobQueue::JobQueue() = default;

JobQueue::~JobQueue() {
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
        for (const auto& entry : m_entries)
            entry->control.cancel();
    }
    m_changed.notify_all();
    for (auto& [queue, lane] : m_lanes)
        lane->thread.join();
}

JobQueue::Id JobQueue::submit(std::string title, std::string queue, Work work) {
    auto entry = std::make_shared<Entry>();
    entry->work = std::move(work);
    const std::lock_guard lock(m_mutex);
    entry->row.id = m_next++;
    entry->row.title = std::move(title);
    entry->row.queue = queue;
    m_entries.push_back(entry);
    auto& lane = m_lanes[queue];
    if (!lane) {
        lane = std::make_unique<Lane>();
        lane->thread = std::thread([this, &lane = *lane] { this->work(lane); });
    }
    lane->waiting.push_back(entry);
    m_changed.notify_all();
    return entry->row.id;
}

void JobQueue::work(Lane& lane) {
    for (;;) {
        std::shared_ptr<Entry> entry;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [&] { return m_stop || !lane.waiting.empty(); });
            if (m_stop)
                return;
            entry = lane.waiting.front();
            lane.waiting.pop_front();
            entry->start = Clock::now();
            entry->row.state = JobState::Running;
        }
        JobState state = JobState::Done;
        std::string error;
        std::exception_ptr failure;
        // One of the three places where exceptions end (design section 5).
        try {
            entry->control.checkpoint();
            entry->work(entry->control);
        } catch (const Cancelled&) {
            state = JobState::Cancelled;
        } catch (const std::exception& e) {
            state = JobState::Failed;
            error = e.what();
            failure = std::current_exception();
        }
        const std::lock_guard lock(m_mutex);
        entry->row.state = state;
        entry->row.error = error;
        entry->row.seconds = secondsSince(entry->start);
        entry->failure = failure;
        entry->work = nullptr; // what it captured is released as soon as it has ended
        m_changed.notify_all();
    }
}

std::shared_ptr<JobQueue::Entry> JobQueue::find(Id id) const {
    const auto it = std::find_if(m_entries.begin(), m_entries.end(),
                                 [id](const auto& entry) { return entry->row.id == id; });
    return it == m_entries.end() ? nullptr : *it;
}

std::vector<JobQueue::Row> JobQueue::rows() const {
    const std::lock_guard lock(m_mutex);
    std::vector<Row> rows;
    for (const auto& entry : m_entries) {
        rows.push_back(entry->row);
        rows.back().paused = entry->control.paused();
        if (entry->row.state == JobState::Running)
            rows.back().seconds = secondsSince(entry->start);
    }
    return rows;
}

std::optional<JobQueue::Row> JobQueue::row(Id id) const {
    for (Row& candidate : rows())
        if (candidate.id == id)
            return std::move(candidate);
    return std::nullopt;
}

std::vector<Event> JobQueue::drain(Id id) {
    const std::lock_guard lock(m_mutex);
    const auto entry = find(id);
    if (!entry)
        return {};
    auto events = entry->control.drain();
    for (const Event& event : events)
        if (event.type == Event::Type::Progress) {
            entry->row.fraction = event.value;
            entry->row.text = event.text;
        }
    return events;
}

void JobQueue::cancel(Id id) {
    const std::lock_guard lock(m_mutex);
    const auto entry = find(id);
    if (!entry)
        return;
    entry->control.cancel();
    // A job that still waits ends at once instead of when its turn comes.
    auto& waiting = m_lanes[entry->row.queue]->waiting;
    if (const auto it = std::find(waiting.begin(), waiting.end(), entry); it != waiting.end()) {
        waiting.erase(it);
        entry->row.state = JobState::Cancelled;
        m_changed.notify_all();
    }
}

void JobQueue::pause(Id id) {
    const std::lock_guard lock(m_mutex);
    if (const auto entry = find(id))
        entry->control.pause();
}

void JobQueue::resume(Id id) {
    const std::lock_guard lock(m_mutex);
    if (const auto entry = find(id))
        entry->control.resume();
}

void JobQueue::forget(Id id) {
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_entries, [id](const auto& entry) {
        return entry->row.id == id && ended(entry->row.state);
    });
}

JobState JobQueue::wait(Id id) {
    std::unique_lock lock(m_mutex);
    const auto entry = find(id);
    if (!entry)
        return JobState::Cancelled;
    m_changed.wait(lock, [&] { return ended(entry->row.state); });
    return entry->row.state;
}

bool JobQueue::waitFor(Id id, double seconds) {
    std::unique_lock lock(m_mutex);
    const auto entry = find(id);
    return !entry || m_changed.wait_for(lock, std::chrono::duration<double>(seconds),
                                        [&] { return ended(entry->row.state); });
}

std::exception_ptr JobQueue::failure(Id id) const {
    const std::lock_guard lock(m_mutex);
    const auto entry = find(id);
    return entry ? entry->failure : nullptr;
}

} // namespace antiphon
