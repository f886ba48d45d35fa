#pragma once

#include "widgets/mapscene.h"
#include "widgets/mapsprites.h"

#include <QPalette>
#include <QRgb>

namespace antiphon {

/// How each point looks: indices into small tables, so that another palette or a selection changes
/// the tables and not a million points.
struct MapLook {
    std::vector<std::uint16_t> color; ///< one a point, of `colors`
    std::vector<std::uint8_t> shape;  ///< one a point, a MapShape; empty: all discs
    std::vector<std::uint8_t> size;   ///< one a point, of `diameters`; empty: all the first
    std::vector<QRgb> colors;         ///< opaque
    std::vector<QRgb> dimmed;         ///< of those that are not selected while others are
    std::vector<double> diameters;    ///< pixels of 1/96 inch
    QRgb ground = 0;                  ///< around each point, so that neighbours stay apart
    QRgb mark = 0;                    ///< around selected ones
    double halo = 0;                  ///< how wide that is, pixels of 1/96 inch
    double opacity = 1;
};

/// The index in MapLook::colors of a point that has no value or kind.
constexpr std::uint16_t noColor = 256;

/// Diameter for so many points.
double usualDiameter(int points);

/// What stands for the part `x` (0 ... 1) of the range of values. Not the whole of the colour map:
/// its first third is too near to the ground for a dot.
QRgb colorOfPart(double x, const QPalette& palette);
/// Of a series or a kind: eight colours, and a shape that differs wherever the colour is the same.
QRgb colorOfKind(std::size_t kind, const QPalette& palette);
MapShape shapeOfKind(std::size_t kind);
/// Of what is of no kind.
QRgb colorOfNone(const QPalette& palette);

/// Diameters for a size, smallest first.
constexpr int sizeSteps = 12;
double diameterOfPart(double x, double usual);

/// diameter 0: by the number of points.
MapLook encode(const MapScene& scene, const QPalette& palette, double diameter);
/// Only the tables, for another palette.
void encodeTables(MapLook& look, const MapScene& scene, const QPalette& palette, double diameter);

} // namespace antiphon
