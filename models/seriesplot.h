#pragma once

#include <span>
#include <string>
#include <vector>

namespace antiphon {

struct PlotSeries {
    std::string name;
    std::vector<double> x, y; ///< as many of each
};

/// Lines, or points, of up to eight series over common axes as an SVG drawing, told apart by colour
/// and, points, by shape. For reports of machines without a window.
std::string seriesPlot(const std::string& title, const std::string& xLabel,
                       const std::string& yLabel, std::span<const PlotSeries> series, bool lines);

} // namespace antiphon
