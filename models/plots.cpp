#include "models/plots.h"

#include "core/music/wordmetrics.h"
#include "core/quantile.h"
#include "core/text.h"
#include "models/svg.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace antiphon {

namespace {

constexpr double plotHeight = 300, margin = 60, top = 40;

std::vector<double> sortedNumbers(std::span<const double> values) {
    std::vector<double> sorted;
    std::ranges::copy_if(values, std::back_inserter(sorted),
                         [](double value) { return std::isfinite(value); });
    std::ranges::sort(sorted);
    return sorted;
}

} // namespace

Violin violinOf(std::span<const double> values, std::size_t points) {
    const std::vector<double> sorted = sortedNumbers(values);
    Violin violin;
    violin.count = sorted.size();
    if (sorted.empty() || points < 2)
        return violin;
    violin.median = quantile(sorted, 0.5);
    violin.lower = quantile(sorted, 0.25);
    violin.upper = quantile(sorted, 0.75);
    violin.least = sorted.front();
    violin.most = sorted.back();
    if (violin.least == violin.most) {
        violin.at = {violin.least};
        violin.density = {1};
        return violin;
    }
    const double n = double(sorted.size());
    const double width = meanDeviation(sorted).deviation * std::pow(n, -0.2);
    constexpr double reach = 5; // deviations, beyond which nothing is seen
    for (std::size_t i = 0; i < points; ++i) {
        const double at =
            violin.least + (violin.most - violin.least) * double(i) / double(points - 1);
        double sum = 0;
        auto value = std::ranges::lower_bound(sorted, at - reach * width);
        for (; value != sorted.end() && *value <= at + reach * width; ++value) {
            const double z = (at - *value) / width;
            sum += std::exp(-z * z / 2);
        }
        violin.at.push_back(at);
        violin.density.push_back(sum / (n * width * std::sqrt(2 * std::numbers::pi)));
    }
    return violin;
}

std::string violinPlot(const std::string& title, std::span<const NamedViolin> violins) {
    using namespace svg;
    constexpr double each = 130;
    double least = 0, most = 0;
    bool any = false;
    for (const auto& [name, v] : violins) {
        if (v.count == 0)
            continue;
        least = any ? std::min(least, v.least) : v.least;
        most = any ? std::max(most, v.most) : v.most;
        any = true;
    }
    if (least == most) {
        least -= 1;
        most += 1;
    }
    const auto y = [&](double value) {
        return top + plotHeight * (1 - (value - least) / (most - least));
    };
    const double width = margin + each * double(std::max<std::size_t>(violins.size(), 1)) + 20;
    std::string inside;
    double lowest = top + plotHeight + 36;
    const double step = tickStep(most - least);
    for (double tick = std::ceil(least / step); tick * step <= most; ++tick)
        inside += line(margin, y(tick * step), width - 20, y(tick * step), "stroke=\"#dddddd\"") +
                  word(margin - 6, y(tick * step) + 4, numberText(tick * step), "end");
    for (std::size_t i = 0; i < violins.size(); ++i) {
        const auto& [name, v] = violins[i];
        const double x = margin + each * (double(i) + 0.5);
        double below = top + plotHeight + 20;
        for (std::size_t from = 0; from < name.size(); below += 16) {
            const std::size_t to = std::min(name.find(", ", from), name.size());
            inside += word(x, below, name.substr(from, to - from));
            from = to + 2;
        }
        inside += word(x, below, "n = " + std::to_string(v.count));
        lowest = std::max(lowest, below);
        if (v.count == 0)
            continue;
        if (v.at.size() > 1) {
            const double thickest = *std::ranges::max_element(v.density);
            std::string left, right;
            for (std::size_t p = 0; p < v.at.size(); ++p) {
                const double half = 0.45 * each * v.density[p] / thickest;
                right += at(x + half) + "," + at(y(v.at[p])) + " ";
                left = at(x - half) + "," + at(y(v.at[p])) + " " + left;
            }
            inside +=
                "<polygon points=\"" + right + left + "\" fill=\"#9db8d9\" stroke=\"#2c5fa8\"/>\n";
        }
        inside +=
            line(x, y(v.lower), x, y(v.upper), "stroke=\"#1d3557\" stroke-width=\"7\"") +
            line(x - 12, y(v.median), x + 12, y(v.median), "stroke=\"#c0392b\" stroke-width=\"2\"");
    }
    return drawing(width, lowest + 14, title, inside);
}

} // namespace antiphon
