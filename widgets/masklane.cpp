#include "widgets/masklane.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace antiphon {

MaskLane::MaskLane(TimeAxis* axis, const QString& title, QWidget* parent)
    : Lane(axis, parent), m_title(title) {
    setAccessibleName(title);
    setToolTip(tr("Draw with the mouse; Alt+Delete makes all of it 1 again."));
    setWhatsThis(tr("Alt+Up and Alt+Down change the number at the cursor, Alt+Delete makes all of "
                    "it 1 again."));
}

void MaskLane::setSpan(TimeSpan span) {
    if (span == m_span)
        return;
    m_span = span;
    contentChanged();
}

void MaskLane::setValues(std::vector<double> values) {
    if (values == m_drawn.values)
        return;
    m_drawn.values = std::move(values);
    contentChanged();
    tellState();
}

void MaskLane::paintContent(QPainter& painter, const QRect&) {
    if (m_span.length() <= 0)
        return;
    const double left = xAt(m_span.start), right = xAt(m_span.end);
    const QRectF room(left, 3, right - left, height() - 6);
    paintDrawn(painter, m_drawn, room, places, tones());
}

void MaskLane::paintGutter(QPainter& painter, const QRect& gutter) {
    Lane::paintGutter(painter, gutter);
    painter.setPen(tones().faint);
    painter.drawText(gutter.adjusted(4, 0, -4, 0), Qt::AlignVCenter | Qt::AlignRight, m_title);
}

QString MaskLane::stateText() const {
    if (!axis() || m_span.length() <= 0)
        return Lane::stateText();
    const double at = axis()->cursor();
    //: a number 0 to 1 and a time
    return tr("%1 at %2")
        .arg(QLocale().toString(m_drawn.at((at - m_span.start) / m_span.length()), 'f', 2),
             timeText(at, 0.001));
}

bool MaskLane::pressed(QMouseEvent* event) {
    const double at = secondsAt(event->position().x());
    if (event->modifiers() != Qt::NoModifier || m_span.length() <= 0 || at < m_span.start ||
        at > m_span.end)
        return false;
    drawTo(event->position());
    return true;
}

void MaskLane::drawTo(QPointF point) {
    const QPointF now((secondsAt(point.x()) - m_span.start) / m_span.length(),
                      (height() - 3 - point.y()) / std::max(1, height() - 6));
    const QPointF before = m_last.value_or(now);
    m_drawn.stroke(before.x(), before.y(), now.x(), now.y(), places);
    m_last = now;
    contentChanged();
    tellState();
    Q_EMIT changed();
}

void MaskLane::mouseMoveEvent(QMouseEvent* event) {
    if (m_last)
        drawTo(event->position());
    else
        Lane::mouseMoveEvent(event);
}

void MaskLane::mouseReleaseEvent(QMouseEvent* event) {
    if (!std::exchange(m_last, std::nullopt))
        return Lane::mouseReleaseEvent(event);
    Q_EMIT strokeEnded();
}

void MaskLane::keyPressEvent(QKeyEvent* event) {
    const int key = event->key();
    const double at =
        axis() && m_span.length() > 0 ? (axis()->cursor() - m_span.start) / m_span.length() : -1;
    if (!event->modifiers().testFlag(Qt::AltModifier) || at < 0 || at > 1 ||
        (key != Qt::Key_Up && key != Qt::Key_Down && key != Qt::Key_Delete))
        return Lane::keyPressEvent(event);
    const double step =
        event->modifiers().testFlag(Qt::ShiftModifier) ? drawnFineStep : drawnKeyStep;
    const double value = m_drawn.at(at) + (key == Qt::Key_Up ? step : -step);
    if (key == Qt::Key_Delete)
        m_drawn.values.clear();
    else
        m_drawn.stroke(at, value, at, value, places);
    contentChanged();
    tellState();
    Q_EMIT changed();
    Q_EMIT strokeEnded();
}

} // namespace antiphon
