#include "widgets/map.h"
#include "widgets/mapmarks.h"
#include "widgets/mappick.h"

#include <QKeyEvent>

#include <algorithm>
#include <cmath>
#include <numeric>

// What the keys do.
namespace antiphon {

namespace {

/// Right, up, left, down as the screen shows them, y downwards.
std::optional<QPointF> directionOf(int key) {
    switch (key) {
    case Qt::Key_Right:
        return QPointF(1, 0);
    case Qt::Key_Up:
        return QPointF(0, -1);
    case Qt::Key_Left:
        return QPointF(-1, 0);
    case Qt::Key_Down:
        return QPointF(0, 1);
    default:
        return {};
    }
}

} // namespace

int MapView::neighbourTowards(QPointF direction) const {
    if (!isShown(m_current)) {
        // Anywhere to begin with: what is nearest to the middle.
        const QPointF middle = toPlot(axisPixels().center());
        const auto nearest = neighbours(middle, 1);
        return nearest.empty() ? -1 : nearest.front().point;
    }
    const bool forth = direction.x() > 0 || direction.y() < 0;
    const QPointF from = position(m_current);
    const double sx = scaleX(), sy = scaleY();
    int best = -1, twin = -1;
    double bestCost = 0;
    for (int i = 0; i < points(); ++i) {
        if (i == m_current || !isShown(i))
            continue;
        const double dx = (m_scene->x(i) - from.x()) * sx, dy = (from.y() - m_scene->y(i)) * sy;
        // Points in one place are gone through by their number, or the others were never reached.
        if (dx == 0 && dy == 0) {
            if (forth ? i > m_current && twin < 0 : i < m_current)
                twin = i;
            continue;
        }
        const double along = dx * direction.x() + dy * direction.y();
        if (!(along > 0))
            continue;
        // Near ones first, and those straight ahead before those aside.
        const double across = std::abs(dx * direction.y() - dy * direction.x());
        const double ratio = across / along;
        const double cost = std::hypot(along, across) * (1 + 2 * ratio * ratio);
        if (best < 0 || cost < bestCost || (cost == bestCost && !forth)) {
            best = i;
            bestCost = cost;
        }
    }
    return twin >= 0 ? twin : best;
}

void MapView::step(QPointF direction) {
    const int next = neighbourTowards(direction);
    if (next < 0)
        return;
    setCurrent(next);
    if (m_pointText)
        showPointText(next);
}

void MapView::glideByKey(QPointF direction) {
    if (!m_glideByKey)
        m_glideByKey = isShown(m_current) ? position(m_current) : toPlot(axisPixels().center());
    constexpr double pixels = 8;
    const QRectF area = axisPixels();
    QPointF at = toPixel(*m_glideByKey) + pixels * direction;
    at = {std::clamp(at.x(), area.left(), area.right()),
          std::clamp(at.y(), area.top(), area.bottom())};
    m_glideByKey = toPlot(at);
    glideTo(*m_glideByKey);
}

void MapView::growSelection(bool more) {
    if (!isShown(m_current))
        return step({1, 0});
    const int now = m_grown;
    const int most = shownCount();
    const int wanted = more ? now + std::max(1, now / 2) : now - std::max(1, (now + 2) / 3);
    const int grown = std::clamp(wanted, 0, most);
    const QPointF at = position(m_current);
    const auto found =
        m_grid->nearest(*m_scene, {at.x(), at.y(), scaleX(), scaleY()}, grown, 1e150);
    std::vector<int> list;
    for (const auto& f : found)
        list.push_back(f.point);
    select(list, Pick::Replace);
    m_grown = grown;
}

void MapView::selectAllShown() {
    std::vector<int> list;
    for (int i = 0; i < points(); ++i)
        if (isShown(i))
            list.push_back(i);
    select(list, Pick::Replace);
}

void MapView::escape() {
    if (m_drag != Drag::None || m_marks->gliding)
        return endDrag(true);
    stopHovering();
    clearSelection();
    setLatched(-1);
}

bool MapView::pressedKey(const QKeyEvent& event) {
    const Qt::KeyboardModifiers keys = event.modifiers() & ~Qt::KeypadModifier;
    if (const auto direction = directionOf(event.key())) {
        if (keys == Qt::NoModifier)
            step(*direction);
        else if (keys == Qt::ControlModifier)
            glideByKey(*direction);
        else if (keys == Qt::ShiftModifier)
            growSelection(direction->x() > 0 || direction->y() < 0);
        else if (keys == Qt::AltModifier)
            panBy({-0.1 * direction->x() * axisPixels().width(),
                   -0.1 * direction->y() * axisPixels().height()});
        else
            return false;
        return true;
    }
    const bool plain = keys == Qt::NoModifier || keys == Qt::ShiftModifier;
    const QPointF middle =
        isShown(m_current) ? toPixel(position(m_current)) : axisPixels().center();
    switch (event.key()) {
    case Qt::Key_Space:
        if (!isShown(m_current))
            return false;
        if (keys == Qt::ControlModifier)
            toggleSelected(m_current);
        else if (keys == Qt::NoModifier)
            Q_EMIT auditionWanted(m_current);
        else
            return false;
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (keys != Qt::NoModifier || !isShown(m_current))
            return false;
        Q_EMIT activated(m_current);
        return true;
    case Qt::Key_L:
        if (keys != Qt::NoModifier || !isShown(m_current))
            return false;
        setLatched(m_latched == m_current ? -1 : m_current);
        return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        if (plain)
            zoomAt(middle, 0.8);
        return plain;
    case Qt::Key_Minus:
        if (plain)
            zoomAt(middle, 1.25);
        return plain;
    case Qt::Key_0:
        if (plain)
            showAll();
        return plain;
    case Qt::Key_A:
        if (keys != Qt::ControlModifier)
            return false;
        selectAllShown();
        return true;
    case Qt::Key_Escape:
        escape();
        return true;
    default:
        return false;
    }
}

void MapView::keyPressEvent(QKeyEvent* event) {
    if (pressedKey(*event))
        event->accept();
    else
        QCustomPlot::keyPressEvent(event); // not Plot's: its arrows pan
}

void MapView::keyReleaseEvent(QKeyEvent* event) {
    if (m_glideByKey && event->key() == Qt::Key_Control)
        endDrag(false);
    QCustomPlot::keyReleaseEvent(event);
}

bool MapView::event(QEvent* event) {
    // Keys that the map needs are not the window's while the map has the keyboard. Escape stays
    // with the window's own rule, which knows whether something plays.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto& key = static_cast<const QKeyEvent&>(*event);
        const auto keys = key.modifiers() & ~Qt::KeypadModifier;
        const bool arrow = directionOf(key.key()).has_value();
        const bool letter =
            keys == Qt::NoModifier && (key.key() == Qt::Key_L || key.key() == Qt::Key_0);
        const bool mine =
            arrow || letter || (key.key() == Qt::Key_A && keys == Qt::ControlModifier) ||
            (key.key() == Qt::Key_Space && keys == Qt::NoModifier && isShown(m_current));
        if (mine) {
            event->accept();
            return true;
        }
    }
    return Plot::event(event);
}

void MapView::focusInEvent(QFocusEvent* event) {
    Plot::focusInEvent(event);
    redrawMarks();
}

void MapView::focusOutEvent(QFocusEvent* event) {
    Plot::focusOutEvent(event);
    if (m_glideByKey)
        endDrag(false);
    redrawMarks();
}

} // namespace antiphon
