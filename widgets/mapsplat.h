#pragma once

#include "widgets/colormap.h"
#include "widgets/mapencode.h"

#include <QImage>

namespace antiphon {

/// Where plot coordinates lie in an image: pixel x = (x - left) * scaleX, y = (top - y) * scaleY.
struct MapFrame {
    double left = 0, top = 0;      ///< plot coordinates of the image's upper left corner
    double scaleX = 1, scaleY = 1; ///< pixels a unit

    QPointF toPixel(double x, double y) const { return {(x - left) * scaleX, (top - y) * scaleY}; }
};

/// How near the edge of an image points may be cut off: splatPoints() is right inside of that.
int splatMargin(const MapSprites& sprites);

/// Draws the shown points into an image (premultiplied ARGB) and replaces what was there. Later
/// points lie on earlier ones, selected ones on all. Front to back: covered pixels cost little.
void splatPoints(QImage& image, const MapFrame& frame, const MapScene& scene, const MapLook& look,
                 MapSprites& sprites);
/// The same for a part, all of it right: each pixel comes out as if the whole had been drawn.
void splatPart(QImage& image, const QRect& part, const MapFrame& frame, const MapScene& scene,
               const MapLook& look, MapSprites& sprites);

/// Colours each cell of `cell` pixels by how many shown points lie there, on a logarithmic scale up
/// to the fullest cell; empty cells stay clear. `scratch` is for any use, and faster when kept.
void shadeDensity(QImage& image, const MapFrame& frame, const MapScene& scene,
                  const ColorMap& colors, int cell, std::vector<std::uint32_t>& scratch);

} // namespace antiphon
