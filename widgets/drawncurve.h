#pragma once

#include "widgets/drawnvalues.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace antiphon {

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

} // namespace antiphon
