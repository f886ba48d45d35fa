#include "widgets/map.h"

#include "widgets/mapaccess.h"
#include "widgets/maplasso.h"
#include "widgets/maplegend.h"
#include "widgets/mapmarks.h"
#include "widgets/mappick.h"
#include "widgets/mappoints.h"

#include <QAccessible>
#include <QActionGroup>

#include <algorithm>

namespace antiphon {

MapView::MapView(QWidget* parent)
    : Plot(parent), m_scene(std::make_unique<MapScene>()), m_grid(std::make_unique<PointGrid>()),
      m_modes(new QActionGroup(this)) {
    installMapAccess();
    setAccessibleName(tr("Map"));
    setWhatsThis(tr("Points that sound: hover to hear, drag to glide, Alt+drag to select. With the "
                    "keyboard, arrows step from point to point."));
    setMouseTracking(true);
    setInteractions(QCP::Interactions());
    m_emptyText = tr("No points yet");

    m_drawn = new MapPoints(xAxis, yAxis, *m_scene);
    m_marks = std::make_unique<MapMarks>(*this, *m_scene, *m_drawn);
    // The plot's own layer for such things would be blended in each frame, empty as it is.
    layer(QStringLiteral("overlay"))->setMode(QCPLayer::lmLogical);
    m_legend = new MapLegend(this);
    m_drawn->setOver([this](QPainter& painter, const MapFrame& frame, double dpr) {
        m_marks->paths.drawWays(
            painter, [&](QPointF p) { return frame.toPixel(p.x(), p.y()); }, *m_scene,
            palette().color(QPalette::Base), dpr);
    });
    connect(m_legend, &MapLegend::seriesClicked, this, &MapView::setSeriesHidden);
    connect(m_legend, &MapLegend::kindClicked, this, &MapView::setCategoryHidden);

    const auto addMode = [this](Mode mode, const QString& text, const QString& tip) {
        QAction* action = m_modes->addAction(text);
        action->setCheckable(true);
        action->setChecked(mode == m_mode);
        action->setToolTip(tip);
        connect(action, &QAction::triggered, this, [this, mode] { setMode(mode); });
    };
    addMode(Mode::Play, tr("Play"), tr("Dragging glides through the points"));
    addMode(Mode::Pan, tr("Pan"), tr("Dragging moves the map"));
    addMode(Mode::Select, tr("Select"), tr("Dragging draws a lasso around points"));

    m_dwell.setSingleShot(true);
    m_dwell.setInterval(60);
    connect(&m_dwell, &QTimer::timeout, this, &MapView::dwelled);
    m_settle.setSingleShot(true);
    m_settle.setInterval(40);
    connect(&m_settle, &QTimer::timeout, this, [this] { followPoints(false); });

    makeAxes();
    restyle();
    tellState();
}

MapView::~MapView() = default;

// ---- points

void MapView::setPoints(std::vector<float> xy, std::vector<MapSeries> series) {
    endDrag(true);
    stopHovering();
    m_scene->setPoints(std::move(xy), std::move(series));
    m_grid->reset();
    m_lassoAlone.clear();
    m_grown = 0;
    restyle();
    showAll();
    setLatched(-1);
    setCurrent(-1);
    tellState();
    Q_EMIT selectionChanged();
    Q_EMIT shownChanged(m_scene->shownCount);
}

void MapView::setPositions(std::span<const float> xy) {
    if (xy.size() != m_scene->xy.size())
        return;
    std::copy(xy.begin(), xy.end(), m_scene->xy.begin());
    m_grid->reset();
    m_lassoAlone.clear();
    m_drawn->pointsChanged();
    const bool changed = m_scene->updateShown();
    if (m_follows)
        followPoints(false);
    replotSoon();
    if (changed) {
        tellState();
        Q_EMIT shownChanged(m_scene->shownCount);
    }
}

int MapView::points() const {
    return m_scene->count();
}

QPointF MapView::position(int point) const {
    return m_scene->valid(point) ? QPointF(m_scene->x(point), m_scene->y(point)) : QPointF();
}

bool MapView::isShown(int point) const {
    return m_scene->isShown(point);
}

int MapView::shownCount() const {
    return m_scene->shownCount;
}

// ---- how they look

void MapView::restyle() {
    m_drawn->setLook(encode(*m_scene, palette(), m_pointSize));
    m_drawn->setColors(colorMapOf(schemeOf(palette())));
    m_marks->palette = palette();
    for (QCPAxis* axis : {xAxis, yAxis})
        axis->grid()->setZeroLinePen(Qt::NoPen); // Plot gives it one with each palette
    showAxes();
    rebuildLegend();
    replotSoon();
}

void MapView::rebuildLegend() {
    m_legend->rebuild(*m_scene, m_drawn->look(), m_marks->paths, m_shading == Shading::Density);
    placeLegend();
}

void MapView::colorBySeries() {
    m_scene->colorBySeries();
    shownMayHaveChanged();
    restyle();
}

void MapView::setColors(MapValues values) {
    m_scene->setColors(std::move(values));
    shownMayHaveChanged();
    restyle();
}

void MapView::setColors(MapCategories kinds) {
    m_scene->setColors(std::move(kinds));
    shownMayHaveChanged();
    restyle();
}

void MapView::setSizes(MapValues values) {
    m_scene->setSizes(std::move(values));
    restyle();
}

void MapView::clearSizes() {
    m_scene->sizes = {};
    restyle();
}

void MapView::setPointSize(double diameter) {
    m_pointSize = std::clamp(diameter, 0.0, 64.0);
    restyle();
}

void MapView::setFilter(std::vector<std::uint8_t> shown) {
    if (!shown.empty())
        shown.resize(std::size_t(points()), 1);
    m_scene->filter = std::move(shown);
    shownMayHaveChanged();
}

void MapView::setShading(Shading shading) {
    if (shading == m_shading)
        return;
    m_shading = shading;
    m_drawn->setDensity(shading == Shading::Density);
    restyle();
}

void MapView::setSeriesHidden(int series, bool hidden) {
    if (series < 0 || std::size_t(series) >= m_scene->seriesHidden.size())
        return;
    m_scene->seriesHidden[std::size_t(series)] = hidden;
    m_legend->updateHidden(*m_scene);
    shownMayHaveChanged();
}

void MapView::setCategoryHidden(int category, bool hidden) {
    if (category < 0 || std::size_t(category) >= m_scene->kindHidden.size())
        return;
    m_scene->kindHidden[std::size_t(category)] = hidden;
    m_legend->updateHidden(*m_scene);
    shownMayHaveChanged();
}

void MapView::setLegendShown(bool shown) {
    m_legendShown = shown;
    placeLegend();
    replotSoon();
}

void MapView::shownMayHaveChanged() {
    if (!m_scene->updateShown())
        return;
    m_drawn->pointsChanged();
    if (m_hovered >= 0 && !isShown(m_hovered))
        stopHovering();
    replotSoon();
    tellState();
    Q_EMIT shownChanged(m_scene->shownCount);
}

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
    m_dwell.setInterval(std::max(0, milliseconds));
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

void MapView::redrawMarks() {
    MapMarks& m = *m_marks;
    m.current = m_current;
    m.hovered = m_candidate;
    m.latched = m_latched;
    m.lasso = m_lasso;
    m.lassoRemoves = m_pick == Pick::Remove;
    m.focused = hasFocus();
    m.emptyText = points() == 0       ? m_emptyText
                  : shownCount() == 0 ? tr("All points are hidden")
                                      : QString();
    update();
}

void MapView::paintEvent(QPaintEvent* event) {
    Plot::paintEvent(event);
    QPainter painter(this);
    m_marks->draw(painter);
}

void MapView::changeEvent(QEvent* event) {
    Plot::changeEvent(event);
    // The base class's constructor may send it before there is anything to colour.
    if (m_drawn &&
        (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)) {
        restyle();
        redrawMarks();
        replot(rpQueuedRefresh);
    }
}

} // namespace antiphon
