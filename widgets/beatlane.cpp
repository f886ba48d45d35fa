#include "widgets/beatlane.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

constexpr double reach = 5; ///< pixels beside a beat that still take hold of it
constexpr double step = 0.01, fineStep = 0.001;

} // namespace

BeatLane::BeatLane(TimeAxis* axis, QWidget* parent) : Lane(axis, parent) {
    setAccessibleName(tr("Beats"));
    setMouseTracking(true);
    setToolTip(tr("Drag a beat to where it is; a double click begins a bar there."));
    setWhatsThis(tr("Page Up and Page Down go from beat to beat, Alt+Left and Alt+Right move the "
                    "beat at the cursor, B begins a bar there."));
}

void BeatLane::setBeats(std::vector<double> beats, std::vector<double> downbeats) {
    m_beats = std::move(beats);
    m_downbeats = std::move(downbeats);
    contentChanged();
}

QSize BeatLane::sizeHint() const {
    return {600, fontMetrics().height() + 10};
}

int BeatLane::nearest(double seconds) const {
    if (m_beats.empty())
        return -1;
    const auto after = std::ranges::lower_bound(m_beats, seconds);
    if (after == m_beats.begin())
        return 0;
    if (after == m_beats.end() || seconds - *(after - 1) < *after - seconds)
        return int(after - m_beats.begin()) - 1;
    return int(after - m_beats.begin());
}

int BeatLane::grabbed(double x) const {
    const int beat = nearest(secondsAt(x));
    return beat >= 0 && std::abs(xAt(m_beats[std::size_t(beat)]) - x) <= reach ? beat : -1;
}

void BeatLane::paintContent(QPainter& painter, const QRect& dirty) {
    const Tones tone = tones();
    const double from = secondsAt(dirty.left() - 60), to = secondsAt(dirty.right() + 4);
    // Where beats are too close to be told apart, bars alone are drawn.
    const double gap = m_beats.size() > 1 ? m_beats[1] - m_beats[0] : 1;
    const bool dense = gap < 4 * secondsPerPixel();
    for (const double beat : m_beats) {
        if (beat < from || beat > to)
            continue;
        const bool bar = std::ranges::binary_search(m_downbeats, beat);
        if (dense && !bar)
            continue;
        const double top = bar ? 1 : height() * 0.55;
        painter.fillRect(QRectF(std::floor(xAt(beat)), top, bar ? 2 : 1, height() - top),
                         bar ? tone.text : tone.faint);
    }
    painter.setPen(tone.faint);
    double free = -1e9;
    for (std::size_t i = 0; i < m_downbeats.size(); ++i) {
        const double x = xAt(m_downbeats[i]) + 4;
        const QString number = QString::number(i + 1);
        if (m_downbeats[i] < from || m_downbeats[i] > to || x < free)
            continue;
        painter.drawText(QPointF(x, fontMetrics().ascent() + 1), number);
        free = x + fontMetrics().horizontalAdvance(number) + 6;
    }
}

void BeatLane::paintGutter(QPainter& painter, const QRect& gutter) {
    Lane::paintGutter(painter, gutter);
    painter.setPen(tones().faint);
    painter.drawText(gutter.adjusted(4, 0, -4, 0), Qt::AlignVCenter | Qt::AlignRight, tr("Beats"));
}

QString BeatLane::stateText() const {
    const int beat = axis() ? nearest(axis()->cursor()) : -1;
    if (beat < 0)
        return tr("No beats");
    const double at = m_beats[std::size_t(beat)];
    const auto bar = std::ranges::upper_bound(m_downbeats, at) - m_downbeats.begin();
    return tr("Beat %1 in bar %2 at %3").arg(beat + 1).arg(bar).arg(timeText(at, 0.001));
}

bool BeatLane::pressed(QMouseEvent* event) {
    m_drag = event->modifiers() == Qt::NoModifier ? grabbed(event->position().x()) : -1;
    return m_drag >= 0;
}

void BeatLane::mouseMoveEvent(QMouseEvent* event) {
    if (m_drag >= 0) {
        Q_EMIT beatMoved(m_drag, std::max(0.0, secondsAt(event->position().x())));
        return;
    }
    setCursor(grabbed(event->position().x()) >= 0 ? Qt::SizeHorCursor : Qt::ArrowCursor);
    Lane::mouseMoveEvent(event);
}

void BeatLane::mouseReleaseEvent(QMouseEvent* event) {
    if (m_drag < 0)
        return Lane::mouseReleaseEvent(event);
    m_drag = -1;
    Q_EMIT strokeEnded();
}

void BeatLane::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && !m_beats.empty())
        Q_EMIT barRequested(secondsAt(event->position().x()));
    else
        Lane::mouseDoubleClickEvent(event);
}

void BeatLane::keyPressEvent(QKeyEvent* event) {
    const int beat = axis() ? nearest(axis()->cursor()) : -1;
    if (beat < 0)
        return Lane::keyPressEvent(event);
    const auto mods = event->modifiers();
    const int key = event->key();
    const auto at = [&](int index) {
        return m_beats[std::size_t(std::clamp(index, 0, int(m_beats.size()) - 1))];
    };
    if (key == Qt::Key_PageUp || key == Qt::Key_PageDown) {
        const double cursor = axis()->cursor();
        const int next = key == Qt::Key_PageUp ? (at(beat) < cursor - 1e-6 ? beat : beat - 1)
                                               : (at(beat) > cursor + 1e-6 ? beat : beat + 1);
        axis()->setCursor(at(next));
        axis()->ensureVisible(at(next));
        tellState();
    } else if (mods.testFlag(Qt::AltModifier) && (key == Qt::Key_Left || key == Qt::Key_Right)) {
        const double way =
            (key == Qt::Key_Left ? -1 : 1) * (mods.testFlag(Qt::ShiftModifier) ? fineStep : step);
        const double to = std::max(0.0, at(beat) + way);
        Q_EMIT beatMoved(beat, to);
        axis()->setCursor(at(beat));
        tellState();
    } else if (key == Qt::Key_B && mods == Qt::NoModifier) {
        Q_EMIT barRequested(axis()->cursor());
        Q_EMIT strokeEnded();
    } else {
        Lane::keyPressEvent(event);
    }
}

} // namespace antiphon
