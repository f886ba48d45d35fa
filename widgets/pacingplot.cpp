#include "widgets/pacingplot.h"

#include "widgets/theme.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

constexpr double handleReach = 9, handleSize = 5;
constexpr double leastValue = 0.01; ///< of both handles
constexpr double handleStep = 0.05, fineHandleStep = 0.01, placeStep = 0.02;

} // namespace

PacingPlot::PacingPlot(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Pace"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    tell();
}

void PacingPlot::setPlan(std::function<double(double)> shareAt) {
    m_plan = std::move(shareAt);
    update();
}

void PacingPlot::setHandles(std::optional<Handles> handles) {
    if (handles == m_handles)
        return;
    m_handles = handles;
    setToolTip(handles ? tr("Drag the begin up and down, and the end from side to side.")
                       : tr("Click to choose a moment of the training."));
    tell();
    update();
}

void PacingPlot::setReached(std::vector<QPointF> points) {
    m_reached = std::move(points);
    tell();
    update();
}

void PacingPlot::setGhosts(std::vector<Ghost> ghosts) {
    m_ghosts = std::move(ghosts);
    update();
}

void PacingPlot::setPlace(std::optional<double> part) {
    m_place = part;
    tell();
    update();
}

QRectF PacingPlot::room() const {
    const QFontMetrics metrics(font());
    return QRectF(rect()).adjusted(metrics.horizontalAdvance(QStringLiteral("100 %")) + 8,
                                   metrics.height() / 2.0 + 2, -12, -metrics.height() - 6);
}

QPointF PacingPlot::pointOf(double part, double share) const {
    const QRectF inside = room();
    return {inside.left() + part * inside.width(), inside.bottom() - share * inside.height()};
}

QPointF PacingPlot::at(QPointF pixel) const {
    const QRectF inside = room();
    return {(pixel.x() - inside.left()) / inside.width(),
            (inside.bottom() - pixel.y()) / inside.height()};
}

