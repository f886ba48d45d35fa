#pragma once

#include "core/dsp/descriptors.h"

#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace antiphon {

/// Makes the rows of points: renders and analyses them. One for each thread.
class PointWorker {
public:
    virtual ~PointWorker() = default;
    /// How many points it likes to be given at a time.
    virtual std::size_t batch() const { return 1; }
    /// Calls `done` with each point's place in `points` and its summary, in any order. May call
    /// `stop` at any time, which throws when the work is to end.
    virtual void work(std::span<const std::span<const double>> points,
                      const std::function<void(std::size_t, const DescriptorSummary&)>& done,
                      const std::function<void()>& stop) = 0;
};
using MakePointWorker = std::function<std::unique_ptr<PointWorker>()>;

/// Works through points on several threads. `store(point, summary)` is called by those, one at a
/// time, as soon as a point is done; `tell(point)` and `checkpoint` by the calling thread, where
/// `checkpoint` may sleep, which makes the others wait, or throw, which ends the work. What a
/// worker or a callback throws first is rethrown when no thread is left.
struct PointWork {
    std::span<const double> points;     ///< row by row
    std::size_t width = 0;              ///< numbers a row
    std::span<const std::size_t> order; ///< rows to work on, as they are to be begun
    int threads = 1;
    MakePointWorker worker;
    std::function<void(std::size_t, const DescriptorSummary&)> store;
    std::function<void(std::size_t)> tell;
    std::function<void()> checkpoint;
};
void workPoints(const PointWork& work);

} // namespace antiphon
