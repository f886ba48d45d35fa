#include "widgets/map.h"
#include "widgets/maplasso.h"
#include "widgets/mapmarks.h"
#include "widgets/mappick.h"
#include "widgets/mappoints.h"

#include <QAccessible>
#include <QActionGroup>

#include <algorithm>

// What is meant: modes, the current, latched and selected points, what lies over them, and in
// words.
namespace antiphon {

// ---- what is pointed at, latched and selected

void MapView::setMode(Mode mode) {
    m_modes->actions()[int(mode)]->setChecked(true);
    if (mode == m_mode)
        return;
    endDrag(true);
    m_mode = mode;
    setCursor(mode == Mode::Pan      ? Qt::OpenHandCursor
              : mode == Mode::Select ? Qt::CrossCursor
                                     : Qt::ArrowCursor);
    Q_EMIT modeChanged(mode);
}

void MapView::setCurrent(int point) {
    if (!isShown(point))
        point = -1;
    if (point >= 0) {
        const QRectF inner = axisPixels().adjusted(12, 12, -12, -12);
        const QPointF at = toPixel(position(point));
        if (!inner.contains(at))
            panBy({std::clamp(at.x(), inner.left(), inner.right()) - at.x(),
                   std::clamp(at.y(), inner.top(), inner.bottom()) - at.y()});
    }
    if (point == m_current)
        return;
    m_current = point;
    redrawMarks();
    tellState();
    Q_EMIT currentChanged(point);
}

void MapView::setLatched(int point) {
    if (!m_scene->valid(point))
        point = -1;
    if (point == m_latched)
        return;
    m_latched = point;
    redrawMarks();
    Q_EMIT latchedChanged(point);
}

std::vector<int> MapView::selection() const {
    std::vector<int> list;
    for (int i = 0; i < points(); ++i)
        if (m_scene->selected[std::size_t(i)])
            list.push_back(i);
    return list;
}

int MapView::selectedCount() const {
    return m_scene->selectedCount;
}

void MapView::setSelection(std::span<const int> list) {
    select(list, Pick::Replace);
}

void MapView::clearSelection() {
    select({}, Pick::Replace);
}

void MapView::select(std::span<const int> list, Pick how) {
    std::vector<std::uint8_t>& selected = m_scene->selected;
    const std::vector<std::uint8_t> before = selected;
    if (how == Pick::Replace)
        std::fill(selected.begin(), selected.end(), 0);
    for (const int point : list)
        if (m_scene->valid(point))
            selected[std::size_t(point)] = how != Pick::Remove;
    m_lassoAlone.clear();
    m_grown = 0;
    if (selected == before)
        return;
    m_scene->selectedCount = int(std::count(selected.begin(), selected.end(), 1));
    m_drawn->pointsChanged();
    replotSoon();
    tellState();
    Q_EMIT selectionChanged();
}

QPolygonF MapView::selectionOutline() const {
    return m_lassoAlone.isEmpty() ? convexHull(selection(), *m_scene) : m_lassoAlone;
}

void MapView::setDwell(int milliseconds) {
    m_dwell.setMilliseconds(milliseconds);
}

void MapView::setGlideNeighbours(int count) {
    m_glideNeighbours = std::clamp(count, 1, 64);
}

int MapView::pointAt(QPointF pixel, double radius) const {
    const QPointF at = toPlot(pixel);
    const auto found = m_grid->nearest(*m_scene, {at.x(), at.y(), scaleX(), scaleY()}, 1, radius);
    return found.empty() ? -1 : found.front().point;
}

std::vector<MapNeighbour> MapView::neighbours(QPointF p, int count) const {
    auto found = m_grid->nearest(*m_scene, {p.x(), p.y(), scaleX(), scaleY()},
                                 std::max(0, count) + 1, 1e150);
    std::vector<MapNeighbour> list;
    if (count <= 0 || found.empty())
        return list;
    // The first one left out; where there is none, the last is as if a little farther than it is.
    double reach = found.back().distance;
    if (found.size() > std::size_t(count))
        found.pop_back();
    else
        reach *= 1.25;
    // On top of a point (or several) it is all of the sound, as the limit of the formula is.
    const double touch = 1e-6 * std::max(1.0, reach);
    const bool touching = found.front().distance <= touch;
    double sum = 0;
    for (const auto& f : found) {
        const double near = (reach - f.distance) / (reach * std::max(f.distance, touch));
        const double weight = touching ? double(f.distance <= touch) : near * near;
        if (!(weight > 0))
            continue;
        list.push_back({f.point, weight});
        sum += weight;
    }
    // All as far away as the one left out: no one is nearer.
    if (list.empty())
        for (const auto& f : found) {
            list.push_back({f.point, 1});
            sum += 1;
        }
    for (MapNeighbour& n : list)
        n.weight /= sum;
    return list;
}

// ---- what lies over the points

void MapView::setTrajectories(std::vector<MapTrajectory> list) {
    m_marks->paths.setTrajectories(std::move(list));
    m_drawn->pointsChanged();
    rebuildLegend();
    if (m_follows)
        followPoints(false);
    replotSoon();
}

void MapView::setTrajectoryTime(int trajectory, std::optional<double> seconds) {
    if (m_marks->paths.setTime(trajectory, seconds))
        redrawMarks();
}

void MapView::setLiveCursor(int cursor, const QString& name) {
    m_marks->paths.setLive(cursor, name);
    redrawMarks();
}

void MapView::moveLiveCursor(int cursor, std::optional<QPointF> position) {
    m_marks->paths.moveLive(cursor, position);
    redrawMarks();
}

void MapView::setRegions(std::vector<MapRegion> regions) {
    m_marks->regions = std::move(regions);
    redrawMarks();
}

void MapView::setPointText(std::function<QString(int)> text) {
    m_pointText = std::move(text);
}

void MapView::setPointPicture(std::function<QImage(int point)> picture) {
    m_pointPicture = std::move(picture);
}

void MapView::setEmptyText(const QString& text) {
    m_emptyText = text;
    redrawMarks();
}

QString MapView::stateText() const {
    if (points() == 0)
        return m_emptyText;
    if (selectedCount() == 0)
        return tr("%n point(s) shown", nullptr, shownCount());
    return tr("%n point(s) shown, %1 selected", nullptr, shownCount()).arg(selectedCount());
}

QString MapView::currentText() const {
    if (m_current < 0)
        return {};
    const QString told = m_pointText ? m_pointText(m_current) : QString();
    return told.isEmpty() ? tr("Point %1 of %2").arg(m_current + 1).arg(points())
                          : told.section(QLatin1Char('\n'), 0, 0);
}

void MapView::tellState() {
    setAccessibleDescription(stateText());
    if (QAccessible::isActive()) {
        QAccessibleValueChangeEvent event(this, currentText());
        QAccessible::updateAccessibility(&event);
    }
}

} // namespace antiphon
