#include "models/metriclog.h"

#include <chrono>

namespace antiphon {

namespace {

constexpr int perStride = 512;

double wallTime() {
    return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

} // namespace

MetricLog::MetricLog(JobContext& context, std::int64_t from)
    : m_context(context), m_events(context.run(), true, from) {}

void MetricLog::record(std::int64_t step, std::span<const Scalar> scalars) {
    if (scalars.empty())
        return;
    const double now = wallTime();
    for (const Scalar& scalar : scalars) {
        m_events.scalar(scalar.name, step, scalar.value, now);
        Thinning& thinning = m_thinning[scalar.name];
        if (thinning.seen++ % thinning.stride != 0)
            continue;
        m_context.metric(scalar.name, step, scalar.value);
        if (++thinning.sent == perStride) {
            thinning.sent = 0;
            thinning.stride *= 2;
        }
    }
}

} // namespace antiphon
