#include "widgets/mappaths.h"

#include "widgets/theme.h"

#include <QPalette>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace antiphon {

namespace {

constexpr double tailSeconds = 3;
constexpr int liveTail = 60;
constexpr int mostLines = 3000;
constexpr int tailSteps = 12;

QPen penOf(const MapTrajectory& trajectory, double width) {
    static constexpr std::array<Qt::PenStyle, 4> dashes = {Qt::SolidLine, Qt::DashLine,
                                                           Qt::DashDotLine, Qt::DotLine};
    QPen pen(seriesColor(trajectory.color), width,
             dashes[std::size_t(std::max(0, trajectory.color / seriesColors)) % dashes.size()]);
    pen.setJoinStyle(Qt::RoundJoin);
    pen.setCapStyle(Qt::RoundCap);
    return pen;
}

/// Thin and faint at its beginning, strong at its end.
void drawTail(QPainter& painter, const QPolygonF& tail, QColor color) {
    painter.setBrush(Qt::NoBrush);
    for (int s = 0; s < tailSteps; ++s) {
        const qsizetype first = (tail.size() - 1) * s / tailSteps;
        const qsizetype last = (tail.size() - 1) * (s + 1) / tailSteps;
        if (last <= first)
            continue;
        const double part = (s + 1.0) / tailSteps;
        color.setAlphaF(float(0.85 * part));
        painter.setPen(QPen(color, 1 + 2.5 * part, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(tail.constData() + first, int(last - first + 1));
    }
}

/// A triangle that points away from the middle of the map.
QPolygonF arrowAt(QPointF at, QPointF towards) {
    const QLineF line(at, towards);
    const QPointF along = (line.p2() - line.p1()) / line.length(), across(-along.y(), along.x());
    return QPolygonF(
        QList<QPointF>{at + 7 * along, at - 5 * along + 7 * across, at - 5 * along - 7 * across});
}

/// The range that holds nine tenths of the numbers; moves them about.
std::pair<double, double> bulk(std::vector<float>& numbers) {
    const std::size_t out = numbers.size() / 20;
    const auto low = numbers.begin() + std::ptrdiff_t(out);
    const auto high = numbers.end() - 1 - std::ptrdiff_t(out);
    std::nth_element(numbers.begin(), low, numbers.end());
    const double least = double(*low);
    std::nth_element(low, high, numbers.end());
    return {least, double(*high)};
}

QSizeF plateSize(const QPainter& painter, const QString& text) {
    const QFontMetricsF metrics(painter.font());
    return {metrics.horizontalAdvance(text) + 10, metrics.height() + 2};
}

void drawHead(QPainter& painter, QPointF at, const QColor& color, const Tones& tone,
              const QString& name) {
    const QRectF room = painter.clipBoundingRect();
    constexpr double edge = 12;
    const QRectF inner = room.adjusted(edge, edge, -edge, -edge);
    const bool outside = painter.hasClipping() && inner.isValid() && !room.contains(at);
    const QPointF place = outside ? QPointF(std::clamp(at.x(), inner.left(), inner.right()),
                                            std::clamp(at.y(), inner.top(), inner.bottom()))
                                  : at;
    for (const QPen& pen : {QPen(tone.ground, 4), QPen(tone.text, 1.5)}) {
        painter.setPen(pen);
        painter.setBrush(color);
        if (outside)
            painter.drawPolygon(arrowAt(place, at));
        else
            painter.drawEllipse(place, 6, 6);
    }
    if (name.isEmpty())
        return;
    // On the other side where the edge of the map would cut it off.
    const double width = plateSize(painter, name).width();
    const bool left = painter.hasClipping() && place.x() + 11 + width > room.right() &&
                      place.x() - 11 - width >= room.left();
    drawPlate(painter, place + QPointF(left ? -11 - width : 11, -9), name, tone.ground, tone.text);
}

} // namespace

void drawPlate(QPainter& painter, QPointF corner, const QString& text, const QColor& ground,
               const QColor& ink) {
    const QRectF plate(corner, plateSize(painter, text));
    QColor behind = ground;
    behind.setAlphaF(0.85F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(behind);
    painter.drawRoundedRect(plate, 3, 3);
    painter.setPen(ink);
    painter.drawText(plate, Qt::AlignCenter, text);
}

std::size_t MapPaths::length(const MapTrajectory& t) {
    const std::size_t places = t.points.empty() ? t.xy.size() / 2 : t.points.size();
    return t.seconds.empty() ? places : std::min(places, t.seconds.size());
}

double MapPaths::timeOf(const MapTrajectory& t, std::size_t i) {
    return t.seconds.empty() ? double(i) : t.seconds[i];
}

void MapPaths::setTrajectories(std::vector<MapTrajectory> list) {
    m_list = std::move(list);
    m_times.assign(m_list.size(), std::nullopt);
    std::vector<float> x, y;
    for (const MapTrajectory& t : m_list)
        if (t.points.empty())
            for (std::size_t i = 0; i < length(t); ++i)
                if (std::isfinite(t.xy[2 * i]) && std::isfinite(t.xy[2 * i + 1])) {
                    x.push_back(t.xy[2 * i]);
                    y.push_back(t.xy[2 * i + 1]);
                }
    m_extent.reset();
    if (x.empty())
        return;
    const auto [left, right] = bulk(x);
    const auto [bottom, top] = bulk(y);
    m_extent = QRectF(QPointF(left, bottom), QPointF(right, top));
}

bool MapPaths::setTime(int trajectory, std::optional<double> seconds) {
    if (trajectory < 0 || std::size_t(trajectory) >= m_times.size())
        return false;
    m_times[std::size_t(trajectory)] = seconds;
    return true;
}

void MapPaths::setLive(int cursor, const QString& name) {
    m_live[cursor].name = name;
}

void MapPaths::moveLive(int cursor, std::optional<QPointF> position) {
    QPolygonF& tail = m_live[cursor].tail;
    if (!position || !std::isfinite(position->x()) || !std::isfinite(position->y()))
        return tail.clear();
    if (tail.size() >= liveTail)
        tail.removeFirst();
    tail.append(*position);
}

bool MapPaths::followsPoints() const {
    return std::any_of(m_list.begin(), m_list.end(),
                       [](const auto& t) { return !t.points.empty(); });
}

std::optional<QPointF> MapPaths::place(const MapTrajectory& t, std::size_t i,
                                       const MapScene& scene) const {
    QPointF at;
    if (!t.points.empty()) {
        if (!scene.valid(t.points[i]))
            return {};
        at = {scene.x(t.points[i]), scene.y(t.points[i])};
    } else {
        at = {t.xy[2 * i], t.xy[2 * i + 1]};
    }
    if (!std::isfinite(at.x()) || !std::isfinite(at.y()))
        return {};
    return at;
}

std::optional<QPointF> MapPaths::placeAt(const MapTrajectory& t, double seconds,
                                         const MapScene& scene) const {
    const std::size_t n = length(t);
    if (n == 0)
        return {};
    std::size_t after = 0;
    for (std::size_t count = n; count > 0;) {
        const std::size_t half = count / 2;
        if (timeOf(t, after + half) <= seconds) {
            after += half + 1;
            count -= half + 1;
        } else {
            count = half;
        }
    }
    if (after == 0 || after == n)
        return place(t, after == 0 ? 0 : n - 1, scene);
    const auto a = place(t, after - 1, scene), b = place(t, after, scene);
    if (!a || !b)
        return a ? a : b;
    const double from = timeOf(t, after - 1), to = timeOf(t, after);
    return *a + (*b - *a) * ((seconds - from) / (to - from));
}

void MapPaths::drawWays(QPainter& painter, const ToPixel& toPixel, const MapScene& scene,
                        const QColor& ground, double scale) const {
    painter.setRenderHint(QPainter::Antialiasing);
    for (const MapTrajectory& t : m_list) {
        QPolygonF all;
        for (std::size_t i = 0; i < length(t); ++i)
            if (const auto at = place(t, i, scene))
                all.append(toPixel(*at));
        if (all.isEmpty())
            continue;
        // What turns within a pixel or two cannot be seen; the step grows until it is few enough.
        QPolygonF way;
        for (double step = 1.5 * scale;; step *= 2) {
            way = {all.first()};
            for (const QPointF& p : all)
                if (QLineF(way.last(), p).length() >= step)
                    way.append(p);
            if (way.size() <= mostLines)
                break;
        }
        way.append(all.last());
        QPen pen = penOf(t, 1.6 * scale);
        QColor color = pen.color();
        color.setAlphaF(0.9F);
        pen.setColor(color);
        painter.setBrush(Qt::NoBrush);
        // An edge of the ground's colour keeps it apart from points of its own.
        QColor edge = ground;
        edge.setAlphaF(0.7F);
        painter.setPen(QPen(edge, 3.8 * scale, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(way);
        painter.setPen(pen);
        painter.drawPolyline(way);
        painter.setBrush(pen.color());
        painter.setPen(Qt::NoPen);
        painter.drawEllipse(way.first(), 3 * scale, 3 * scale);
    }
}

void MapPaths::drawCursors(QPainter& painter, const ToPixel& toPixel, const MapScene& scene,
                           const QPalette& palette) const {
    const Tones tone = tonesOf(palette);
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t k = 0; k < m_list.size(); ++k) {
        if (!m_times[k])
            continue;
        const MapTrajectory& t = m_list[k];
        const auto head = placeAt(t, *m_times[k], scene);
        if (!head)
            continue;
        QPolygonF tail;
        constexpr int tailPoints = 90;
        for (int i = tailPoints; i > 0; --i) {
            const double at = *m_times[k] - tailSeconds * i / tailPoints;
            if (at >= timeOf(t, 0))
                if (const auto p = placeAt(t, at, scene))
                    tail.append(toPixel(*p));
        }
        tail.append(toPixel(*head));
        drawTail(painter, tail, seriesColor(t.color));
        drawHead(painter, tail.last(), seriesColor(t.color), tone, t.name);
    }
    for (const auto& [cursor, live] : m_live) {
        if (live.tail.isEmpty())
            continue;
        QPolygonF tail;
        for (const QPointF& p : live.tail)
            tail.append(toPixel(p));
        // The musician in the accent of playing, others in the series' colours.
        const QColor color = cursor == 0 ? tone.playhead : seriesColor(cursor - 1);
        drawTail(painter, tail, color);
        drawHead(painter, tail.last(), color, tone, live.name);
    }
}

} // namespace antiphon
