#pragma once

#include "widgets/lane.h"

#include <vector>

namespace antiphon {

/// Beats over time, those that begin a bar taller and numbered, to be dragged. It holds no grid of
/// its own: a drag asks for a beat elsewhere, and whoever owns the beats sets them.
///
/// Mouse: a beat is dragged, elsewhere the lane selects as others do; a double click asks for a bar
/// to begin there. Keys: Page Up and Page Down put the cursor on the beat before and behind, Alt
/// with Left and Right moves the beat at the cursor by 10 ms (with Shift by 1 ms), B begins a bar
/// there.
class BeatLane : public Lane {
    Q_OBJECT

public:
    explicit BeatLane(TimeAxis* axis, QWidget* parent = nullptr);

    /// Seconds, rising; downbeats are some of the beats.
    void setBeats(std::vector<double> beats, std::vector<double> downbeats);
    const std::vector<double>& beats() const { return m_beats; }
    /// The beat nearest to a time; -1: there is none.
    int nearest(double seconds) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {160, sizeHint().height()}; }

Q_SIGNALS:
    void beatMoved(int beat, double seconds);
    /// The hand has let go: what follows is another step of undo.
    void strokeEnded();
    void barRequested(double seconds);

protected:
    void paintContent(QPainter& painter, const QRect& dirty) override;
    void paintGutter(QPainter& painter, const QRect& gutter) override;
    QString stateText() const override;
    bool pressed(QMouseEvent*) override;
    void mouseMoveEvent(QMouseEvent*) override;
    void mouseReleaseEvent(QMouseEvent*) override;
    void mouseDoubleClickEvent(QMouseEvent*) override;
    void keyPressEvent(QKeyEvent*) override;

private:
    int grabbed(double x) const;

    std::vector<double> m_beats, m_downbeats;
    int m_drag = -1;
};

} // namespace antiphon
