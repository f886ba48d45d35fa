#pragma once

#include "widgets/lane.h"

#include <QScrollBar>

namespace antiphon {

/// The scale on top of a stack of lanes. Dragging on it sets the loop; with the keyboard, L there
/// loops the selection or ends the loop.
class TimeRuler : public Lane {
    Q_OBJECT

public:
    explicit TimeRuler(TimeAxis* axis, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintContent(QPainter& painter, const QRect& dirty) override;
    QString stateText() const override;
    bool pressed(QMouseEvent*) override;
    void mouseMoveEvent(QMouseEvent*) override;
    void mouseReleaseEvent(QMouseEvent*) override;
    void keyPressEvent(QKeyEvent*) override;

private:
    std::optional<double> m_loopAnchor;
    double m_pressX = 0;
};

/// Scrolls a TimeAxis; its handle is as wide as what is visible.
class TimeScrollBar : public QScrollBar {
    Q_OBJECT

public:
    explicit TimeScrollBar(TimeAxis* axis, QWidget* parent = nullptr);

    /// The axis outlives the bar or is set again.
    void setAxis(TimeAxis* axis);

private:
    void fromAxis();

    QPointer<TimeAxis> m_axis;
};

/// The smallest 1, 2, 5 x 10^n (below a minute) or clock step of at least `seconds`.
double niceTimeStep(double seconds);

} // namespace antiphon
