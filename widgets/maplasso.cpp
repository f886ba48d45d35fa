#include "widgets/maplasso.h"

#include <algorithm>

namespace antiphon {

std::vector<int> pointsInside(const QPolygonF& outline, const MapScene& scene) {
    std::vector<int> inside;
    const QRectF box = outline.boundingRect();
    if (outline.size() < 3 || box.isEmpty())
        return inside;
    // Edges by horizontal bands: a point is tested against those of its band only.
    constexpr int bands = 256;
    const auto bandOf = [&](double y) {
        return std::size_t(std::clamp((y - box.top()) / box.height() * bands, 0.0, bands - 1.0));
    };
    std::vector<std::vector<QLineF>> edges(bands);
    for (qsizetype i = 0; i < outline.size(); ++i) {
        const QLineF edge(outline[i], outline[(i + 1) % outline.size()]);
        const auto [low, high] = std::minmax({edge.y1(), edge.y2()});
        for (std::size_t band = bandOf(low); band <= bandOf(high); ++band)
            edges[band].push_back(edge);
    }
    for (int point = 0; point < scene.count(); ++point) {
        const double x = scene.x(point), y = scene.y(point);
        if (!scene.isShown(point) || x < box.left() || x > box.right() || y < box.top() ||
            y > box.bottom())
            continue;
        bool in = false;
        for (const QLineF& e : edges[bandOf(y)])
            if ((e.y1() > y) != (e.y2() > y) &&
                x < e.x1() + (y - e.y1()) / (e.y2() - e.y1()) * (e.x2() - e.x1()))
                in = !in;
        if (in)
            inside.push_back(point);
    }
    return inside;
}

QPolygonF convexHull(std::span<const int> points, const MapScene& scene) {
    std::vector<QPointF> places;
    for (const int p : points)
        if (scene.valid(p))
            places.emplace_back(scene.x(p), scene.y(p));
    return convexHull(std::move(places));
}

QPolygonF convexHull(std::vector<QPointF> sorted) {
    std::erase_if(sorted, [](QPointF p) { return !std::isfinite(p.x()) || !std::isfinite(p.y()); });
    std::sort(sorted.begin(), sorted.end(),
              [](QPointF a, QPointF b) { return a.x() != b.x() ? a.x() < b.x() : a.y() < b.y(); });
    QPolygonF hull;
    const auto addSide = [&](auto first, auto last) {
        const qsizetype start = hull.size();
        for (auto p = first; p != last; ++p) {
            const auto turnsRight = [&] {
                const QPointF a = hull[hull.size() - 1] - hull[hull.size() - 2];
                const QPointF b = *p - hull[hull.size() - 1];
                return a.x() * b.y() - a.y() * b.x() <= 0;
            };
            while (hull.size() >= start + 2 && turnsRight())
                hull.removeLast();
            hull.append(*p);
        }
        // The end of one side begins the other.
        if (hull.size() > start + 1)
            hull.removeLast();
    };
    addSide(sorted.begin(), sorted.end());
    if (sorted.size() > 1)
        addSide(sorted.rbegin(), sorted.rend());
    return hull;
}

} // namespace antiphon
