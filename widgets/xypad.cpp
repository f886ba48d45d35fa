#include "widgets/xypad.h"

#include "widgets/theme.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QTimer>

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

constexpr double fine = 0.1;
constexpr std::size_t longestTrail = 600;

QPointF clamped(QPointF value) {
    return {std::clamp(value.x(), 0.0, 1.0), std::clamp(value.y(), 0.0, 1.0)};
}

} // namespace

XyPad::XyPad(QWidget* parent) : QWidget(parent), m_fading(new QTimer(this)) {
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("XY pad"));
    m_clock.start();
    m_fading->setInterval(50);
    connect(m_fading, &QTimer::timeout, this, [this] {
        while (!m_trail.empty() && m_clock.elapsed() - m_trail.front().ms > trailSeconds * 1000)
            m_trail.pop_front();
        if (m_trail.empty())
            m_fading->stop();
        update();
    });
    setAxes({}, {});
}

void XyPad::setAxes(const QString& x, const QString& y) {
    m_x = x;
    m_y = y;
    m_trail.clear();
    tellState();
}

void XyPad::tellState() {
    setAccessibleDescription(stateText());
    update();
}

QString XyPad::stateText() const {
    const auto number = [this](double v) { return locale().toString(v, 'f', 2); };
    //: state of the XY pad: what each axis moves, and where it is
    return tr("%1 %2, %3 %4")
        .arg(m_x.isEmpty() ? QStringLiteral("X") : m_x, number(m_value.x()),
             m_y.isEmpty() ? QStringLiteral("Y") : m_y, number(m_value.y()));
}

void XyPad::setValue(QPointF value) {
    if (!std::isfinite(value.x()) || !std::isfinite(value.y()))
        return;
    value = clamped(value);
    // Not by operator!=, which takes what is near for the same.
    if (value.x() == m_value.x() && value.y() == m_value.y())
        return;
    m_value = value;
    if (m_trailShown)
        leaveTrail();
    tellState();
    Q_EMIT valueChanged(value);
}

void XyPad::leaveTrail() {
    m_trail.push_back({m_value, m_clock.elapsed()});
    if (m_trail.size() > longestTrail)
        m_trail.pop_front();
    if (!m_fading->isActive())
        m_fading->start();
}

std::vector<QPointF> XyPad::trail() const {
    std::vector<QPointF> places;
    for (const Trace& trace : m_trail)
        places.push_back(trace.at);
    return places;
}

void XyPad::setMarks(std::vector<Mark> marks) {
    if (marks == m_marks)
        return;
    m_marks = std::move(marks);
    update();
}

void XyPad::setSounding(bool on) {
    if (on == m_sounding)
        return;
    m_sounding = on;
    update();
}

/// Where the point's middle can be.
QRectF XyPad::field() const {
    const double line = fontMetrics().height();
    return QRectF(rect()).adjusted(line + 6, radius + 2, -radius - 2, -line - 6);
}

QPointF XyPad::pointOf(QPointF value) const {
    const QRectF f = field();
    return {f.left() + value.x() * f.width(), f.bottom() - value.y() * f.height()};
}

QPointF XyPad::valueAt(QPointF point) const {
    const QRectF f = field();
    return {f.width() > 0 ? (point.x() - f.left()) / f.width() : 0,
            f.height() > 0 ? (f.bottom() - point.y()) / f.height() : 0};
}

