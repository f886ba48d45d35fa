#pragma once

#include "widgets/mappaths.h"
#include "widgets/mappoints.h"
#include "widgets/mapscene.h"
#include "widgets/qcp.h"

#include <QPalette>

namespace antiphon {

/// What lies over the points and changes without them: rings, lasso, regions, cursors. No part of
/// the plot's layers but painted over its picture, so that moving a cursor draws no point anew.
class MapMarks {
public:
    /// All must outlive it.
    MapMarks(const QCustomPlot& plot, const MapScene& scene, const MapPoints& points)
        : m_plot(plot), m_scene(scene), m_points(points) {}

    /// Over the plot's picture at the widget's size; painter in the widget's pixels.
    void draw(QPainter& painter) const;

    // Told before each drawing; -1 and empty: none.
    int current = -1, hovered = -1, latched = -1;
    QPolygonF lasso; ///< plot coordinates
    bool lassoRemoves = false;
    std::optional<QPointF> gliding;
    std::vector<MapNeighbour> mixed; ///< of the glide
    QString emptyText;
    bool focused = false;
    bool exporting = false; ///< leaves out what belongs to the pointer and the keyboard
    QPalette palette;
    MapPaths paths;
    std::vector<MapRegion> regions;

private:
    QRect area() const { return m_plot.axisRect()->rect(); }
    QPointF toPixel(QPointF plotPosition) const;
    std::optional<QPointF> pixelOf(int point) const;
    /// Half of how large a point is drawn.
    double radiusOf(int point) const;
    void drawPointed(QPainter& painter) const;
    void drawRegion(QPainter& painter, const MapRegion& region) const;
    void drawRing(QPainter& painter, QPointF at, double radius, const QColor& color,
                  double width) const;

    const QCustomPlot& m_plot;
    const MapScene& m_scene;
    const MapPoints& m_points;
};

} // namespace antiphon
