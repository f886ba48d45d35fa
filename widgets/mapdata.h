#pragma once

#include <QPolygonF>
#include <QString>

#include <cstdint>
#include <vector>

// What a MapView is told: plain values. A point is named by its index, from 0 on.
namespace antiphon {

/// A run of points that belong together, such as the rows of one table. Series follow each other:
/// the first has the points 0 to points - 1, and so on.
struct MapSeries {
    QString name;
    int points = 0;
};

/// A number a point, for its colour or its size. NaN: none (drawn grey, or at the usual size).
struct MapValues {
    QString title; ///< "Spectral centroid"
    QString unit;  ///< "Hz"; empty where there is none
    std::vector<float> values;
    /// What is drawn as the least and as the most; equal or NaN: the smallest and largest value.
    double low = 0, high = 0;
};

/// A kind a point, such as its cluster. Below 0: none (drawn grey). At most 250 kinds.
struct MapCategories {
    QString title;
    std::vector<int> of;
    std::vector<QString> names;
};

/// A neighbour while gliding. Weights of one glide are above 0 and sum to 1.
struct MapNeighbour {
    int point = 0;
    double weight = 0;
};

/// A way through the map, such as the frames of a song or a recorded performance.
struct MapTrajectory {
    QString name;
    /// Its places, x and y a place, in plot coordinates ...
    std::vector<float> xy;
    /// ... or the points that it passes through (then xy is ignored): it follows when they move.
    /// Below 0: a place nobody knows, left out.
    std::vector<int> points;
    /// When it is where, ascending, one a place; empty: place i at i seconds.
    std::vector<double> seconds;
    int color = 0; ///< of seriesColor()
};

/// A place on the map with a meaning.
struct MapRegion {
    enum class Kind { Plain, Forbidden, Refine } kind = Kind::Plain;
    QPolygonF outline; ///< plot coordinates, closed by itself
    QString label;
};

/// The smallest convex outline around some places (Andrew 1979), anticlockwise; those that are not
/// finite are left out.
QPolygonF convexHull(std::vector<QPointF> places);

} // namespace antiphon
