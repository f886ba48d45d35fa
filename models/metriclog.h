#pragma once

#include "core/formats/tfevents.h"
#include "core/job.h"
#include "models/trainer.h"

#include <map>
#include <span>

namespace antiphon {

/// Where a training's scalars go: all of them into the event file of the run's folder, and as
/// metric events so many that a queue nobody drains stays small (each 512 the stride doubles: of a
/// million values of one name fewer than 6 000). One thread at a time.
class MetricLog {
public:
    /// Goes on in the run's event file if there is one; what it holds of `from` and later steps is
    /// dropped.
    MetricLog(JobContext& context, std::int64_t from);

    void record(std::int64_t step, std::span<const Scalar> scalars);
    void flush() { m_events.flush(); }

private:
    struct Thinning {
        std::int64_t seen = 0;
        std::int64_t stride = 1;
        int sent = 0; ///< at this stride
    };

    JobContext& m_context;
    EventWriter m_events;
    std::map<std::string, Thinning> m_thinning;
};

} // namespace antiphon
