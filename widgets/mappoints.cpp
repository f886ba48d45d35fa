#include "widgets/mappoints.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

namespace antiphon {

namespace {

/// How far the image reaches over the view on each side, pixels of 1/96 inch.
constexpr int marginPixels = 96;

/// Moves the picture by so many pixels; what comes in is left as it was.
void shift(QImage& image, int dx, int dy) {
    const int width = image.width() - std::abs(dx), height = image.height() - std::abs(dy);
    if (width <= 0 || height <= 0)
        return;
    const auto copy = [&](int y) {
        std::memmove(image.scanLine(y + std::max(0, dy)) + 4 * std::ptrdiff_t(std::max(0, dx)),
                     image.constScanLine(y + std::max(0, -dy)) +
                         4 * std::ptrdiff_t(std::max(0, -dx)),
                     4 * std::size_t(width));
    };
    // Rows are read before they are overwritten.
    if (dy > 0)
        for (int y = height - 1; y >= 0; --y)
            copy(y);
    else
        for (int y = 0; y < height; ++y)
            copy(y);
}

} // namespace

MapPoints::MapPoints(QCPAxis* x, QCPAxis* y, const MapScene& scene)
    : QCPAbstractPlottable(x, y), m_scene(scene), m_colors(&colorMapOf(Scheme::Light)) {}

void MapPoints::setLook(MapLook look) {
    m_look = std::move(look);
    m_sprites.reset();
    m_stale = true;
}

void MapPoints::setDensity(bool density) {
    m_density = density;
    m_stale = true;
}

void MapPoints::setOver(std::function<void(QPainter&, const MapFrame&, double)> over) {
    m_over = std::move(over);
}

void MapPoints::setColors(const ColorMap& colors) {
    m_colors = &colors;
    m_stale = true;
}

QCPRange MapPoints::range(bool& found, std::size_t coordinate) const {
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (std::size_t i = 0; i < std::size_t(m_scene.count()); ++i)
        if (m_scene.shown[i]) {
            const double v = m_scene.xy[2 * i + coordinate];
            low = std::min(low, v);
            high = std::max(high, v);
        }
    found = low <= high;
    return found ? QCPRange(low, high) : QCPRange();
}

QCPRange MapPoints::getKeyRange(bool& found, QCP::SignDomain) const {
    return range(found, 0);
}

QCPRange MapPoints::getValueRange(bool& found, QCP::SignDomain, const QCPRange&) const {
    return range(found, 1);
}

MapFrame MapPoints::frameOfView(double dpr) const {
    const QRect rect = clipRect();
    const QCPRange x = keyAxis()->range(), y = valueAxis()->range();
    // QCustomPlot lets a vertical axis end at the last pixel row's upper edge.
    return {x.lower, y.upper - y.size() / rect.height(), rect.width() * dpr / x.size(),
            rect.height() * dpr / y.size()};
}

void MapPoints::drawWhole(const MapFrame& view, QSize size) {
    // What may be cut off at the edge lies outside of what is ever shown.
    const int cut = splatMargin(*m_sprites);
    m_margin = int(marginPixels * m_dpr);
    const QSize wanted = size + 2 * QSize(m_margin + cut, m_margin + cut);
    if (m_image.size() != wanted)
        m_image = QImage(wanted, QImage::Format_ARGB32_Premultiplied);
    m_whole = m_image.rect().adjusted(cut, cut, -cut, -cut);
    m_frame = view;
    m_frame.left -= (m_margin + cut) / view.scaleX;
    m_frame.top += (m_margin + cut) / view.scaleY;
    if (m_density)
        shadeDensity(m_image, m_frame, m_scene, *m_colors, std::max(1, int(std::lround(m_dpr))),
                     m_scratch);
    else
        splatPoints(m_image, m_frame, m_scene, m_look, *m_sprites);
    if (m_over) {
        QPainter painter(&m_image);
        m_over(painter, m_frame, m_dpr);
    }
    m_stale = false;
    ++m_drawn;
}

void MapPoints::follow(const MapFrame& view, QSize size) {
    const auto same = [](double a, double b) { return std::abs(a - b) < 1e-7 * std::abs(b); };
    if (m_stale || m_whole.size() != size + 2 * QSize(m_margin, m_margin) ||
        !same(m_frame.scaleX, view.scaleX) || !same(m_frame.scaleY, view.scaleY))
        return drawWhole(view, size);
    // How far the view moved from the image's middle, in pixels.
    const double x = (view.left - m_frame.left) * view.scaleX - m_margin - m_whole.left();
    const double y = (m_frame.top - view.top) * view.scaleY - m_margin - m_whole.top();
    if (std::abs(x) <= m_margin && std::abs(y) <= m_margin)
        return;
    // Density is scaled by its fullest cell, which is known for a whole image only.
    if (m_density || std::abs(x) >= m_whole.width() || std::abs(y) >= m_whole.height())
        return drawWhole(view, size);
    const int dx = int(std::lround(x)), dy = int(std::lround(y));
    shift(m_image, -dx, -dy);
    m_frame.left += dx / m_frame.scaleX;
    m_frame.top -= dy / m_frame.scaleY;
    const QRegion bare = QRegion(m_whole) - m_whole.translated(-dx, -dy);
    for (const QRect& part : bare)
        splatPart(m_image, part, m_frame, m_scene, m_look, *m_sprites);
    if (m_over) {
        QPainter painter(&m_image);
        painter.setClipRegion(bare);
        m_over(painter, m_frame, m_dpr);
    }
    ++m_strips;
}

void MapPoints::draw(QCPPainter* painter) {
    const QRect rect = clipRect();
    if (m_scene.count() == 0 || rect.isEmpty() || m_look.diameters.empty())
        return;
    const bool vectors = painter->modes().testFlag(QCPPainter::pmVectorized);
    if (vectors && m_scene.shownCount <= m_vectorPoints && !m_density)
        return drawVectors(painter);
    // The painter's own scale counts where a picture is exported larger than the screen shows it.
    const QTransform device = painter->deviceTransform();
    const double dpr = vectors ? 2 : std::clamp(std::abs(device.m11()), 0.5, 16.0);
    if (!m_sprites || dpr != m_dpr) {
        m_dpr = dpr;
        std::vector<double> diameters = m_look.diameters;
        for (double& d : diameters)
            d *= dpr;
        m_sprites.emplace(std::move(diameters), m_look.halo * dpr, m_look.opacity);
        m_stale = true;
    }
    const QSize size(int(std::lround(rect.width() * dpr)), int(std::lround(rect.height() * dpr)));
    const MapFrame view = frameOfView(dpr);
    follow(view, size);
    // Whole pixels, so that nothing is interpolated; smooth painters are moved by half a pixel.
    painter->setAntialiasing(false);
    const QPoint from(int(std::lround((view.left - m_frame.left) * view.scaleX)),
                      int(std::lround((m_frame.top - view.top) * view.scaleY)));
    painter->save();
    painter->scale(1 / dpr, 1 / dpr);
    const QPointF corner(std::round(rect.left() * dpr), std::round(rect.top() * dpr));
    if (vectors)
        painter->drawImage(corner, m_image.copy(QRect(from, size))); // SVG knows no part of one
    else
        painter->drawImage(corner, m_image, QRect(from, size));
    painter->restore();
}

void MapPoints::drawVectors(QCPPainter* painter) const {
    const MapFrame view = frameOfView(1);
    const QRect rect = clipRect();
    const QRectF near = QRectF(rect).adjusted(-20, -20, 20, 20);
    painter->save();
    painter->setAntialiasing(true);
    const bool some = m_scene.selectedCount > 0;
    for (const bool selected : {false, true})
        for (std::size_t i = 0; i < std::size_t(m_scene.count()); ++i) {
            if (!m_scene.shown[i] || bool(m_scene.selected[i]) != selected)
                continue;
            const QPointF at =
                view.toPixel(m_scene.xy[2 * i], m_scene.xy[2 * i + 1]) + rect.topLeft();
            if (!near.contains(at))
                continue;
            const auto& colors = some && !selected ? m_look.dimmed : m_look.colors;
            const double diameter = m_look.diameters[m_look.size.empty() ? 0 : m_look.size[i]];
            const auto shape = m_look.shape.empty() ? MapShape::Disc : MapShape(m_look.shape[i]);
            painter->setPen(m_look.halo > 0 ? QPen(QColor(selected ? m_look.mark : m_look.ground),
                                                   2 * m_look.halo)
                                            : QPen(Qt::NoPen));
            painter->setBrush(Qt::NoBrush);
            const QPainterPath path = outlineOf(shape, diameter).translated(at);
            if (m_look.halo > 0)
                painter->drawPath(path);
            painter->setPen(Qt::NoPen);
            painter->setBrush(QColor(colors[m_look.color[i]]));
            painter->drawPath(path);
        }
    if (m_over) {
        painter->translate(rect.topLeft());
        m_over(*painter, view, 1);
    }
    painter->restore();
}

} // namespace antiphon
