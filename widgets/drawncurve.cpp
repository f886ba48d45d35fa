#include "widgets/drawncurve.h"

#include "widgets/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace antiphon {

DrawnCurve::DrawnCurve(const QString& name, const QString& low, const QString& high,
                       QWidget* parent)
    : QWidget(parent), m_low(low), m_high(high) {
    setAccessibleName(name);
    setToolTip(tr("Draw with the mouse; Delete makes all of it 1 again."));
    setWhatsThis(tr("Left and Right choose a place, Up and Down change the number there, Page Up "
                    "and Page Down make it 1 and 0, Delete makes all of it 1 again."));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::CrossCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    tell();
}

void DrawnCurve::setValues(std::vector<double> values) {
    if (values == m_drawn.values)
        return;
    m_drawn.values = std::move(values);
    tell();
    update();
}

QRectF DrawnCurve::room() const {
    return QRectF(rect()).adjusted(3, 3, -3, -fontMetrics().height() - 3);
}

void DrawnCurve::paintEvent(QPaintEvent*) {
    const Tones tone = tonesOf(palette());
    const QRectF inside = room();
    QPainter painter(this);
    painter.fillRect(inside, tone.ground);
    painter.setPen(tone.grid);
    painter.drawLine(QPointF(inside.left(), inside.center().y()),
                     QPointF(inside.right(), inside.center().y()));
    paintDrawn(painter, m_drawn, inside, places, tone);
    painter.setPen(hasFocus() ? palette().color(QPalette::Highlight) : tone.grid);
    painter.drawRect(inside);
    if (hasFocus()) {
        const double place = double(m_place) / double(places - 1);
        painter.setBrush(tone.text);
        painter.drawEllipse(QPointF(inside.left() + place * inside.width(),
                                    inside.bottom() - m_drawn.at(place) * inside.height()),
                            3, 3);
    }
    painter.setPen(tone.faint);
    const QRectF below(inside.left(), inside.bottom() + 1, inside.width(), fontMetrics().height());
    painter.drawText(below, Qt::AlignLeft | Qt::AlignTop, m_low);
    painter.drawText(below, Qt::AlignRight | Qt::AlignTop, m_high);
}

void DrawnCurve::drawTo(QPointF point) {
    const QRectF inside = room();
    const QPointF now((point.x() - inside.left()) / inside.width(),
                      (inside.bottom() - point.y()) / inside.height());
    const QPointF before = m_last.value_or(now);
    m_drawn.stroke(before.x(), before.y(), now.x(), now.y(), places);
    m_last = now;
    m_place = std::size_t(std::lround(std::clamp(now.x(), 0.0, 1.0) * double(places - 1)));
    tell();
    update();
    Q_EMIT changed();
}

void DrawnCurve::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        drawTo(event->position());
}

void DrawnCurve::mouseMoveEvent(QMouseEvent* event) {
    if (m_last)
        drawTo(event->position());
}

void DrawnCurve::mouseReleaseEvent(QMouseEvent*) {
    if (std::exchange(m_last, std::nullopt))
        Q_EMIT strokeEnded();
}

void DrawnCurve::keyPressEvent(QKeyEvent* event) {
    const double place = double(m_place) / double(places - 1);
    const double step =
        event->modifiers().testFlag(Qt::ShiftModifier) ? drawnFineStep : drawnKeyStep;
    const auto put = [&](double value) { m_drawn.stroke(place, value, place, value, places); };
    switch (event->key()) {
    case Qt::Key_Left:
        m_place = m_place > 0 ? m_place - 1 : 0;
        break;
    case Qt::Key_Right:
        m_place = std::min(m_place + 1, places - 1);
        break;
    case Qt::Key_Home:
        m_place = 0;
        break;
    case Qt::Key_End:
        m_place = places - 1;
        break;
    case Qt::Key_Up:
        put(m_drawn.at(place) + step);
        break;
    case Qt::Key_Down:
        put(m_drawn.at(place) - step);
        break;
    case Qt::Key_PageUp:
        put(1);
        break;
    case Qt::Key_PageDown:
        put(0);
        break;
    case Qt::Key_Delete:
        m_drawn.values.clear();
        break;
    default:
        return QWidget::keyPressEvent(event);
    }
    tell();
    update();
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Home:
    case Qt::Key_End:
        return;
    default:
        Q_EMIT changed();
        Q_EMIT strokeEnded();
    }
}

void DrawnCurve::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

void DrawnCurve::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

void DrawnCurve::tell() {
    //: a number 0 to 1, a place and how many there are
    setAccessibleDescription(
        tr("%1 at place %2 of %3")
            .arg(locale().toString(m_drawn.at(double(m_place) / double(places - 1)), 'f', 2))
            .arg(m_place + 1)
            .arg(places));
}

} // namespace antiphon
