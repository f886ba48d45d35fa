#include "widgets/mapsprites.h"

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

// Parts of the radius that give about equal areas.
constexpr double square = 0.89, triangle = 1.42, diamond = 1.25;
constexpr double barLong = 1.18, barThick = 0.42, ringMiddle = 0.8, ringHalf = 0.28;
constexpr double sin60 = 0.8660254037844386, sin45 = 0.7071067811865476;
/// How far a shape reaches from its middle, a triangle's corner being the farthest.
constexpr double farthest = triangle;

double plus(double x, double y, double r) {
    const double a = std::abs(x), b = std::abs(y);
    return std::min(std::max(a - barThick * r, b - barLong * r),
                    std::max(a - barLong * r, b - barThick * r));
}

/// Distance to the edge, below 0 inside. Exact along straight edges, a little small at corners.
double distance(MapShape shape, double x, double y, double r) {
    switch (shape) {
    case MapShape::Disc:
        return std::hypot(x, y) - r;
    case MapShape::Square:
        return std::max(std::abs(x), std::abs(y)) - square * r;
    case MapShape::Wedge:
        y = -y;
        [[fallthrough]];
    case MapShape::Triangle:
        return std::max(y, sin60 * std::abs(x) - 0.5 * y) - 0.5 * triangle * r;
    case MapShape::Diamond:
        return sin45 * (std::abs(x) + std::abs(y) - diamond * r);
    case MapShape::Cross:
        return plus(sin45 * (x + y), sin45 * (x - y), r);
    case MapShape::Plus:
        return plus(x, y, r);
    case MapShape::Ring:
        return std::abs(std::hypot(x, y) - ringMiddle * r) - ringHalf * r;
    }
    return 1;
}

double covered(double distance) {
    return std::clamp(0.5 - distance, 0.0, 1.0);
}

QPainterPath plusOutline(double r) {
    const double l = barLong * r, t = barThick * r;
    QPainterPath path;
    path.addPolygon(QPolygonF(QList<QPointF>{{-t, -l},
                                             {t, -l},
                                             {t, -t},
                                             {l, -t},
                                             {l, t},
                                             {t, t},
                                             {t, l},
                                             {-t, l},
                                             {-t, t},
                                             {-l, t},
                                             {-l, -t},
                                             {-t, -t},
                                             {-t, -l}}));
    return path;
}

} // namespace

QPainterPath outlineOf(MapShape shape, double diameter) {
    const double r = diameter / 2;
    QPainterPath path;
    switch (shape) {
    case MapShape::Disc:
        path.addEllipse(QPointF(), r, r);
        break;
    case MapShape::Square:
        path.addRect(-square * r, -square * r, 2 * square * r, 2 * square * r);
        break;
    case MapShape::Triangle:
    case MapShape::Wedge: {
        const double up = shape == MapShape::Triangle ? -triangle * r : triangle * r;
        path.addPolygon(QPolygonF(QList<QPointF>{
            {0, up}, {sin60 * triangle * r, -up / 2}, {-sin60 * triangle * r, -up / 2}, {0, up}}));
        break;
    }
    case MapShape::Diamond:
        path.addPolygon(QPolygonF(QList<QPointF>{{0, -diamond * r},
                                                 {diamond * r, 0},
                                                 {0, diamond * r},
                                                 {-diamond * r, 0},
                                                 {0, -diamond * r}}));
        break;
    case MapShape::Plus:
        return plusOutline(r);
    case MapShape::Cross:
        return QTransform().rotate(45).map(plusOutline(r));
    case MapShape::Ring:
        path.addEllipse(QPointF(), (ringMiddle + ringHalf) * r, (ringMiddle + ringHalf) * r);
        path.addEllipse(QPointF(), (ringMiddle - ringHalf) * r, (ringMiddle - ringHalf) * r);
        break;
    }
    return path;
}

MapSprites::MapSprites(std::vector<double> diameters, double halo, double opacity)
    : m_diameters(std::move(diameters)), m_halo(halo), m_opacity(opacity),
      m_sprites((mapShapes + 1) * m_diameters.size() * phases * phases) {
    const double largest = *std::max_element(m_diameters.begin(), m_diameters.end());
    m_reach = int(std::ceil(farthest * largest / 2 + halo + 0.5)) + 1;
}

void MapSprites::draw(MapSprite& sprite, MapShape shape, double diameter, int phaseX,
                      int phaseY) const {
    const double r = diameter / 2,
                 far = (shape == MapShape::Disc ? 1 : farthest) * r + m_halo + 0.5;
    // The middle of the quarter that the point is in.
    const double cx = (phaseX + 0.5) / phases, cy = (phaseY + 0.5) / phases;
    sprite.left = int(std::floor(cx - far));
    sprite.top = int(std::floor(cy - far));
    sprite.quads = (int(std::ceil(cx + far)) - sprite.left + 3) / 4;
    sprite.rows = int(std::ceil(cy + far)) - sprite.top;
    sprite.weights.assign(std::size_t(sprite.rows * sprite.quads) * 32, 0);
    for (int row = 0; row < sprite.rows; ++row)
        for (int column = 0; column < 4 * sprite.quads; ++column) {
            const double d =
                distance(shape, sprite.left + column + 0.5 - cx, sprite.top + row + 0.5 - cy, r);
            // A dot smaller than a pixel is fainter, not larger.
            const double inside = covered(d) * m_opacity;
            const double around = m_halo > 0 ? covered(d - m_halo) * (1 - inside) : 0;
            const auto a = std::uint8_t(std::lround(255 * inside));
            const auto b = std::uint8_t(std::min(255L - a, std::lround(255 * around)));
            const auto at =
                std::size_t(row * sprite.quads + column / 4) * 32 + std::size_t(column % 4) * 4;
            std::fill_n(sprite.weights.begin() + std::ptrdiff_t(at), 4, a);
            std::fill_n(sprite.weights.begin() + std::ptrdiff_t(at) + 16, 4, b);
        }
}

} // namespace antiphon
