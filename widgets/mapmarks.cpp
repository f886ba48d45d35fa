#include "widgets/mapmarks.h"

#include "widgets/theme.h"

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {
/// Between a point's edge and the ring around it.
constexpr double ring = 4;
} // namespace

QPointF MapMarks::toPixel(QPointF p) const {
    return {m_plot.xAxis->coordToPixel(p.x()), m_plot.yAxis->coordToPixel(p.y())};
}

std::optional<QPointF> MapMarks::pixelOf(int point) const {
    if (!m_scene.isShown(point))
        return {};
    return toPixel({m_scene.x(point), m_scene.y(point)});
}

double MapMarks::radiusOf(int point) const {
    const MapLook& look = m_points.look();
    const auto i = std::size_t(point);
    return look.diameters[i < look.size.size() ? look.size[i] : 0] / 2;
}

void MapMarks::drawRing(QPainter& painter, QPointF at, double radius, const QColor& color,
                        double width) const {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(tonesOf(palette).ground, width + 2.5));
    painter.drawEllipse(at, radius, radius);
    painter.setPen(QPen(color, width));
    painter.drawEllipse(at, radius, radius);
}

void MapMarks::drawRegion(QPainter& painter, const MapRegion& region) const {
    const Tones tone = tonesOf(palette);
    QPolygonF outline;
    for (const QPointF& p : region.outline)
        outline.append(toPixel(p));
    if (outline.size() < 3)
        return;
    QPainterPath path;
    path.addPolygon(outline);
    path.closeSubpath();
    const bool forbidden = region.kind == MapRegion::Kind::Forbidden;
    const QColor color = forbidden                                ? tone.warning
                         : region.kind == MapRegion::Kind::Refine ? tone.good
                                                                  : tone.text;
    QColor fill = color;
    fill.setAlpha(forbidden ? 26 : 18);
    painter.fillPath(path, fill);
    const QRectF box = path.boundingRect() & QRectF(area());
    if (forbidden && !box.isEmpty()) {
        // Stripes as well as colour: it must be told apart without seeing red.
        painter.save();
        painter.setClipPath(path, Qt::IntersectClip);
        fill.setAlpha(110);
        painter.setPen(QPen(fill, 1));
        constexpr double step = 9;
        QList<QLineF> lines;
        // They stand still in the window while it moves.
        for (double x = std::floor((box.left() - box.bottom()) / step) * step;
             x < box.right() - box.top(); x += step)
            lines.append(QLineF(x + box.top(), box.top(), x + box.bottom(), box.bottom()));
        painter.drawLines(lines);
        painter.restore();
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, 1.5, forbidden ? Qt::SolidLine : Qt::DashLine));
    painter.drawPath(path);
    if (!region.label.isEmpty() && !box.isEmpty()) {
        const QFontMetricsF metrics(painter.font());
        const QPointF middle(box.center().x() - metrics.horizontalAdvance(region.label) / 2 - 5,
                             box.top() + 5);
        drawPlate(painter, middle, region.label, tone.ground, color);
    }
}

void MapMarks::draw(QPainter& painter) const {
    const Tones tone = tonesOf(palette);
    painter.save();
    painter.setClipRect(area(), Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_plot.font());
    if (!emptyText.isEmpty()) {
        painter.setPen(tone.faint);
        painter.drawText(area().adjusted(24, 16, -24, -16),
                         int(Qt::AlignCenter) | int(Qt::TextWordWrap), emptyText);
    }
    for (const MapRegion& region : regions)
        drawRegion(painter, region);
    paths.drawCursors(
        painter, [this](QPointF p) { return toPixel(p); }, m_scene, palette);
    if (const auto at = pixelOf(latched)) {
        const double radius = radiusOf(latched);
        painter.setBrush(tone.playhead);
        painter.setPen(QPen(tone.ground, 1.5));
        painter.drawEllipse(*at, radius + 1, radius + 1);
        drawRing(painter, *at, radius + ring + 1, tone.playhead, 2.5);
    }
    if (!exporting)
        drawPointed(painter);
    painter.restore();
}

/// What belongs to the pointer and the keyboard.
void MapMarks::drawPointed(QPainter& painter) const {
    const Tones tone = tonesOf(palette);
    if (const auto at = pixelOf(hovered))
        drawRing(painter, *at, radiusOf(hovered) + ring, tone.text, 1.5);
    if (const auto at = pixelOf(current); at && focused) {
        drawRing(painter, *at, radiusOf(current) + ring + 3, palette.color(QPalette::Highlight),
                 2.5);
        drawRing(painter, *at, radiusOf(current) + ring, tone.text, 1);
    }
    if (gliding) {
        const QPointF from = toPixel(*gliding);
        for (const MapNeighbour& n : mixed)
            if (const auto to = pixelOf(n.point)) {
                QColor color = tone.playhead;
                color.setAlphaF(float(0.25 + 0.75 * n.weight));
                painter.setPen(QPen(color, 1 + 3 * n.weight, Qt::SolidLine, Qt::RoundCap));
                painter.drawLine(QLineF(from, *to));
                painter.setBrush(Qt::NoBrush);
                const double radius = radiusOf(n.point) + ring;
                painter.drawEllipse(*to, radius, radius);
            }
        painter.setPen(QPen(tone.ground, 2));
        painter.setBrush(tone.playhead);
        painter.drawEllipse(from, 6, 6);
    }
    if (lasso.size() > 1) {
        QPolygonF line;
        for (const QPointF& p : lasso)
            line.append(toPixel(p));
        const QColor accent = lassoRemoves ? tone.warning : palette.color(QPalette::Highlight);
        QColor fill = accent;
        fill.setAlpha(40);
        painter.setBrush(fill);
        painter.setPen(Qt::NoPen);
        painter.drawPolygon(line, Qt::OddEvenFill);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(accent, 1.6));
        painter.drawPolyline(line);
        painter.setPen(QPen(accent, 1.2, Qt::DashLine));
        painter.drawLine(QLineF(line.last(), line.first()));
    }
    if (focused) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(palette.color(QPalette::Highlight), 2));
        painter.drawRect(QRectF(area()).adjusted(1, 1, -1, -1));
    }
}

} // namespace antiphon
