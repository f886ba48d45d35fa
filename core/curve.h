#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace antiphon {

/// One metric over the steps of a training, in bounded memory: buckets of equally many values,
/// merged by pairs whenever there are too many. A value; one thread at a time.
class Curve {
public:
    static constexpr std::size_t longest = 2048;

    /// Some values in a row. Where all were NaN or infinite, so are low and high.
    struct Point {
        double step = 0;   ///< of the last one
        float seconds = 0; ///< of the last one, since start()
        float low = 0, high = 0, last = 0;
    };

    /// `limit`: buckets at most, at least 16.
    explicit Curve(std::size_t limit = longest);

    /// Steps ascend. One that goes back is a training that was resumed from there: what came after
    /// is dropped (whole buckets). One that goes back to the beginning is a counter that began anew
    /// with another file (one file a call, as Stable-Baselines3 writes them): it counts on.
    void add(std::int64_t step, double wallTime, double value);
    /// Fewer buckets from now on; never more.
    void shrinkTo(std::size_t limit);

    std::span<const Point> points() const { return m_points; }
    double start() const { return m_start; } ///< wall time of the first value, seconds since 1970
    std::int64_t count() const { return m_count; } ///< values that are in it
    bool empty() const { return m_points.empty(); }
    /// Of the finite values so far, NaN when there was none.
    double lowest() const { return m_lowest; }
    double highest() const { return m_highest; }
    /// Seconds that usually pass between two values, and the longest wait lately; 0: unknown.
    double usualInterval() const;
    double longestInterval() const;
    std::size_t bytes() const { return m_points.capacity() * sizeof(Point); }

private:
    void halve();
    std::vector<double> intervals() const;

    std::vector<Point> m_points;
    std::size_t m_limit;
    std::int64_t m_width = 1; ///< values a bucket
    std::int64_t m_inLast = 0;
    std::int64_t m_count = 0;
    double m_start = 0;
    double m_first = 0;  ///< step
    double m_offset = 0; ///< added to steps since the counter began anew
    double m_lowest = std::numeric_limits<double>::quiet_NaN();
    double m_highest = std::numeric_limits<double>::quiet_NaN();
};

/// Exponential smoothing without the bias of its beginning, as TensorBoard draws it:
/// s_t = w s_(t-1) + (1 - w) x_t, shown as s_t / (1 - w^t). Values that are not finite pass
/// unchanged and leave it as it is. A value.
class Smoother {
public:
    /// `weight` 0 (nothing) to below 1.
    explicit Smoother(double weight) : m_weight(weight) {}
    double operator()(double value);

private:
    double m_weight, m_sum = 0, m_left = 1;
};

/// Whether a training that is said to run has fallen silent: nothing new for three times the usual
/// interval, but not while it waits no longer than it did before (an evaluation), nor for the first
/// seconds, in which files are simply not flushed.
bool hasStalled(const Curve& curve, double now);

} // namespace antiphon
