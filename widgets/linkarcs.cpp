#include "widgets/linkarcs.h"

#include "widgets/labelstrip.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace antiphon {

LinkArcs::LinkArcs(TimeAxis* axis, QWidget* parent) : Lane(axis, parent) {
    setWhatsThis(tr("An arc leads from each segment back to an earlier one that sounds alike, with "
                    "what comes before it. There the memory can go on from one to the other."));
}

void LinkArcs::setLinks(std::vector<TimeLink> links) {
    m_links = std::move(links);
    contentChanged();
    tellState();
}

QString LinkArcs::stateText() const {
    return tr("%n link(s)", nullptr, int(m_links.size()));
}

void LinkArcs::paintContent(QPainter& painter, const QRect& dirty) {
    painter.setRenderHint(QPainter::Antialiasing);
    const double longest = axis() ? std::max(axis()->visible().length(), 1e-9) : 1;
    for (const TimeLink& link : m_links) {
        const double a = xAt(link.to), b = xAt(link.from);
        if (b < dirty.left() || a > dirty.right() || b - a < 2)
            continue;
        const double share = std::min(1.0, (link.from - link.to) / longest);
        const double depth = 2 * (height() - 3) * (0.25 + 0.75 * share);
        QPainterPath path(QPointF(a, 0));
        path.cubicTo(QPointF(a, depth * 2 / 3), QPointF(b, depth * 2 / 3), QPointF(b, 0));
        QColor color = labelColor(link.label, palette());
        color.setAlphaF(float(std::min(1.0, 0.3 + 0.15 * link.past)));
        painter.setPen(QPen(color, 1 + 0.25 * std::min(link.past, 4)));
        painter.drawPath(path);
    }
    if (m_links.empty()) {
        painter.setPen(tones().faint);
        painter.drawText(plot(), Qt::AlignCenter, tr("No segment sounds like an earlier one"));
    }
}

} // namespace antiphon
