#pragma once

#include "widgets/mapscene.h"

#include <QLineF>
#include <QPolygonF>

#include <span>

namespace antiphon {

/// The shown points inside an outline (even-odd: what is encircled twice is outside), ascending.
std::vector<int> pointsInside(const QPolygonF& outline, const MapScene& scene);

/// The smallest convex outline around these points; those without a place are left out.
QPolygonF convexHull(std::span<const int> points, const MapScene& scene);

} // namespace antiphon
