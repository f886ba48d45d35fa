#pragma once

#include <QElapsedTimer>
#include <QString>
#include <QWidget>

#include <deque>
#include <vector>

class QTimer;

namespace antiphon {

/// Two values between 0 and 1 under one hand: x to the right, y upwards. Click jumps, drag moves,
/// Shift+drag moves ten times finer, Ctrl+click and double click reset to the middle; arrows step
/// (with Shift finer), Page keys step y in large steps, Home and End go to the ends of x, Delete
/// resets. The way of the last seconds is drawn behind the point, and so are numbered marks.
class XyPad : public QWidget {
    Q_OBJECT

public:
    struct Mark {
        QPointF at; ///< 0 ... 1
        QString name;
        bool operator==(const Mark&) const = default;
    };
    static constexpr double trailSeconds = 4;

    explicit XyPad(QWidget* parent = nullptr);

    /// What the axes move; shown along them and told to screen readers.
    void setAxes(const QString& x, const QString& y);
    QPointF value() const { return m_value; }
    /// Clamped; not finite: ignored. Emits valueChanged() when it is another one.
    void setValue(QPointF value);
    void reset() { setValue({0.5, 0.5}); }
    /// Places to come back to, such as snapshots.
    void setMarks(std::vector<Mark> marks);
    const std::vector<Mark>& marks() const { return m_marks; }
    /// Lit while something sounds.
    void setSounding(bool on);
    /// The places of the last seconds, the oldest first.
    std::vector<QPointF> trail() const;
    /// "Carrier 0.50, Depth 0.25": what a screen reader says.
    virtual QString stateText() const;

    QSize sizeHint() const override { return {260, 220}; }
    QSize minimumSizeHint() const override { return {120, 110}; }

Q_SIGNALS:
    void valueChanged(QPointF value);
    /// The hand is on the pad: from the press to the release.
    void pressedChanged(bool pressed);
    /// The hand left, or a key moved it: the moment for one undo step.
    void editingFinished();

protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent*) override;
    void mouseMoveEvent(QMouseEvent*) override;
    void mouseReleaseEvent(QMouseEvent*) override;
    void mouseDoubleClickEvent(QMouseEvent*) override;
    void keyPressEvent(QKeyEvent*) override;
    void focusInEvent(QFocusEvent*) override;
    void focusOutEvent(QFocusEvent*) override;
    void changeEvent(QEvent*) override;

    static constexpr double radius = 7; ///< of the point
    /// Where on the widget a value is.
    QPointF pointOf(QPointF value) const;
    bool lit() const { return m_sounding || m_pressed; }
    /// Within the frame, below everything: a grid.
    virtual void paintGround(QPainter& painter, const QRectF& frame);
    /// The value itself, over everything.
    virtual void paintPoint(QPainter& painter, const QRectF& frame);
    /// The state has changed by something else than the value.
    void tellState();
    void setTrailShown(bool shown) { m_trailShown = shown; }

private:
    QRectF field() const;
    QPointF valueAt(QPointF point) const;
    void leaveTrail();
    void paintTrail(QPainter& painter);
    void press(bool down);

    struct Trace {
        QPointF at;
        qint64 ms;
    };
    QString m_x, m_y;
    QPointF m_value{0.5, 0.5};
    std::vector<Mark> m_marks;
    std::deque<Trace> m_trail;
    QElapsedTimer m_clock;
    QTimer* m_fading;
    bool m_sounding = false;
    bool m_pressed = false;
    bool m_trailShown = true;
    QPointF m_last;  ///< of the pointer
    QPointF m_place; ///< of the hand, which fine moves leave behind the pointer
};

} // namespace antiphon
