#include "core/workers.h"

#include <algorithm>

namespace antiphon {

Workers::Workers(int threads) {
    if (threads <= 0)
        threads = int(std::max(1u, std::thread::hardware_concurrency()));
    for (int i = 1; i < threads; ++i)
        m_threads.emplace_back([this] { wait(); });
}

Workers::~Workers() {
    {
        const std::lock_guard lock(m_mutex);
        m_leave = true;
    }
    m_begin.notify_all();
    for (std::thread& thread : m_threads)
        thread.join();
}

void Workers::runParts(std::size_t parts, Call call, void* function) {
    if (m_threads.empty() || parts < 2) {
        for (std::size_t part = 0; part < parts; ++part)
            call(function, part);
        return;
    }
    {
        const std::lock_guard lock(m_mutex);
        m_call = call;
        m_function = function;
        m_next = 0;
        m_parts = parts;
        m_busy = m_threads.size();
        m_failure = nullptr;
        ++m_round;
    }
    m_begin.notify_all();
    takeParts();
    std::unique_lock lock(m_mutex);
    m_end.wait(lock, [this] { return m_busy == 0; });
    if (m_failure)
        std::rethrow_exception(m_failure);
}

void Workers::takeParts() {
    for (;;) {
        std::size_t part;
        {
            const std::lock_guard lock(m_mutex);
            if (m_next == m_parts)
                return;
            part = m_next++;
        }
        try {
            m_call(m_function, part);
        } catch (...) {
            const std::lock_guard lock(m_mutex);
            if (!m_failure)
                m_failure = std::current_exception();
            m_next = m_parts;
        }
    }
}

void Workers::wait() {
    std::size_t seen = 0;
    for (;;) {
        {
            std::unique_lock lock(m_mutex);
            m_begin.wait(lock, [&] { return m_leave || m_round != seen; });
            if (m_leave)
                return;
            seen = m_round;
        }
        takeParts();
        bool last;
        {
            const std::lock_guard lock(m_mutex);
            last = --m_busy == 0;
        }
        if (last)
            m_end.notify_one();
    }
}

} // namespace antiphon
