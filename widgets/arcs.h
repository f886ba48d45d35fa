#pragma once

#include "widgets/lane.h"

#include <vector>

namespace antiphon {

/// Where a stretch of the response was taken from.
struct SourceArc {
    TimeSpan response;
    TimeSpan memory;
    int label = 0; ///< colours the ribbon as LabelStrip does
};

/// Ribbons from the response (upper edge, the lane's own axis) down to the memory positions they
/// were taken from (lower edge, the memory's axis). Jumps cross, continuations run parallel.
/// Hovering highlights, a click plays; Left/Right step through the arcs, Return plays.
class ArcView : public Lane {
    Q_OBJECT

public:
    ArcView(TimeAxis* response, TimeAxis* memory, QWidget* parent = nullptr);

    /// In order of response time.
    void setArcs(std::vector<SourceArc> arcs);
    const std::vector<SourceArc>& arcs() const { return m_arcs; }
    /// -1: none.
    int highlighted() const { return m_highlighted; }
    void setHighlighted(int arc);

    QSize sizeHint() const override { return {600, 110}; }
    QSize minimumSizeHint() const override { return {160, 48}; }

Q_SIGNALS:
    void arcHovered(int arc);
    void arcClicked(int arc);

protected:
    void paintContent(QPainter& painter, const QRect& dirty) override;
    void paintOverlay(QPainter& painter, const QRect& dirty) override;
    void paintGutter(QPainter& painter, const QRect& gutter) override;
    QString stateText() const override;
    bool pressed(QMouseEvent*) override;
    void mouseMoveEvent(QMouseEvent*) override;
    void leaveEvent(QEvent*) override;
    void keyPressEvent(QKeyEvent*) override;

private:
    double memoryX(double seconds) const;
    double sideAt(double top, double bottom, double y) const;
    QPainterPath pathOf(const SourceArc& arc) const;
    int arcAt(QPointF point) const;

    QPointer<TimeAxis> m_memory;
    std::vector<SourceArc> m_arcs;
    int m_highlighted = -1;
};

} // namespace antiphon
