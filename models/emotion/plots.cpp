#include "models/emotion/plots.h"

#include "core/text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace antiphon::emotion {
namespace {

constexpr double plotHeight = 300, margin = 60, top = 40;

std::string at(double value) {
    return numberText(std::round(value * 10) / 10);
}

std::string escaped(const std::string& text) {
    std::string result;
    for (const char c : text)
        result += c == '&' ? "&amp;" : c == '<' ? "&lt;" : std::string(1, c);
    return result;
}

std::string word(double x, double y, const std::string& text, const char* anchor = "middle") {
    return "<text x=\"" + at(x) + "\" y=\"" + at(y) + "\" text-anchor=\"" + anchor + "\">" +
           escaped(text) + "</text>\n";
}

std::string line(double x1, double y1, double x2, double y2, const char* style) {
    return "<line x1=\"" + at(x1) + "\" y1=\"" + at(y1) + "\" x2=\"" + at(x2) + "\" y2=\"" +
           at(y2) + "\" " + style + "/>\n";
}

std::string drawing(double width, double height, const std::string& title,
                    const std::string& inside) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + at(width) + " " +
           at(height) +
           "\" font-family=\"sans-serif\" font-size=\"12\">\n"
           "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n" +
           word(width / 2, 22, title) + inside + "</svg>\n";
}

/// A step of 1, 2 or 5 times a power of ten that divides the span into four to ten parts.
double tickStep(double span) {
    const double power = std::pow(10, std::floor(std::log10(span / 4)));
    const double part = span / 4 / power;
    return power * (part < 2 ? 1 : part < 5 ? 2 : 5);
}

/// Of quadrants 1 to 4, and of none: told apart in colour and in grey.
constexpr std::array<const char*, 5> colours = {"#888888", "#d08700", "#c0392b", "#2c5fa8",
                                                "#2e8b57"};

std::string mark(int quadrant, double x, double y) {
    const std::string fill =
        " fill=\"" + std::string(colours[std::size_t(quadrant)]) + "\" fill-opacity=\"0.75\"/>\n";
    const auto points = [&](std::initializer_list<std::pair<double, double>> corners) {
        std::string text = "<polygon points=\"";
        for (const auto& [dx, dy] : corners)
            text += at(x + dx) + "," + at(y + dy) + " ";
        return text + "\"" + fill;
    };
    switch (quadrant) {
    case 1:
        return points({{0, -5}, {5, 4}, {-5, 4}});
    case 2:
        return points({{-4, -4}, {4, -4}, {4, 4}, {-4, 4}});
    case 3:
        return points({{0, 5}, {5, -4}, {-5, -4}});
    case 4:
        return points({{0, -5}, {5, 0}, {0, 5}, {-5, 0}});
    default:
        return "<circle cx=\"" + at(x) + "\" cy=\"" + at(y) + "\" r=\"3\"" + fill;
    }
}

} // namespace

std::string violinPlot(const std::string& title, std::span<const NamedViolin> violins) {
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

std::string quadrantPlot(const std::string& title, std::span<const float> xy,
                         std::span<const int> quadrants, const std::string& caption) {
    constexpr double size = 420;
    std::array<float, 2> least = {0, 0}, most = {1, 1};
    for (std::size_t c = 0; c < 2 && !quadrants.empty(); ++c) {
        least[c] = most[c] = xy[c];
        for (std::size_t i = 0; i < quadrants.size(); ++i) {
            least[c] = std::min(least[c], xy[2 * i + c]);
            most[c] = std::max(most[c], xy[2 * i + c]);
        }
    }
    const auto place = [&](std::size_t i, std::size_t c) {
        const float span = most[c] - least[c];
        return span > 0 ? double((xy[2 * i + c] - least[c]) / span) * size : size / 2;
    };
    std::string inside = "<rect x=\"20\" y=\"" + at(top) + "\" width=\"" + at(size + 20) +
                         "\" height=\"" + at(size + 20) + "\" fill=\"none\" stroke=\"#bbbbbb\"/>\n";
    for (std::size_t i = 0; i < quadrants.size(); ++i)
        inside += mark(quadrants[i], 30 + place(i, 0), top + 10 + size - place(i, 1));
    for (int quadrant = 1; quadrant <= 4; ++quadrant) {
        const double x = 40 + 60 * (quadrant - 1);
        inside += mark(quadrant, x, top + size + 40) +
                  word(x + 10, top + size + 44, "Q" + std::to_string(quadrant), "start");
    }
    inside += word(30, top + size + 64, caption, "start");
    return drawing(size + 60, top + size + 80, title, inside);
}

} // namespace antiphon::emotion
