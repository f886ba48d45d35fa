#include "widgets/colormap.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace antiphon {

// OKLab and its matrices: Ottosson 2020.
namespace {

struct Linear {
    double r, g, b;
    bool inside() const {
        const auto ok = [](double v) { return v >= -1e-4 && v <= 1 + 1e-4; };
        return ok(r) && ok(g) && ok(b);
    }
};

Linear fromOkLab(double lightness, double a, double b) {
    const auto cube = [](double v) { return v * v * v; };
    const double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
    const double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
    const double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
    return {4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s};
}

int encoded(double v) {
    v = std::clamp(v, 0.0, 1.0);
    return int(
        std::lround(255 * (v <= 0.0031308 ? 12.92 * v : 1.055 * std::pow(v, 1 / 2.4) - 0.055)));
}

ColorMap make(Scheme scheme) {
    const bool dark = scheme == Scheme::Dark;
    ColorMap map{};
    for (int i = 0; i < 256; ++i) {
        const double x = i / 255.0;
        const double lightness = dark ? 0.20 + 0.76 * x : 0.995 - 0.775 * x;
        // Blue-violet to yellow through red when it gets lighter, the other way round on paper.
        const double hue = (dark ? 265 + 205 * x : 465 - 200 * x) * std::numbers::pi / 180;
        double chroma = 0.19 * std::sin(std::numbers::pi * std::pow(x, dark ? 0.9 : 1.15));
        Linear c = fromOkLab(lightness, chroma * std::cos(hue), chroma * std::sin(hue));
        while (!c.inside() && chroma > 0) {
            chroma = std::max(0.0, chroma - 0.002);
            c = fromOkLab(lightness, chroma * std::cos(hue), chroma * std::sin(hue));
        }
        map[std::size_t(i)] = qRgb(encoded(c.r), encoded(c.g), encoded(c.b));
    }
    return map;
}

} // namespace

const ColorMap& colorMapOf(Scheme scheme) {
    static const ColorMap light = make(Scheme::Light), dark = make(Scheme::Dark);
    return scheme == Scheme::Dark ? dark : light;
}

QColor velocityColor(int velocity, Scheme scheme) {
    const double force = std::clamp(velocity, 1, 127) / 127.0;
    return colorMapOf(scheme)[std::size_t((0.28 + 0.60 * force) * 255)];
}

double lightnessOf(const QColor& color) {
    const auto linear = [](double v) {
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    const double r = linear(color.redF()), g = linear(color.greenF()), b = linear(color.blueF());
    const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s;
}

} // namespace antiphon
