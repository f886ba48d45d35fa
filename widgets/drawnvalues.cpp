#include "widgets/drawnvalues.h"

#include "widgets/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

/// As it is kept: two decimals are more than a hand draws.
double roundedValue(double value) {
    return std::round(std::clamp(value, 0.0, 1.0) * 100) / 100;
}

} // namespace

void DrawnValues::stroke(double from, double fromValue, double to, double toValue,
                         std::size_t count) {
    if (values.size() != count) {
        DrawnValues spread;
        for (std::size_t i = 0; i < count; ++i)
            spread.values.push_back(at(double(i) / double(count - 1)));
        values = std::move(spread.values);
    }
    const double last = double(count - 1);
    double a = std::clamp(from, 0.0, 1.0) * last, b = std::clamp(to, 0.0, 1.0) * last;
    if (a > b) {
        std::swap(a, b);
        std::swap(fromValue, toValue);
    }
    for (auto i = std::size_t(std::lround(a)); i <= std::size_t(std::lround(b)); ++i) {
        const double way = b > a ? std::clamp((double(i) - a) / (b - a), 0.0, 1.0) : 1;
        values[i] = roundedValue(std::lerp(fromValue, toValue, way));
    }
}

double DrawnValues::at(double place) const {
    if (values.empty())
        return 1;
    const double x = std::clamp(place, 0.0, 1.0) * double(values.size() - 1);
    const auto below = std::size_t(x);
    const std::size_t above = std::min(below + 1, values.size() - 1);
    return std::lerp(values[below], values[above], x - double(below));
}

void paintDrawn(QPainter& painter, const DrawnValues& drawn, const QRectF& room, std::size_t points,
                const Tones& tone) {
    QPainterPath line;
    for (std::size_t i = 0; i < points; ++i) {
        const double place = points > 1 ? double(i) / double(points - 1) : 0;
        const QPointF point(room.left() + place * room.width(),
                            room.bottom() - drawn.at(place) * room.height());
        i == 0 ? line.moveTo(point) : line.lineTo(point);
    }
    QPainterPath filled = line;
    filled.lineTo(room.bottomRight());
    filled.lineTo(room.bottomLeft());
    filled.closeSubpath();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(filled, mix(tone.ground, tone.data, 0.3));
    painter.setPen(QPen(tone.data, 1.5));
    painter.drawPath(line);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

} // namespace antiphon
