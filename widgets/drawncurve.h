#pragma once

#include "widgets/lane.h"

#include <vector>

namespace antiphon {

/// Numbers 0 ... 1 over equal places, as a hand draws them.
struct DrawnValues {
    std::vector<double> values; ///< empty: 1 everywhere

    /// Draws a line from one place to another (both 0 ... 1 along the curve); there are `count`
    /// values then.
    void stroke(double from, double fromValue, double to, double toValue, std::size_t count);
    /// At a place 0 ... 1 along the curve; linear between.
    double at(double place) const;
    bool operator==(const DrawnValues&) const = default;
};

/// A curve of numbers 0 ... 1 that is drawn with the mouse: press and drag. Left and Right choose a
/// place, Up and Down change the number there (with Shift finer), Page Up and Page Down make it 1
/// and 0, Delete makes all of it 1 again.
class DrawnCurve : public QWidget {
    Q_OBJECT

public:
    static constexpr std::size_t places = 32;

    /// `low` and `high`: what its ends stand for.
    DrawnCurve(const QString& name, const QString& low, const QString& high,
               QWidget* parent = nullptr);

    const std::vector<double>& values() const { return m_drawn.values; }
    void setValues(std::vector<double> values);

    QSize sizeHint() const override { return {200, 64}; }
    QSize minimumSizeHint() const override { return {100, 48}; }

Q_SIGNALS:
    void changed();
    /// The hand left the curve: the moment for one undo step.
    void strokeEnded();

protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent*) override;
    void mouseMoveEvent(QMouseEvent*) override;
    void mouseReleaseEvent(QMouseEvent*) override;
    void keyPressEvent(QKeyEvent*) override;
    void focusInEvent(QFocusEvent*) override;
    void focusOutEvent(QFocusEvent*) override;

private:
    QRectF room() const;
    void drawTo(QPointF point);
    void tell();

    QString m_low, m_high;
    DrawnValues m_drawn;
    std::size_t m_place = 0;
    std::optional<QPointF> m_last; ///< place and value; while it is drawn
};

/// The same over a stretch of a time axis, below the sound that it is about. Alt+Up and Alt+Down
/// change the number at the cursor, Alt+Delete makes all of it 1 again.
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
