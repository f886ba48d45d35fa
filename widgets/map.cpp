#include "widgets/map.h"

#include "widgets/mapaccess.h"
#include "widgets/maplegend.h"
#include "widgets/mapmarks.h"
#include "widgets/mappick.h"
#include "widgets/mappoints.h"

#include <QActionGroup>
#include <QToolTip>

#include <algorithm>

namespace antiphon {

MapView::MapView(QWidget* parent)
    : Plot(parent), m_scene(std::make_unique<MapScene>()), m_grid(std::make_unique<PointGrid>()),
      m_modes(new QActionGroup(this)), m_dwell([this](int point) { dwelled(point); },
                                               [this] {
                                                   QToolTip::hideText();
                                                   Q_EMIT left();
                                               }) {
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
    addMode(Mode::Select, tr("Select"),
            tr("Dragging draws a lasso around points. In the other modes Alt and dragging "
               "does, where the desktop does not keep that for itself."));

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
    for (const int point : {m_dwell.under(), m_dwell.resting()})
        if (point >= 0 && !isShown(point))
            stopHovering();
    replotSoon();
    tellState();
    Q_EMIT shownChanged(m_scene->shownCount);
}

void MapView::redrawMarks() {
    MapMarks& m = *m_marks;
    m.current = m_current;
    m.hovered = m_dwell.under();
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
