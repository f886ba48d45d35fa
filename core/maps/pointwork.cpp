#include "core/maps/pointwork.h"

#include "core/error.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

namespace antiphon {

namespace {

/// What the threads share. All of it under the mutex.
class Crew {
public:
    explicit Crew(const PointWork& work) : m_work(work) {}
    ~Crew() { end(); }

    void run() {
        // Made here, so that what cannot be made at all fails before any thread begins.
        auto first = m_work.worker();
        const std::size_t count =
            std::clamp<std::size_t>(std::size_t(std::max(1, m_work.threads)), 1,
                                    std::max<std::size_t>(1, m_work.order.size()));
        m_batch = std::clamp<std::size_t>(m_work.order.size() / count, 1, first->batch());
        m_running = count;
        for (std::size_t i = 0; i < count; ++i)
            m_threads.emplace_back([this, own = i == 0 ? std::move(first) : nullptr]() mutable {
                runWorker(std::move(own));
            });
        tellAll();
        end();
        if (m_failure)
            std::rethrow_exception(m_failure);
    }

private:
    using Lock = std::unique_lock<std::mutex>;

    void runWorker(std::unique_ptr<PointWorker> worker) {
        try {
            if (!worker)
                worker = m_work.worker();
            for (std::span<const std::size_t> rows; !(rows = claim()).empty();)
                runBatch(*worker, rows);
        } catch (...) {
            const Lock lock(m_mutex);
            if (!m_failure && !m_stop)
                m_failure = std::current_exception();
            m_stop = true;
        }
        const Lock lock(m_mutex);
        --m_running;
        m_news.notify_one();
        m_gate.notify_all();
    }

    /// The next rows; none at the end. Waits while the job is paused.
    std::span<const std::size_t> claim() {
        Lock lock(m_mutex);
        m_gate.wait(lock, [this] { return m_open || m_stop; });
        if (m_stop)
            return {};
        const std::size_t from = m_next;
        m_next = std::min(m_work.order.size(), m_next + m_batch);
        return m_work.order.subspan(from, m_next - from);
    }

    void runBatch(PointWorker& worker, std::span<const std::size_t> rows) {
        std::vector<std::span<const double>> points;
        for (const std::size_t row : rows)
            points.push_back(m_work.points.subspan(row * m_work.width, m_work.width));
        worker.work(
            points,
            [&](std::size_t place, const DescriptorSummary& summary) {
                const Lock lock(m_mutex);
                if (m_stop)
                    return;
                m_work.store(rows[place], summary);
                m_done.push_back(rows[place]);
                m_news.notify_one();
            },
            [this] {
                Lock lock(m_mutex);
                m_gate.wait(lock, [this] { return m_open || m_stop; });
                if (m_stop)
                    throw Cancelled();
            });
    }

    /// On the calling thread, until no worker is left.
    void tellAll() {
        std::vector<std::size_t> done;
        for (bool running = true; running;) {
            {
                Lock lock(m_mutex);
                m_news.wait_for(lock, std::chrono::milliseconds(20),
                                [this] { return !m_done.empty() || m_running == 0; });
                done.swap(m_done);
                running = m_running > 0;
            }
            for (const std::size_t row : done)
                m_work.tell(row);
            done.clear();
            setOpen(false);
            m_work.checkpoint();
            setOpen(true);
        }
    }

    void setOpen(bool open) {
        const Lock lock(m_mutex);
        m_open = open;
        if (open)
            m_gate.notify_all();
    }

    void end() {
        {
            const Lock lock(m_mutex);
            m_stop = true;
            m_gate.notify_all();
        }
        for (std::thread& thread : m_threads)
            thread.join();
        m_threads.clear();
    }

    const PointWork& m_work;
    std::mutex m_mutex;
    std::condition_variable m_news; ///< to the calling thread
    std::condition_variable m_gate; ///< to the workers
    bool m_open = true, m_stop = false;
    std::size_t m_next = 0, m_batch = 1, m_running = 0;
    std::vector<std::size_t> m_done;
    std::exception_ptr m_failure;
    std::vector<std::thread> m_threads;
};

} // namespace

void workPoints(const PointWork& work) {
    Crew(work).run();
}

} // namespace antiphon
