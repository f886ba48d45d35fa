#include "widgets/drawncurve.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

constexpr double keyStep = 0.1, fineKeyStep = 0.02;

/// As it is kept: two decimals are more than a hand draws.
double roundedValue(double value) {
    return std::round(std::clamp(value, 0.0, 1.0) * 100) / 100;
}

QPainterPath outline(const DrawnValues& drawn, const QRectF& room, std::size_t places) {
    QPainterPath path;
    for (std::size_t i = 0; i < places; ++i) {
        const double place = places > 1 ? double(i) / double(places - 1) : 0;
        const QPointF point(room.left() + place * room.width(),
                            room.bottom() - drawn.at(place) * room.height());
        i == 0 ? path.moveTo(point) : path.lineTo(point);
    }
    return path;
}

void paintFilled(QPainter& painter, const QPainterPath& line, const QRectF& room,
                 const Tones& tone) {
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
    paintFilled(painter, outline(m_drawn, inside, places), inside, tone);
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
    const double step = event->modifiers().testFlag(Qt::ShiftModifier) ? fineKeyStep : keyStep;
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
    paintFilled(painter, outline(m_drawn, room, places), room, tones());
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
    const double step = event->modifiers().testFlag(Qt::ShiftModifier) ? fineKeyStep : keyStep;
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
