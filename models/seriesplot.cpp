#include "models/seriesplot.h"

#include "core/text.h"
#include "models/svg.h"

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

using namespace svg;

constexpr double width = 640, height = 420, left = 70, right = 150, top = 40, bottom = 50;
/// Okabe and Ito's colours.
constexpr const char* colours[] = {"#0072b2", "#d55e00", "#009e73", "#cc79a7",
                                   "#e69f00", "#56b4e9", "#f0e442", "#000000"};

struct Range {
    double least = INFINITY, most = -INFINITY;
    void take(std::span<const double> values) {
        for (const double value : values)
            least = std::min(least, value), most = std::max(most, value);
    }
    /// From 0 to 1; in the middle where all are equal.
    double part(double value) const {
        return most > least ? (value - least) / (most - least) : 0.5;
    }
};

std::string mark(std::size_t shape, double x, double y, const std::string& colour) {
    if (shape % 2 == 0)
        return "<circle cx=\"" + at(x) + "\" cy=\"" + at(y) + "\" r=\"4\" fill=\"" + colour +
               "\"/>\n";
    return "<rect x=\"" + at(x - 3.5) + "\" y=\"" + at(y - 3.5) +
           "\" width=\"7\" height=\"7\" fill=\"none\" stroke=\"" + colour + "\"/>\n";
}

} // namespace

std::string seriesPlot(const std::string& title, const std::string& xLabel,
                       const std::string& yLabel, std::span<const PlotSeries> series, bool lines) {
    Range xs, ys;
    for (const PlotSeries& s : series) {
        xs.take(s.x);
        ys.take(s.y);
    }
    const auto px = [&](double x) { return left + xs.part(x) * (width - left - right); };
    const auto py = [&](double y) {
        return height - bottom - ys.part(y) * (height - top - bottom);
    };
    std::string inside =
        line(left, top, left, height - bottom, "stroke=\"#444\"") +
        line(left, height - bottom, width - right, height - bottom, "stroke=\"#444\"");
    if (xs.most >= xs.least)
        for (int i = 0; i <= 4; ++i) {
            const double x = xs.least + (xs.most - xs.least) * i / 4,
                         y = ys.least + (ys.most - ys.least) * i / 4;
            inside += word(px(x), height - bottom + 18, numberText(x));
            inside += word(left - 6, py(y) + 4, numberText(y), "end");
        }
    inside += word((left + width - right) / 2, height - 10, xLabel);
    inside += word(6, top - 8, yLabel, "start");
    for (std::size_t i = 0; i < series.size(); ++i) {
        const PlotSeries& s = series[i];
        const std::string colour = colours[i % std::size(colours)];
        if (lines && !s.x.empty()) {
            std::string path;
            for (std::size_t k = 0; k < s.x.size(); ++k)
                path += (k ? "L" : "M") + at(px(s.x[k])) + " " + at(py(s.y[k]));
            inside += "<path d=\"" + path + "\" fill=\"none\" stroke-width=\"2\" stroke=\"" +
                      colour + "\"" + (i % 2 ? " stroke-dasharray=\"6 3\"" : "") + "/>\n";
        } else {
            for (std::size_t k = 0; k < s.x.size(); ++k)
                inside += mark(i, px(s.x[k]), py(s.y[k]), colour);
        }
        const double y = top + 10 + 18 * double(i);
        inside += mark(i, width - right + 14, y - 4, colour);
        inside += word(width - right + 24, y, s.name, "start");
    }
    return drawing(width, height, title, inside);
}

} // namespace antiphon
