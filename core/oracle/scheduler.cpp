#include "core/oracle/scheduler.h"

#include "core/error.h"

#include <algorithm>
#include <string>

namespace antiphon {

int Scheduler::moveTo(int start, Mode mode) {
    const int time = mode == Mode::Relative ? m_performanceTime + start : start;
    if (time < 0)
        throw UserError("The query starts at event " + std::to_string(time) +
                            " but time begins at 0; give a later start.",
                        UserError::Kind::Usage);
    m_generator.moveTo(time);
    return time;
}

std::vector<std::int32_t> Scheduler::place(std::vector<std::int32_t> events, int start) {
    const auto end = std::size_t(start) + events.size();
    if (m_timeline.size() < end)
        m_timeline.resize(end, noEvent);
    std::ranges::copy(events, m_timeline.begin() + start);
    m_generationTime = int(end);
    return events;
}

std::vector<std::int32_t> Scheduler::query(std::span<const Label> labels, int start, Mode mode) {
    const int time = moveTo(start, mode);
    return place(m_generator.query(labels), time);
}

std::vector<std::int32_t> Scheduler::free(int events, int start, Mode mode) {
    const int time = moveTo(start, mode);
    return place(m_generator.free(events), time);
}

} // namespace antiphon