void XyPad::paintTrail(QPainter& painter) {
    const Tones tone = tonesOf(palette());
    const qint64 now = m_clock.elapsed();
    for (std::size_t i = 1; i < m_trail.size(); ++i) {
        const double age = double(now - m_trail[i].ms) / (trailSeconds * 1000);
        QColor color = tone.data;
        color.setAlphaF(float(std::clamp(0.7 * (1 - age), 0.0, 1.0)));
        painter.setPen(QPen(color, 2, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(pointOf(m_trail[i - 1].at), pointOf(m_trail[i].at));
    }
}

void XyPad::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tones tone = tonesOf(palette());
    const QRectF f = field();
    const QRectF frame = f.adjusted(-radius, -radius, radius, radius);
    painter.setPen(
        QPen(hasFocus() ? palette().color(QPalette::Highlight) : tone.grid, hasFocus() ? 2 : 1));
    painter.setBrush(tone.ground);
    painter.drawRoundedRect(frame, 3, 3);
    paintGround(painter, frame);
    paintTrail(painter);

    for (const Mark& mark : m_marks) {
        const QPointF at = pointOf(clamped(mark.at));
        painter.setPen(QPen(tone.faint, 1.5));
        painter.setBrush(tone.ground);
        painter.drawEllipse(at, radius, radius);
        painter.setPen(tone.text);
        painter.drawText(QRectF(at.x() - 12, at.y() - 12, 24, 24), Qt::AlignCenter, mark.name);
    }

    paintPoint(painter, frame);

    painter.setPen(tone.faint);
    const double line = fontMetrics().height();
    const auto elided = [&](const QString& text, double width) {
        return fontMetrics().elidedText(text, Qt::ElideRight, int(width));
    };
    painter.drawText(QRectF(frame.left(), height() - line - 1, frame.width(), line),
                     Qt::AlignCenter, elided(m_x, frame.width()));
    painter.translate(0, frame.bottom());
    painter.rotate(-90);
    painter.drawText(QRectF(0, 1, frame.height(), line), Qt::AlignCenter,
                     elided(m_y, frame.height()));
}

void XyPad::paintGround(QPainter& painter, const QRectF& frame) {
    painter.setPen(QPen(tonesOf(palette()).grid, 1));
    for (const double part : {0.25, 0.5, 0.75}) {
        const QPointF at = pointOf({part, part});
        painter.drawLine(QPointF(at.x(), frame.top()), QPointF(at.x(), frame.bottom()));
        painter.drawLine(QPointF(frame.left(), at.y()), QPointF(frame.right(), at.y()));
    }
}

void XyPad::paintPoint(QPainter& painter, const QRectF& frame) {
    const Tones tone = tonesOf(palette());
    const QPointF at = pointOf(m_value);
    QColor cross = tone.data;
    cross.setAlpha(110);
    painter.setPen(QPen(cross, 1, Qt::DashLine));
    painter.drawLine(QPointF(at.x(), frame.top()), QPointF(at.x(), frame.bottom()));
    painter.drawLine(QPointF(frame.left(), at.y()), QPointF(frame.right(), at.y()));
    painter.setPen(QPen(tone.text, 2));
    painter.setBrush(lit() ? tone.data : tone.ground);
    painter.drawEllipse(at, radius, radius);
}

void XyPad::press(bool down) {
    if (down == m_pressed)
        return;
    m_pressed = down;
    update();
    Q_EMIT pressedChanged(down);
}

void XyPad::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return event->ignore();
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        reset();
        Q_EMIT editingFinished();
        return;
    }
    m_last = event->position();
    if (!event->modifiers().testFlag(Qt::ShiftModifier))
        setValue(valueAt(event->position()));
    m_place = m_value;
    press(true);
}

void XyPad::mouseMoveEvent(QMouseEvent* event) {
    if (!m_pressed)
        return;
    // Relative, so that Shift may be pressed and released on the way.
    const QPointF way = valueAt(event->position()) - valueAt(m_last);
    m_last = event->position();
    m_place += way * (event->modifiers().testFlag(Qt::ShiftModifier) ? fine : 1);
    setValue(m_place);
}

void XyPad::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !m_pressed)
        return;
    press(false);
    Q_EMIT editingFinished();
}

void XyPad::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    reset();
    Q_EMIT editingFinished();
}

void XyPad::keyPressEvent(QKeyEvent* event) {
    const double small = event->modifiers().testFlag(Qt::ShiftModifier) ? 0.001 : 0.01;
    QPointF value = m_value;
    switch (event->key()) {
    case Qt::Key_Right:
        value.rx() += small;
        break;
    case Qt::Key_Left:
        value.rx() -= small;
        break;
    case Qt::Key_Up:
        value.ry() += small;
        break;
    case Qt::Key_Down:
        value.ry() -= small;
        break;
    case Qt::Key_PageUp:
        value.ry() += 10 * small;
        break;
    case Qt::Key_PageDown:
        value.ry() -= 10 * small;
        break;
    case Qt::Key_Home:
        value.setX(0);
        break;
    case Qt::Key_End:
        value.setX(1);
        break;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        value = {0.5, 0.5};
        break;
    default:
        return QWidget::keyPressEvent(event);
    }
    setValue(value);
    QAccessibleEvent told(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&told);
    Q_EMIT editingFinished();
    event->accept();
}

void XyPad::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

void XyPad::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

void XyPad::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::EnabledChange && !isEnabled())
        press(false);
}

} // namespace antiphon
