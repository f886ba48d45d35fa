#include "models/emotion/plots.h"

#include "models/svg.h"

#include <algorithm>
#include <array>

namespace antiphon::emotion {
namespace {

using namespace svg;

constexpr double top = 40;

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
