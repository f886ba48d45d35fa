#pragma once

#include "widgets/mapscene.h"

#include <QPainter>

#include <functional>
#include <map>
#include <optional>

namespace antiphon {

/// Ways through a map and what moves along them. Draws them; knows no widget.
class MapPaths {
public:
    using ToPixel = std::function<QPointF(QPointF plotPosition)>;

    void setTrajectories(std::vector<MapTrajectory> list);
    const std::vector<MapTrajectory>& trajectories() const { return m_list; }
    bool setTime(int trajectory, std::optional<double> seconds);
    void setLive(int cursor, const QString& name);
    void moveLive(int cursor, std::optional<QPointF> position);

    /// Where the trajectories with places of their own are, save for the tenth that is farthest
    /// out on either axis.
    std::optional<QRectF> extent() const { return m_extent; }
    /// Some trajectory follows points: it moves when they do.
    bool followsPoints() const;
    /// A trajectory's i-th place, if it is known.
    std::optional<QPointF> place(const MapTrajectory& trajectory, std::size_t i,
                                 const MapScene& scene) const;
    /// Where it is then, between two places on the straight line.
    std::optional<QPointF> placeAt(const MapTrajectory& trajectory, double seconds,
                                   const MapScene& scene) const;

    /// The ways, thinned to a few thousand lines each. `scale`: the painter's pixels to 1/96 inch.
    void drawWays(QPainter& painter, const ToPixel& toPixel, const MapScene& scene,
                  const QColor& ground, double scale) const;
    /// Cursors with fading tails and names. Pixels of 1/96 inch. One that is outside of the
    /// painter's clip is an arrow at its edge.
    void drawCursors(QPainter& painter, const ToPixel& toPixel, const MapScene& scene,
                     const QPalette& palette) const;

private:
    struct Live {
        QString name;
        QPolygonF tail; ///< the last is where it is
    };
    static std::size_t length(const MapTrajectory& trajectory);
    static double timeOf(const MapTrajectory& trajectory, std::size_t i);

    std::vector<MapTrajectory> m_list;
    std::vector<std::optional<double>> m_times;
    std::optional<QRectF> m_extent;
    std::map<int, Live> m_live;
};

/// A short text on a rounded plate that keeps it readable over anything; `corner`: its upper left.
void drawPlate(QPainter& painter, QPointF corner, const QString& text, const QColor& ground,
               const QColor& ink);

} // namespace antiphon
