#include "widgets/arcs.h"

#include "widgets/labelstrip.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace antiphon {

ArcView::ArcView(TimeAxis* response, TimeAxis* memory, QWidget* parent)
    : Lane(response, parent), m_memory(memory) {
    setAccessibleName(tr("Sources of the response"));
    setWhatsThis(tr("Lines from each piece of the response, above, to where it was taken from in "
                    "the memory, below. Click one to hear both."));
    connect(memory, &TimeAxis::visibleChanged, this, [this] { contentChanged(); });
    connect(memory, &TimeAxis::lengthChanged, this, [this] { contentChanged(); });
}

void ArcView::setArcs(std::vector<SourceArc> arcs) {
    m_arcs = std::move(arcs);
    m_highlighted = -1;
    contentChanged();
    tellState();
}

void ArcView::setHighlighted(int arc) {
    arc = std::clamp(arc, -1, int(m_arcs.size()) - 1);
    if (arc == m_highlighted)
        return;
    m_highlighted = arc;
    update();
    tellState();
}

double ArcView::memoryX(double seconds) const {
    if (!m_memory || m_memory->visible().length() <= 0)
        return plot().left();
    const TimeSpan v = m_memory->visible();
    return plot().left() + (seconds - v.start) / v.length() * plot().width();
}

double ArcView::sideAt(double top, double bottom, double y) const {
    // The cubic that pathOf() draws has its control points at half height: x follows 3t^2 - 2t^3
    // and y 1.5t - 1.5t^2 + t^3, which is solved for t.
    const double wanted = std::clamp(y / std::max(1, height()), 0.0, 1.0);
    double low = 0, high = 1;
    for (int i = 0; i < 24; ++i) {
        const double t = (low + high) / 2;
        (t * (1.5 - 1.5 * t + t * t) < wanted ? low : high) = t;
    }
    const double t = (low + high) / 2;
    return top + (bottom - top) * t * t * (3 - 2 * t);
}

QPainterPath ArcView::pathOf(const SourceArc& arc) const {
    const double h = height();
    const double a = xAt(arc.response.start), b = std::max(xAt(arc.response.end), a + 1);
    const double c = memoryX(arc.memory.start), d = std::max(memoryX(arc.memory.end), c + 1);
    QPainterPath path(QPointF(a, 0));
    path.cubicTo(QPointF(a, h / 2), QPointF(c, h / 2), QPointF(c, h));
    path.lineTo(d, h);
    path.cubicTo(QPointF(d, h / 2), QPointF(b, h / 2), QPointF(b, 0));
    path.closeSubpath();
    return path;
}

void ArcView::paintContent(QPainter& painter, const QRect& dirty) {
    painter.setRenderHint(QPainter::Antialiasing);
    double drawnTo = -1e9;
    for (const SourceArc& arc : m_arcs) {
        const auto [left, right] =
            std::minmax({xAt(arc.response.start), xAt(arc.response.end), memoryX(arc.memory.start),
                         memoryX(arc.memory.end)});
        if (right < dirty.left() || left > dirty.right())
            continue;
        // Thousands of arcs: at most two a pixel.
        if (xAt(arc.response.end) < drawnTo + 0.5)
            continue;
        drawnTo = xAt(arc.response.end);
        QColor color = labelColor(std::max(0, arc.label), palette());
        color.setAlpha(110);
        painter.fillPath(pathOf(arc), color);
    }
    if (m_arcs.empty()) {
        painter.setPen(tones().faint);
        painter.drawText(plot(), Qt::AlignCenter,
                         tr("Generate a response to see where it comes from"));
    }
}

void ArcView::paintOverlay(QPainter& painter, const QRect&) {
    if (m_highlighted < 0)
        return;
    const SourceArc& arc = m_arcs[std::size_t(m_highlighted)];
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tones().text, 1.5));
    painter.setBrush(labelColor(std::max(0, arc.label), palette()));
    painter.drawPath(pathOf(arc));
    painter.restore();
}

void ArcView::paintGutter(QPainter& painter, const QRect& gutter) {
    Lane::paintGutter(painter, gutter);
    painter.setPen(tones().faint);
    const QRect text = gutter.adjusted(4, 2, -6, -2);
    const auto fitted = [&](const QString& s) {
        return fontMetrics().elidedText(s, Qt::ElideRight, text.width());
    };
    painter.drawText(text, Qt::AlignRight | Qt::AlignTop, fitted(tr("Response")));
    painter.drawText(text, Qt::AlignRight | Qt::AlignBottom, fitted(tr("Memory")));
}

QString ArcView::stateText() const {
    if (m_highlighted < 0)
        return tr("%n arc(s)", nullptr, int(m_arcs.size()));
    const SourceArc& arc = m_arcs[std::size_t(m_highlighted)];
    return tr("Response at %1 from memory at %2")
        .arg(timeText(arc.response.start), timeText(arc.memory.start));
}

int ArcView::arcAt(QPointF point) const {
    // The last drawn lies on top.
    for (auto i = std::ssize(m_arcs) - 1; i >= 0; --i) {
        const SourceArc& arc = m_arcs[std::size_t(i)];
        const double left = sideAt(xAt(arc.response.start), memoryX(arc.memory.start), point.y());
        const double right = sideAt(xAt(arc.response.end), memoryX(arc.memory.end), point.y());
        if (point.x() >= left - 1 && point.x() <= std::max(right, left + 1) + 1)
            return int(i);
    }
    return -1;
}

bool ArcView::pressed(QMouseEvent* event) {
    const int hit = arcAt(event->position());
    if (hit < 0)
        return false;
    setHighlighted(hit);
    Q_EMIT arcClicked(hit);
    return true;
}

void ArcView::mouseMoveEvent(QMouseEvent* event) {
    Lane::mouseMoveEvent(event);
    if (event->buttons() != Qt::NoButton)
        return;
    const int hit = arcAt(event->position());
    if (hit == m_highlighted)
        return;
    setHighlighted(hit);
    setToolTip(hit >= 0 ? stateText() : QString());
    Q_EMIT arcHovered(hit);
}

void ArcView::leaveEvent(QEvent* event) {
    Lane::leaveEvent(event);
    if (m_highlighted >= 0 && !hasFocus()) {
        setHighlighted(-1);
        Q_EMIT arcHovered(-1);
    }
}

void ArcView::keyPressEvent(QKeyEvent* event) {
    const int key = event->key();
    if (m_arcs.empty() || (event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier)))
        return Lane::keyPressEvent(event);
    if (key == Qt::Key_Left || key == Qt::Key_Right) {
        const int step = key == Qt::Key_Left ? -1 : 1;
        setHighlighted(std::clamp(m_highlighted + step, 0, int(m_arcs.size()) - 1));
        if (axis())
            axis()->ensureVisible(m_arcs[std::size_t(m_highlighted)].response.start);
        Q_EMIT arcHovered(m_highlighted);
    } else if ((key == Qt::Key_Return || key == Qt::Key_Enter) && m_highlighted >= 0) {
        Q_EMIT arcClicked(m_highlighted);
    } else {
        return Lane::keyPressEvent(event);
    }
    event->accept();
}

} // namespace antiphon
