#include "core/curvetable.h"

#include <charconv>
#include <cmath>

namespace antiphon {

namespace {

/// The double that is written as the float is: 0.1 instead of 0.10000000149.
double shortest(float value) {
    if (!std::isfinite(value))
        return std::nan("");
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    double result = 0;
    std::from_chars(text, end, result);
    return result;
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
            values.push_back(shortest(point.last));
            lows.push_back(shortest(point.low));
            highs.push_back(shortest(point.high));
            smoothed.push_back(shortest(float(smooth(double(point.last)))));
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
