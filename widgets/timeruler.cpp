#include "widgets/timeruler.h"

#include <QMouseEvent>
#include <QPainter>
#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {
constexpr int scrollSteps = 1'000'000; ///< a 3 h sound scrolls in steps of 10 ms
}

double niceTimeStep(double seconds) {
    for (double unit = 1e-6; unit < 10; unit *= 10)
        for (const double factor : {1.0, 2.0, 5.0})
            if (unit * factor >= seconds && unit * factor <= 20)
                return unit * factor;
    for (const double step : {10.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1800.0, 3600.0})
        if (step >= seconds)
            return step;
    return 3600 * std::ceil(seconds / 3600);
}

TimeRuler::TimeRuler(TimeAxis* axis, QWidget* parent) : Lane(axis, parent) {
    setAccessibleName(tr("Time ruler"));
    setWhatsThis(tr("Drag here to set the loop; click to seek."));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize TimeRuler::sizeHint() const {
    return {300, fontMetrics().height() + 12};
}

void TimeRuler::paintContent(QPainter& painter, const QRect& dirty) {
    painter.fillRect(dirty, palette().color(QPalette::Window));
    if (secondsPerPixel() <= 0)
        return;
    const Tones tone = tones();
    const double widest = fontMetrics().horizontalAdvance(QStringLiteral("0:00:00.000")) + 16;
    const double step = niceTimeStep(widest * secondsPerPixel());
    const double minor = step / 5;
    const double from = secondsAt(dirty.left() - widest), to = secondsAt(dirty.right() + 1);
    for (auto i = std::int64_t(std::floor(std::max(0.0, from) / minor));
         double(i) * minor <= std::min(to, axis()->length()); ++i) {
        const double t = double(i) * minor;
        const double x = std::floor(xAt(t)) + 0.5;
        const bool major = i % 5 == 0;
        painter.setPen(major ? tone.faint : tone.grid);
        painter.drawLine(QPointF(x, height() - (major ? 8 : 4)), QPointF(x, height()));
        if (major) {
            painter.setPen(tone.text);
            painter.drawText(QPointF(x + 3, fontMetrics().ascent() + 2), timeText(t, step));
        }
    }
}

QString TimeRuler::stateText() const {
    const auto loop = axis() ? axis()->loop() : std::nullopt;
    if (!loop)
        return Lane::stateText();
    return tr("Loop from %1 to %2")
        .arg(timeText(loop->start, secondsPerPixel()), timeText(loop->end, secondsPerPixel()));
}

bool TimeRuler::pressed(QMouseEvent* event) {
    m_loopAnchor = secondsAt(event->position().x());
    m_pressX = event->position().x();
    return true;
}

void TimeRuler::mouseMoveEvent(QMouseEvent* event) {
    if (!m_loopAnchor)
        return Lane::mouseMoveEvent(event);
    if (std::abs(event->position().x() - m_pressX) < 4)
        return;
    const double t = secondsAt(event->position().x());
    axis()->setLoop(TimeSpan{std::min(*m_loopAnchor, t), std::max(*m_loopAnchor, t)});
}

void TimeRuler::mouseReleaseEvent(QMouseEvent* event) {
    if (!m_loopAnchor)
        return Lane::mouseReleaseEvent(event);
    if (std::abs(event->position().x() - m_pressX) < 4) {
        axis()->setCursor(*m_loopAnchor);
        axis()->requestSeek(*m_loopAnchor);
    }
    m_loopAnchor.reset();
}

void TimeRuler::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_L && event->modifiers() == Qt::NoModifier && axis())
        axis()->setLoop(axis()->loop() ? std::nullopt : axis()->selection());
    else
        Lane::keyPressEvent(event);
}

TimeScrollBar::TimeScrollBar(TimeAxis* axis, QWidget* parent) : QScrollBar(Qt::Horizontal, parent) {
    setAccessibleName(tr("Scroll time"));
    connect(this, &QScrollBar::valueChanged, this, [this](int value) {
        if (!m_axis)
            return;
        const double start = double(value) / scrollSteps * m_axis->length();
        m_axis->pan(start - m_axis->visible().start);
    });
    setAxis(axis);
}

void TimeScrollBar::setAxis(TimeAxis* axis) {
    if (m_axis)
        m_axis->disconnect(this);
    m_axis = axis;
    connect(axis, &TimeAxis::visibleChanged, this, &TimeScrollBar::fromAxis);
    connect(axis, &TimeAxis::lengthChanged, this, &TimeScrollBar::fromAxis);
    fromAxis();
}

void TimeScrollBar::fromAxis() {
    const QSignalBlocker blocker(this);
    const double length = m_axis->length();
    const TimeSpan v = m_axis->visible();
    const double share = length > 0 ? v.length() / length : 1;
    const int page = std::clamp(int(share * scrollSteps), 1, scrollSteps);
    setPageStep(page);
    setSingleStep(std::max(1, page / 20));
    setRange(0, scrollSteps - page);
    setValue(length > 0 ? int(v.start / length * scrollSteps) : 0);
}

} // namespace antiphon
