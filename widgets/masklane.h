#pragma once

#include "widgets/drawnvalues.h"
#include "widgets/lane.h"

#include <optional>
#include <vector>

namespace antiphon {

/// DrawnValues over a stretch of a time axis, below the sound that they are about. Alt+Up and
/// Alt+Down change the number at the cursor, Alt+Delete makes all of it 1 again.
class MaskLane : public Lane {
    Q_OBJECT

public:
    static constexpr std::size_t places = 64;

    /// `title`: shown in the gutter, and what a screen reader calls it.
    MaskLane(TimeAxis* axis, const QString& title, QWidget* parent = nullptr);

    /// Where it counts; nothing can be drawn elsewhere.
    void setSpan(TimeSpan span);
    const std::vector<double>& values() const { return m_drawn.values; }
    void setValues(std::vector<double> values);

    QSize sizeHint() const override { return {600, 44}; }
    QSize minimumSizeHint() const override { return {160, 32}; }

Q_SIGNALS:
    void changed();
    void strokeEnded();

protected:
    void paintContent(QPainter& painter, const QRect& dirty) override;
    void paintGutter(QPainter& painter, const QRect& gutter) override;
    QString stateText() const override;
    bool pressed(QMouseEvent*) override;
    void mouseMoveEvent(QMouseEvent*) override;
    void mouseReleaseEvent(QMouseEvent*) override;
    void keyPressEvent(QKeyEvent*) override;

private:
    void drawTo(QPointF point);

    QString m_title;
    TimeSpan m_span;
    DrawnValues m_drawn;
    std::optional<QPointF> m_last;
};

} // namespace antiphon
