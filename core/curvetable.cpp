#include "core/curvetable.h"

#include "core/text.h"

#include <cmath>

namespace antiphon {

namespace {

/// Empty where it is no number.
double shown(float value) {
    return std::isfinite(value) ? asWritten(value) : std::nan("");
}

} // namespace

Table curveTable(std::span<const NamedCurve> curves, double smoothing) {
    std::vector<std::string> runs;
    std::vector<double> steps, times, values, lows, highs, smoothed;
    for (const NamedCurve& named : curves) {
        Smoother smooth(smoothing);
        for (const Curve::Point& point : named.curve->points()) {
            runs.push_back(named.name);
            steps.push_back(point.step);
            times.push_back(std::round((named.curve->start() + double(point.seconds)) * 1000) /
                            1000);
            values.push_back(shown(point.last));
            lows.push_back(shown(point.low));
            highs.push_back(shown(point.high));
            smoothed.push_back(shown(float(smooth(double(point.last)))));
        }
    }
    Table table;
    table.add("run", std::move(runs));
    table.add("step", std::move(steps));
    table.add("wall_time", std::move(times));
    table.add("value", std::move(values));
    table.add("lowest", std::move(lows));
    table.add("highest", std::move(highs));
    table.add("smoothed", std::move(smoothed));
    return table;
}

} // namespace antiphon
