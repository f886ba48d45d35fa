#include "widgets/valuestrip.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace antiphon {

ValueStrip::ValueStrip(TimeAxis* axis, const QString& title, QWidget* parent)
    : Lane(axis, parent), m_title(title) {
    setAccessibleName(title);
}

void ValueStrip::setValues(std::vector<float> values, double hop,
                           std::vector<std::uint8_t> counts) {
    m_values = std::move(values);
    m_counts = std::move(counts);
    m_hop = hop;
    contentChanged();
    tellState();
}

void ValueStrip::setBounds(double low, double high) {
    m_low = low;
    m_high = high > low ? high : low + 1;
    contentChanged();
}

double ValueStrip::valueAt(double seconds) const {
    const double place = m_hop > 0 ? std::round(seconds / m_hop) : -1;
    return place >= 0 && place < double(m_values.size()) ? double(m_values[std::size_t(place)])
                                                         : NAN;
}

void ValueStrip::paintContent(QPainter& painter, const QRect& dirty) {
    if (m_values.empty() || !(m_hop > 0))
        return;
    const auto y = [this](double value) {
        const double share = std::clamp((value - m_low) / (m_high - m_low), 0.0, 1.0);
        return double(height()) - 2 - share * (height() - 4);
    };
    const auto last = std::ptrdiff_t(m_values.size()) - 1;
    const auto valueAtX = [&](double x) {
        return std::ptrdiff_t(std::floor(secondsAt(x) / m_hop));
    };
    QPolygonF line;
    for (int x = dirty.left(); x <= dirty.right() + 1; ++x) {
        // Of what lies below one pixel the largest is shown: a peak must not get lost.
        const auto from = std::clamp<std::ptrdiff_t>(valueAtX(x), 0, last);
        const auto to = std::clamp<std::ptrdiff_t>(valueAtX(x + 1), from, last);
        if (secondsAt(x) < 0 || valueAtX(x) > last)
            continue;
        const auto begin = m_values.begin() + from;
        const float most = *std::max_element(begin, m_values.begin() + to + 1);
        line << QPointF(x, y(double(most)));
        const bool silent = !m_counts.empty() && m_counts[std::size_t(from)] == 0;
        if (silent)
            hatch(painter, QRectF(x, 0, 1, height()), tones().faint);
    }
    if (line.isEmpty())
        return;
    QPolygonF area = line;
    area << QPointF(line.last().x(), height()) << QPointF(line.first().x(), height());
    QColor fill = tones().data;
    fill.setAlphaF(0.35F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawPolygon(area);
    painter.setPen(QPen(tones().data, 1));
    painter.drawPolyline(line);
}

void ValueStrip::paintGutter(QPainter& painter, const QRect& gutter) {
    painter.setPen(tones().faint);
    painter.drawText(gutter.adjusted(2, 0, -4, 0),
                     int(Qt::AlignRight) | int(Qt::AlignVCenter) | int(Qt::TextWordWrap), m_title);
}

QString ValueStrip::stateText() const {
    if (m_values.empty())
        return tr("Nothing measured");
    const double value = axis() ? valueAt(axis()->cursor()) : NAN;
    //: of a measure over time
    return std::isfinite(value) ? tr("%1 at the cursor").arg(locale().toString(value, 'f', 3))
                                : tr("No value at the cursor");
}

bool ValueStrip::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const double seconds = secondsAt(help->pos().x());
        if (const double value = valueAt(seconds); std::isfinite(value))
            QToolTip::showText(help->globalPos(),
                               QStringLiteral("%1 s: %2")
                                   .arg(timeText(seconds, 0.01), locale().toString(value, 'f', 3)),
                               this);
        else
            QToolTip::hideText();
        return true;
    }
    return Lane::event(event);
}

} // namespace antiphon