void PacingPlot::paintAxes(QPainter& painter, const QRectF& inside, const Tones& tone) const {
    const QFontMetrics metrics(font());
    for (const int percent : {0, 50, 100}) {
        const double y = pointOf(0, percent / 100.0).y(), x = pointOf(percent / 100.0, 0).x();
        painter.setPen(tone.grid);
        painter.drawLine(QPointF(inside.left(), y), QPointF(inside.right(), y));
        painter.setPen(tone.faint);
        //: a number of percent
        const QString text = tr("%1 %").arg(percent);
        painter.drawText(QRectF(0, y - metrics.height() / 2.0, inside.left() - 5, metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter, text);
        const double width = metrics.horizontalAdvance(text) + 2;
        const double left = percent == 0     ? inside.left()
                            : percent == 100 ? inside.right() - width
                                             : x - width / 2;
        painter.drawText(QRectF(left, inside.bottom() + 2, width, metrics.height()),
                         Qt::AlignCenter, text);
    }
}

void PacingPlot::paintEvent(QPaintEvent*) {
    const Tones tone = tonesOf(palette());
    const QRectF inside = room();
    QPainter painter(this);
    painter.fillRect(inside, tone.ground);
    paintAxes(painter, inside, tone);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto path = [&](const std::vector<QPointF>& points) {
        QPainterPath line;
        for (std::size_t i = 0; i < points.size(); ++i) {
            const QPointF point = pointOf(points[i].x(), points[i].y());
            i == 0 ? line.moveTo(point) : line.lineTo(point);
        }
        return line;
    };
    for (const Ghost& ghost : m_ghosts) {
        QPen pen = seriesPen(ghost.look, 1);
        QColor color = pen.color();
        color.setAlphaF(0.6f);
        pen.setColor(color);
        painter.strokePath(path(ghost.points), pen);
    }
    if (!m_reached.empty()) {
        const QPainterPath line = path(m_reached);
        QPainterPath filled = line;
        filled.lineTo(pointOf(m_reached.back().x(), 0));
        filled.lineTo(pointOf(m_reached.front().x(), 0));
        filled.closeSubpath();
        painter.fillPath(filled, mix(tone.ground, tone.data, 0.25));
        painter.strokePath(line, QPen(tone.data, 2));
    }
    if (m_plan) {
        std::vector<QPointF> points;
        for (int i = 0; i <= 200; ++i)
            points.emplace_back(i / 200.0, m_plan(i / 200.0));
        painter.strokePath(path(points), QPen(tone.text, m_handles ? 2 : 1, Qt::DashLine));
    }
    if (m_place) {
        painter.setPen(QPen(tone.playhead, 1));
        painter.drawLine(pointOf(*m_place, 0), pointOf(*m_place, 1));
    }
    if (m_handles) {
        painter.setPen(QPen(tone.ground, 1));
        painter.setBrush(hasFocus() ? palette().color(QPalette::Highlight) : tone.text);
        painter.drawEllipse(pointOf(0, m_handles->begin), handleSize, handleSize);
        painter.drawEllipse(pointOf(m_handles->end, 1), handleSize, handleSize);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(hasFocus() ? palette().color(QPalette::Highlight) : tone.grid);
    painter.drawRect(inside);
}

PacingPlot::Held PacingPlot::near(QPointF pixel) const {
    if (!m_handles)
        return Held::None;
    const auto far = [&](QPointF handle) {
        return std::hypot(pixel.x() - handle.x(), pixel.y() - handle.y());
    };
    const double begin = far(pointOf(0, m_handles->begin)), end = far(pointOf(m_handles->end, 1));
    return std::min(begin, end) > handleReach ? Held::None : begin < end ? Held::Begin : Held::End;
}

void PacingPlot::move(Held handle, double value) {
    const double kept = std::round(std::clamp(value, leastValue, 1.0) * 100) / 100;
    Handles next = *m_handles;
    (handle == Held::Begin ? next.begin : next.end) = kept;
    if (next == *m_handles)
        return;
    setHandles(next);
    Q_EMIT handlesMoved(next.begin, next.end);
}

void PacingPlot::choose(double part) {
    setPlace(std::clamp(part, 0.0, 1.0));
    Q_EMIT placeChosen(*m_place);
}

void PacingPlot::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    m_held = near(event->position());
    m_choosing = m_held == Held::None && !m_handles;
    if (m_choosing)
        choose(at(event->position()).x());
}

void PacingPlot::mouseMoveEvent(QMouseEvent* event) {
    const QPointF place = at(event->position());
    if (m_held == Held::Begin)
        move(Held::Begin, place.y());
    else if (m_held == Held::End)
        move(Held::End, place.x());
    else if (m_choosing)
        choose(place.x());
    else
        switch (near(event->position())) {
        case Held::Begin:
            return setCursor(Qt::SizeVerCursor);
        case Held::End:
            return setCursor(Qt::SizeHorCursor);
        default:
            unsetCursor();
        }
}

void PacingPlot::mouseReleaseEvent(QMouseEvent*) {
    m_choosing = false;
    if (std::exchange(m_held, Held::None) != Held::None)
        Q_EMIT strokeEnded();
}

void PacingPlot::keyPressEvent(QKeyEvent* event) {
    const int key = event->key();
    const bool across = key == Qt::Key_Left || key == Qt::Key_Right;
    if (!across && (!m_handles || (key != Qt::Key_Up && key != Qt::Key_Down)))
        return QWidget::keyPressEvent(event);
    const double way = key == Qt::Key_Left || key == Qt::Key_Down ? -1 : 1;
    if (!m_handles)
        return choose(m_place.value_or(way < 0 ? 1 : 0) + way * placeStep);
    const double step =
        way * (event->modifiers().testFlag(Qt::ShiftModifier) ? fineHandleStep : handleStep);
    across ? move(Held::End, m_handles->end + step) : move(Held::Begin, m_handles->begin + step);
    Q_EMIT strokeEnded();
}

void PacingPlot::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

void PacingPlot::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

void PacingPlot::tell() {
    const auto percent = [](double value) { return int(std::lround(value * 100)); };
    QString text;
    if (m_handles)
        text = tr("Begins with %1 % of the clips; all of them from %2 % of the training on")
                   .arg(percent(m_handles->begin))
                   .arg(percent(m_handles->end));
    else if (m_place)
        text = tr("At %1 % of the training").arg(percent(*m_place));
    else if (!m_reached.empty())
        text = tr("%1 % of the clips after %2 % of the training")
                   .arg(percent(m_reached.back().y()))
                   .arg(percent(m_reached.back().x()));
    setAccessibleDescription(text);
}

} // namespace antiphon
