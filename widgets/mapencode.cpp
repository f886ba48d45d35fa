#include "widgets/mapencode.h"

#include "widgets/colormap.h"
#include "widgets/theme.h"

#include <algorithm>
#include <cmath>

namespace antiphon {

double usualDiameter(int points) {
    return std::clamp(9 - 1.9 * (std::log10(std::max(1, points)) - 2.5), 2.5, 9.0);
}

QRgb colorOfPart(double x, const QPalette& palette) {
    const double place = 0.34 + 0.66 * std::clamp(x, 0.0, 1.0);
    return colorMapOf(schemeOf(palette))[std::size_t(std::lround(255 * place))];
}

QRgb colorOfKind(std::size_t kind, const QPalette& palette) {
    return kindColor(int(kind), schemeOf(palette)).rgb();
}

MapShape shapeOfKind(std::size_t kind) {
    // The second eight have the same colours and other shapes.
    return MapShape((kind + kind / seriesColors) % mapShapes);
}

QRgb colorOfNone(const QPalette& palette) {
    const Tones tone = tonesOf(palette);
    return mix(tone.ground, tone.text, 0.45).rgb();
}

double diameterOfPart(double x, double usual) {
    // Area grows with the value, as the eye compares areas.
    const double least = 0.55, most = 2.1;
    return usual *
           std::sqrt(least * least + (most * most - least * least) * std::clamp(x, 0.0, 1.0));
}

void encodeTables(MapLook& look, const MapScene& scene, const QPalette& palette, double diameter) {
    const Tones tone = tonesOf(palette);
    look.colors.assign(noColor + 1, 0);
    for (std::size_t i = 0; i < noColor; ++i)
        look.colors[i] = scene.colorBy == MapScene::ColorBy::Values
                             ? colorOfPart(double(i) / 255, palette)
                             : colorOfKind(i, palette);
    // One series alone is no kind among others.
    if (scene.colorBy == MapScene::ColorBy::Series && scene.series.size() == 1)
        look.colors[0] = tone.data.rgb();
    look.colors[noColor] = colorOfNone(palette);
    look.dimmed.resize(look.colors.size());
    std::transform(look.colors.begin(), look.colors.end(), look.dimmed.begin(),
                   [&](QRgb c) { return mix(tone.ground, QColor(c), 0.3).rgb(); });
    look.ground = tone.ground.rgb();
    look.mark = tone.text.rgb();

    const double usual = diameter > 0 ? diameter : usualDiameter(scene.count());
    look.halo = usual >= 5 ? 0.75 : 0;
    look.opacity = 1;
    look.diameters.assign(1, usual);
    if (!scene.sizes.values.empty()) {
        look.diameters.clear();
        for (int i = 0; i < sizeSteps; ++i)
            look.diameters.push_back(diameterOfPart(double(i) / (sizeSteps - 1), usual));
    }
}

MapLook encode(const MapScene& scene, const QPalette& palette, double diameter) {
    MapLook look;
    encodeTables(look, scene, palette, diameter);
    const auto n = std::size_t(scene.count());
    look.color.resize(n);
    const bool byKind = scene.colorBy == MapScene::ColorBy::Kinds;
    // Several series are told apart by shape, so that the colour is free for what it shows.
    const bool shapeOfSeries = scene.series.size() > 1;
    const bool missing = scene.colorBy == MapScene::ColorBy::Values && scene.anyValueMissing();
    if (shapeOfSeries || byKind || missing)
        look.shape.assign(n, std::uint8_t(MapShape::Disc));
    const double scale = 255 / (scene.values.high - scene.values.low);
    for (std::size_t i = 0; i < n; ++i) {
        std::uint16_t color = scene.seriesOf[i];
        if (scene.colorBy == MapScene::ColorBy::Values) {
            const double v = scene.values.values[i];
            color =
                std::isfinite(v)
                    ? std::uint16_t(std::clamp((v - scene.values.low) * scale, 0.0, 255.0) + 0.5)
                    : noColor;
        } else if (byKind) {
            const std::size_t kind = scene.kindOf(i);
            color = kind < scene.kinds.names.size() ? std::uint16_t(kind) : noColor;
        }
        look.color[i] = color;
        if (look.shape.empty())
            continue;
        if (shapeOfSeries)
            look.shape[i] = std::uint8_t(shapeOfKind(scene.seriesOf[i]));
        else if (color == noColor)
            look.shape[i] = std::uint8_t(MapShape::Ring);
        else if (byKind)
            look.shape[i] = std::uint8_t(shapeOfKind(color));
    }
    if (!scene.sizes.values.empty()) {
        const double sizeScale = (sizeSteps - 1) / (scene.sizes.high - scene.sizes.low);
        look.size.resize(n);
        for (std::size_t i = 0; i < n; ++i) {
            const double v = scene.sizes.values[i];
            const double step = std::isfinite(v) ? (v - scene.sizes.low) * sizeScale : 0;
            look.size[i] = std::uint8_t(std::clamp(step, 0.0, sizeSteps - 1.0) + 0.5);
        }
    }
    return look;
}

} // namespace antiphon
