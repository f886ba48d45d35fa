#include "widgets/map.h"
#include "widgets/maplegend.h"
#include "widgets/mapmarks.h"
#include "widgets/mappoints.h"

#include <QResizeEvent>

#include <algorithm>
#include <cmath>

// What part of the plane is seen, and where the axes and the legend are.
namespace antiphon {

namespace {

/// Room around the points, as a part of what they take.
constexpr double room = 0.08;
/// Of the way to go, at each step while the axes follow.
constexpr double haste = 0.35;

/// Below this width the legend lies below the map.
constexpr int wide = 420;

QCPRange padded(const QCPRange& r) {
    const double size = r.size();
    const double by = size > 0 ? room * size : std::max(0.5, 0.05 * std::abs(r.lower));
    return {r.lower - by, r.upper + by};
}

/// What the points take, and of a way among them as much as leaves them a third of the room.
QCPRange withWay(const QCPRange& points, double low, double high) {
    return {std::min(points.lower, std::max(low, points.lower - points.size())),
            std::max(points.upper, std::min(high, points.upper + points.size()))};
}

/// `least` fits in and takes most of it: then it stays, and the picture is calm.
bool fits(const QCPRange& least, const QCPRange& now) {
    const double slack = 0.02 * now.size();
    return least.lower >= now.lower + slack && least.upper <= now.upper - slack &&
           least.size() > 0.66 * now.size();
}

QCPRange between(const QCPRange& from, const QCPRange& to) {
    const auto nearly = [&](double a, double b) { return std::abs(a - b) < 0.004 * to.size(); };
    if (nearly(from.lower, to.lower) && nearly(from.upper, to.upper))
        return to;
    return {from.lower + haste * (to.lower - from.lower),
            from.upper + haste * (to.upper - from.upper)};
}

} // namespace

void MapView::makeAxes() {
    plotLayout()->setAutoMargins(QCP::msNone);
    // As wide as most numbers are, so that the area keeps its place while they change.
    axisRect()->setMinimumMargins(QMargins(50, 14, 14, 34));
    for (QCPAxis* axis : {xAxis, yAxis}) {
        axis->setSubTicks(false);
        axis->setTickLengthIn(0);
        axis->setTickLengthOut(4);
        axis->ticker()->setTickCount(6);
        axis->setRange(0, 1);
    }
    // Equal units depend on the area's shape, which is known after the layout.
    connect(this, &QCustomPlot::afterLayout, this, [this] {
        if (!m_equalScale)
            return;
        const Ranges now{xAxis->range(), yAxis->range()};
        const Ranges wanted = equalized(m_follows && !m_settle.isActive() ? rangesOfShown() : now);
        if (std::abs(wanted.x.size() - now.x.size()) > 1e-6 * now.x.size() ||
            std::abs(wanted.y.size() - now.y.size()) > 1e-6 * now.y.size()) {
            applyRanges(wanted);
            replotSoon();
        }
    });
}

QRectF MapView::axisPixels() const {
    return axisRect()->rect();
}

double MapView::scaleX() const {
    return axisRect()->width() / xAxis->range().size();
}

double MapView::scaleY() const {
    return axisRect()->height() / yAxis->range().size();
}

QPointF MapView::toPlot(QPointF pixel) const {
    return {xAxis->pixelToCoord(pixel.x()), yAxis->pixelToCoord(pixel.y())};
}

QPointF MapView::toPixel(QPointF p) const {
    return {xAxis->coordToPixel(p.x()), yAxis->coordToPixel(p.y())};
}

MapView::Ranges MapView::rangesOfShown() const {
    bool found = false;
    QCPRange x = m_drawn->getKeyRange(found, QCP::sdBoth);
    QCPRange y = m_drawn->getValueRange(found, QCP::sdBoth, {});
    if (!found)
        return {{0, 1}, {0, 1}};
    if (const auto ways = m_marks->paths.extent()) {
        x = withWay(x, ways->left(), ways->right());
        y = withWay(y, ways->top(), ways->bottom());
    }
    return {padded(x), padded(y)};
}

MapView::Ranges MapView::equalized(Ranges r) const {
    const double width = std::max(1, axisRect()->width());
    const double height = std::max(1, axisRect()->height());
    const double perPixel = std::max(r.x.size() / width, r.y.size() / height);
    const auto widen = [](QCPRange& range, double size) {
        const double middle = range.center();
        range = {middle - size / 2, middle + size / 2};
    };
    widen(r.x, perPixel * width);
    widen(r.y, perPixel * height);
    return r;
}

void MapView::applyRanges(const Ranges& r) {
    if (!QCPRange::validRange(r.x) || !QCPRange::validRange(r.y) ||
        (r.x == xAxis->range() && r.y == yAxis->range()))
        return;
    xAxis->setRange(r.x);
    yAxis->setRange(r.y);
    Q_EMIT visibleAreaChanged(visibleArea());
}

void MapView::followPoints(bool atOnce) {
    const Ranges shown = rangesOfShown();
    const Ranges target = m_equalScale ? equalized(shown) : shown;
    const Ranges now{xAxis->range(), yAxis->range()};
    m_settle.stop();
    if (atOnce) {
        applyRanges(target);
        return replotSoon();
    }
    const auto bare = [](const QCPRange& r) {
        const double by = r.size() * room / (1 + 2 * room);
        return QCPRange(r.lower + by, r.upper - by);
    };
    // Where one axis decides the scale of both, the other has room to spare.
    const bool x = fits(bare(shown.x), now.x), y = fits(bare(shown.y), now.y);
    if (m_equalScale ? (x && bare(shown.y).size() < now.y.size() && now.y.contains(shown.y.lower) &&
                        now.y.contains(shown.y.upper)) ||
                           (y && now.x.contains(shown.x.lower) && now.x.contains(shown.x.upper))
                     : x && y)
        return;
    const Ranges next{between(now.x, target.x), between(now.y, target.y)};
    applyRanges(next);
    replotSoon();
    if (next.x != target.x || next.y != target.y)
        m_settle.start();
}

void MapView::showAll() {
    m_follows = true;
    followPoints(true);
    redrawMarks();
}

void MapView::showSelection() {
    QRectF box = selectionOutline().boundingRect();
    if (selectedCount() == 0)
        return;
    const QRectF all = visibleArea();
    // One point alone is shown with a tenth of what was seen around it.
    const double w = std::max(box.width() * 1.2, all.width() * 0.05);
    const double h = std::max(box.height() * 1.2, all.height() * 0.05);
    const QPointF middle = box.center();
    setVisibleArea({middle.x() - w / 2, middle.y() - h / 2, w, h});
}

void MapView::setEqualScale(bool equal) {
    if (equal == m_equalScale)
        return;
    m_equalScale = equal;
    if (m_follows)
        followPoints(true);
    else
        applyRanges(equal ? equalized({xAxis->range(), yAxis->range()})
                          : Ranges{xAxis->range(), yAxis->range()});
    replotSoon();
}

QRectF MapView::visibleArea() const {
    const QCPRange x = xAxis->range(), y = yAxis->range();
    return {x.lower, y.lower, x.size(), y.size()};
}

void MapView::setVisibleArea(QRectF area) {
    area = area.normalized();
    if (!(area.width() > 0) || !(area.height() > 0))
        return;
    m_follows = false;
    m_settle.stop();
    const Ranges r{{area.left(), area.right()}, {area.top(), area.bottom()}};
    applyRanges(m_equalScale ? equalized(r) : r);
    replotSoon();
}

void MapView::panBy(QPointF pixels) {
    m_follows = false;
    m_settle.stop();
    // Whole pixels of the screen: the points' picture is moved, not drawn anew.
    const double dpr = devicePixelRatioF();
    const double dx = -std::round(pixels.x() * dpr) / dpr / scaleX();
    const double dy = std::round(pixels.y() * dpr) / dpr / scaleY();
    applyRanges({xAxis->range() + dx, yAxis->range() + dy});
    replotSoon();
}

void MapView::zoomAt(QPointF pixel, double factor) {
    const QPointF at = toPlot(pixel);
    const Ranges all = rangesOfShown();
    const auto scaled = [factor](const QCPRange& r, double fixed) {
        return QCPRange(fixed + (r.lower - fixed) * factor, fixed + (r.upper - fixed) * factor);
    };
    const Ranges next{scaled(xAxis->range(), at.x()), scaled(yAxis->range(), at.y())};
    // Not so far that numbers lose their meaning or the points become one dot.
    const auto sensible = [](const QCPRange& r, const QCPRange& whole) {
        const double size = std::max({whole.size(), std::abs(r.lower), std::abs(r.upper)});
        return r.size() > 1e-6 * size && r.size() < 100 * std::max(whole.size(), 1e-9);
    };
    if (!sensible(next.x, all.x) || !sensible(next.y, all.y))
        return;
    m_follows = false;
    m_settle.stop();
    applyRanges(next);
    replotSoon();
}

void MapView::showAxes() {
    for (QCPAxis* axis : {xAxis, yAxis}) {
        axis->setVisible(points() > 0);
        axis->grid()->setVisible(points() > 0);
    }
}

void MapView::placeLegend() {
    const bool wanted = m_legendShown && !m_legend->isEmpty();
    const bool beside = width() >= wide;
    m_legend->setFlow(beside ? 0 : width() - 40);
    const int across = m_legend->preferredWidth();
    const int below = std::min(m_legend->preferredHeight() + 10, height() * 2 / 5);
    m_legend->setVisible(wanted);
    m_legend->setGeometry(beside ? QRect(width() - across, 8, across, height() - 12)
                                 : QRect(40, height() - below, width() - 40, below));
    plotLayout()->setMargins({0, 0, wanted && beside ? across : 0, wanted && !beside ? below : 0});
}

void MapView::resizeEvent(QResizeEvent* event) {
    placeLegend();
    Plot::resizeEvent(event);
}

} // namespace antiphon
