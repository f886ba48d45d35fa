#include "widgets/map.h"
#include "widgets/maplasso.h"
#include "widgets/mapmarks.h"

#include <QBuffer>
#include <QContextMenuEvent>
#include <QToolTip>

#include <cmath>

// What the mouse does. None of it is left to QCustomPlot, whose own dragging and selecting is off.
namespace antiphon {

namespace {

constexpr double dragPixels = 4;
/// A lasso's corners are at least so far apart.
constexpr double lassoPixels = 3;

} // namespace

// ---- hovering

void MapView::hoverAt(QPointF pixel) {
    if (m_dwell.over(axisPixels().contains(pixel) ? pointAt(pixel) : -1))
        redrawMarks();
}

void MapView::dwelled(int point) {
    if (m_pointText)
        showPointText(point);
    Q_EMIT hovered(point);
}

void MapView::stopHovering() {
    if (m_dwell.over(-1))
        redrawMarks();
}

void MapView::showPointText(int point) {
    const QPoint at = toPixel(position(point)).toPoint() + QPoint(14, 10);
    QString text = m_pointText(point);
    if (const QImage picture = m_pointPicture ? m_pointPicture(point) : QImage();
        !picture.isNull()) {
        QByteArray png;
        QBuffer buffer(&png);
        picture.save(&buffer, "PNG");
        const QSize size = (QSizeF(picture.size()) / picture.devicePixelRatioF()).toSize();
        text = QStringLiteral("<div style='white-space:pre'>%1</div>"
                              "<img src='data:image/png;base64,%2' width='%3' height='%4'>")
                   .arg(text.toHtmlEscaped(), QString::fromLatin1(png.toBase64()))
                   .arg(size.width())
                   .arg(size.height());
    }
    QToolTip::showText(mapToGlobal(at), text, this);
}

void MapView::refreshPointText() {
    if (m_pointText && hoveredPoint() >= 0 && QToolTip::isVisible())
        showPointText(hoveredPoint());
}

void MapView::leaveEvent(QEvent* event) {
    Plot::leaveEvent(event);
    if (m_drag == Drag::None)
        stopHovering();
}

// ---- pressing and dragging

void MapView::mousePressEvent(QMouseEvent* event) {
    event->accept();
    if (m_drag != Drag::None || !axisPixels().contains(event->position()))
        return;
    const Qt::KeyboardModifiers keys = event->modifiers();
    const bool shift = keys.testFlag(Qt::ShiftModifier),
               control = keys.testFlag(Qt::ControlModifier);
    const bool alt = keys.testFlag(Qt::AltModifier);
    if (event->button() == Qt::MiddleButton)
        m_intended = Drag::Pan;
    else if (event->button() != Qt::LeftButton)
        return;
    else if (alt || m_mode == Mode::Select)
        m_intended = Drag::Lasso;
    else if (shift || m_mode == Mode::Pan)
        m_intended = Drag::Pan;
    else
        m_intended = control ? Drag::None : Drag::Glide;
    m_pick = shift ? Pick::Add : control ? Pick::Remove : Pick::Replace;
    m_button = event->button();
    m_pressed = m_last = event->position();
    m_doubleClicked = false;
    m_drag = Drag::Press;
}

void MapView::mouseMoveEvent(QMouseEvent* event) {
    event->accept();
    const QPointF at = event->position();
    if (m_drag == Drag::None)
        return hoverAt(at);
    if (m_drag == Drag::Press && m_intended != Drag::None &&
        QLineF(m_pressed, at).length() >= dragPixels) {
        stopHovering();
        m_drag = m_intended;
        if (m_drag == Drag::Pan)
            setCursor(Qt::ClosedHandCursor);
        if (m_drag == Drag::Lasso)
            m_lasso = {toPlot(m_pressed)};
    }
    switch (m_drag) {
    case Drag::Glide:
        glideTo(toPlot(at));
        break;
    case Drag::Pan:
        panBy(at - m_last);
        break;
    case Drag::Lasso:
        if (QLineF(toPixel(m_lasso.last()), at).length() >= lassoPixels)
            m_lasso.append(toPlot(at));
        redrawMarks();
        break;
    case Drag::Press:
        return; // m_last stays: a pan begins where it was pressed
    case Drag::None:
        break;
    }
    m_last = at;
}

void MapView::mouseReleaseEvent(QMouseEvent* event) {
    event->accept();
    if (m_drag == Drag::None || event->button() != m_button)
        return;
    const bool click = m_drag == Drag::Press && m_button == Qt::LeftButton && !m_doubleClicked;
    const QPointF pressed = m_pressed;
    endDrag(false);
    if (click)
        clickAt(pressed, event->modifiers());
    hoverAt(event->position());
}

void MapView::mouseDoubleClickEvent(QMouseEvent* event) {
    event->accept();
    if (event->button() != Qt::LeftButton || !axisPixels().contains(event->position()))
        return;
    m_button = Qt::LeftButton;
    m_intended = Drag::None;
    m_pressed = event->position();
    m_drag = Drag::Press;
    m_doubleClicked = true; // its release is no click
    if (const int point = pointAt(event->position()); point >= 0)
        Q_EMIT activated(point);
}

void MapView::endDrag(bool cancelled) {
    const Drag was = m_drag;
    m_drag = Drag::None;
    endGlide();
    if (was == Drag::Pan)
        setCursor(m_mode == Mode::Pan      ? Qt::OpenHandCursor
                  : m_mode == Mode::Select ? Qt::CrossCursor
                                           : Qt::ArrowCursor);
    if (was == Drag::Lasso && !cancelled)
        lassoDone();
    m_lasso.clear();
    if (was != Drag::None)
        redrawMarks();
}

void MapView::glideTo(QPointF plotPosition) {
    const std::vector<MapNeighbour> nearest = neighbours(plotPosition, m_glideNeighbours);
    m_marks->gliding = plotPosition;
    m_marks->mixed = nearest;
    redrawMarks();
    if (!nearest.empty())
        Q_EMIT glide(plotPosition, nearest);
}

void MapView::endGlide() {
    m_glideByKey.reset();
    if (!m_marks->gliding)
        return;
    m_marks->gliding.reset();
    m_marks->mixed.clear();
    redrawMarks();
    Q_EMIT glideEnded();
}

std::optional<QPointF> MapView::glidingAt() const {
    return m_marks->gliding;
}

void MapView::lassoDone() {
    const QPolygonF outline = m_lasso;
    const bool alone = m_pick == Pick::Replace || (m_pick == Pick::Add && selectedCount() == 0);
    select(pointsInside(outline, *m_scene), m_pick);
    if (alone && selectedCount() > 0)
        m_lassoAlone = outline;
}

void MapView::clickAt(QPointF pixel, Qt::KeyboardModifiers keys) {
    const int point = pointAt(pixel);
    if (keys.testFlag(Qt::ControlModifier)) {
        if (point >= 0)
            toggleSelected(point);
        return;
    }
    if (point < 0) {
        // Beside all points: nothing is meant any more.
        setLatched(-1);
        if (m_mode == Mode::Select)
            clearSelection();
        return;
    }
    setCurrent(point);
    if (m_mode == Mode::Select)
        select({&point, 1}, m_pick);
    else
        setLatched(point == m_latched ? -1 : point);
    Q_EMIT clicked(point);
}

void MapView::toggleSelected(int point) {
    const bool selected = m_scene->selected[std::size_t(point)];
    select({&point, 1}, selected ? Pick::Remove : Pick::Add);
}

// ---- wheel and menu

void MapView::wheelEvent(QWheelEvent* event) {
    event->accept();
    // Some desktops turn a wheel with Alt or Shift into a sideways one.
    const QPoint turn = event->angleDelta();
    if (event->modifiers().testFlag(Qt::ShiftModifier))
        panBy({(turn.x() != 0 ? turn.x() : turn.y()) * 0.5, 0.0});
    else if (turn.y() == 0)
        panBy({turn.x() * 0.5, 0.0});
    else
        zoomAt(event->position(), std::pow(0.85, turn.y() / 120.0));
    hoverAt(event->position());
}

void MapView::contextMenuEvent(QContextMenuEvent* event) {
    event->accept();
    if (event->reason() != QContextMenuEvent::Keyboard) {
        Q_EMIT menuWanted(pointAt(event->pos()), event->globalPos());
        return;
    }
    const QPointF at =
        m_current >= 0 ? toPixel(position(m_current)) : QPointF(axisPixels().center());
    Q_EMIT menuWanted(m_current, mapToGlobal(at.toPoint()));
}

} // namespace antiphon
