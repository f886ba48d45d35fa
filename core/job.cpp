#include "core/job.h"

#include "core/error.h"

#include <chrono>
#include <utility>

namespace antiphon {

namespace {

std::int64_t now() {
    return std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1);
}

} // namespace

std::string_view name(ItemKind kind) {
    switch (kind) {
    case ItemKind::Audio:
        return "audio";
    case ItemKind::Notes:
        return "notes";
    case ItemKind::Corpus:
        return "corpus";
    case ItemKind::Table:
        return "table";
    case ItemKind::Model:
        return "model";
    case ItemKind::Embedding:
        return "embedding";
    }
    return "";
}

void JobControl::cancel() {
    {
        const std::lock_guard lock(m_mutex);
        m_cancel = true;
    }
    m_wake.notify_all();
}

void JobControl::pause() {
    const std::lock_guard lock(m_mutex);
    m_pause = true;
}

void JobControl::resume() {
    {
        const std::lock_guard lock(m_mutex);
        m_pause = false;
    }
    m_wake.notify_all();
}

void JobControl::append(Event event) {
    const std::lock_guard lock(m_mutex);
    if (m_log.is_open() && event.type == Event::Type::Log)
        m_log << event.text << std::endl;
    if (m_log.is_open() && event.type == Event::Type::Produced)
        m_log << "wrote " << display(event.item.path) << std::endl;
    m_events.push_back(std::move(event));
}

void JobControl::logTo(const fs::path& file) {
    const std::lock_guard lock(m_mutex);
    m_log.close();
    m_log.open(file, std::ios::app);
}

std::vector<Event> JobControl::drain() {
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_events, {});
}

void JobControl::checkpoint() {
    if (m_pause.load(std::memory_order_relaxed)) {
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock, [this] { return m_cancel || !m_pause; });
    }
    if (m_cancel.load(std::memory_order_relaxed))
        throw Cancelled();
}

JobContext::JobContext(JobControl& control, std::uint64_t seed, fs::path folder, fs::path work,
                       std::string device)
    : m_control(control), m_seed(seed), m_folder(std::move(folder)), m_work(std::move(work)),
      m_device(std::move(device)), m_start(now()) {}

JobContext JobContext::part(std::uint64_t seed, fs::path folder, fs::path work, double from,
                            double to) const {
    JobContext context(m_control, seed, std::move(folder), std::move(work), m_device);
    context.m_start = m_start;
    context.m_from = m_from + from * (m_to - m_from);
    context.m_to = m_from + to * (m_to - m_from);
    return context;
}

double JobContext::elapsed() const {
    return double(now() - m_start) * 1e-9;
}

void JobContext::progress(double fraction, std::string text) {
    m_control.append({Event::Type::Progress,
                      std::move(text),
                      m_from + fraction * (m_to - m_from),
                      0,
                      {},
                      elapsed()});
}

void JobContext::metric(std::string metricName, std::int64_t step, double value) {
    m_control.append({Event::Type::Metric, std::move(metricName), value, step, {}, elapsed()});
}

void JobContext::produced(Item item) {
    m_control.append({Event::Type::Produced, {}, 0, 0, std::move(item), elapsed()});
}

void JobContext::log(std::string line) {
    m_control.append({Event::Type::Log, std::move(line), 0, 0, {}, elapsed()});
}

} // namespace antiphon
