#include "widgets/radarplot.h"

#include "widgets/theme.h"

#include <QLocale>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace antiphon {

RadarPlot::RadarPlot(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Percentiles"));
}

void RadarPlot::setAxes(std::vector<Axis> axes) {
    m_axes = std::move(axes);
    tellState();
}

void RadarPlot::setEmptyText(const QString& text) {
    m_empty = text;
    tellState();
}

bool RadarPlot::known() const {
    return std::any_of(m_axes.begin(), m_axes.end(),
                       [](const Axis& axis) { return std::isfinite(axis.percent); });
}

QString RadarPlot::textOf(const Axis& axis) const {
    //: an axis and its percentile, 0 to 100
    return std::isfinite(axis.percent)
               ? tr("%1 %2").arg(axis.name, locale().toString(axis.percent, 'f', 0))
               : axis.name;
}

void RadarPlot::tellState() {
    QStringList parts;
    for (const Axis& axis : m_axes)
        parts << textOf(axis);
    setAccessibleDescription(known() ? parts.join(QStringLiteral(", ")) : m_empty);
    update();
}

QPointF RadarPlot::pointOf(std::size_t axis, double percent) const {
    const double line = fontMetrics().height();
    const double radius =
        std::max(10.0, std::min(width() / 2.0 - 3 * line, height() / 2.0 - line - 4));
    const double angle =
        2 * std::numbers::pi * double(axis) / double(m_axes.size()) - std::numbers::pi / 2;
    return QRectF(rect()).center() +
           QPointF(std::cos(angle), std::sin(angle)) * (radius * percent / 100);
}

void RadarPlot::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tones tone = tonesOf(palette());
    if (!known()) {
        painter.setPen(tone.faint);
        painter.drawText(rect().adjusted(8, 8, -8, -8),
                         int(Qt::AlignCenter) | int(Qt::TextWordWrap), m_empty);
        return;
    }
    for (const int ring : {25, 50, 75, 100}) {
        QPolygonF outline;
        for (std::size_t i = 0; i < m_axes.size(); ++i)
            outline << pointOf(i, ring);
        painter.setPen(
            QPen(tone.grid, ring == 50 ? 1.6 : 1, ring == 50 ? Qt::DashLine : Qt::SolidLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolygon(outline);
    }
    QPolygonF shape;
    for (std::size_t i = 0; i < m_axes.size(); ++i) {
        painter.setPen(QPen(tone.grid, 1));
        painter.drawLine(pointOf(i, 0), pointOf(i, 100));
        shape << pointOf(i, std::isfinite(m_axes[i].percent) ? m_axes[i].percent : 0);
    }
    QColor fill = tone.data;
    fill.setAlphaF(0.3F);
    painter.setPen(QPen(tone.data, 2));
    painter.setBrush(fill);
    painter.drawPolygon(shape);
    painter.setBrush(tone.data);
    for (const QPointF& point : shape)
        painter.drawEllipse(point, 3, 3);
    painter.setPen(tone.text);
    for (std::size_t i = 0; i < m_axes.size(); ++i) {
        const QString text = textOf(m_axes[i]);
        const QRectF box = painter.fontMetrics().boundingRect(text);
        const QPointF at = pointOf(i, 100);
        const QPointF middle = QRectF(rect()).center();
        QRectF place(0, 0, box.width() + 4, box.height());
        place.moveCenter(at + QPointF(0, at.y() < middle.y() - 4   ? -box.height() * 0.7
                                         : at.y() > middle.y() + 4 ? box.height() * 0.7
                                                                   : 0));
        if (at.x() > middle.x() + 4)
            place.moveLeft(at.x() + 4);
        else if (at.x() < middle.x() - 4)
            place.moveRight(at.x() - 4);
        place.moveLeft(std::clamp(place.left(), 0.0, std::max(0.0, width() - place.width())));
        painter.drawText(place, Qt::AlignCenter, text);
    }
}

} // namespace antiphon
