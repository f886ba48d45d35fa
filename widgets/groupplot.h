#pragma once

#include <QRectF>
#include <QString>
#include <QWidget>

#include <optional>

namespace antiphon {

/// What plots of values by group have in common: a value axis at the left, slots side by side, a
/// title above; hovering or Left and Right read a slot out.
class GroupPlot : public QWidget {
    Q_OBJECT

public:
    /// The slot under a point of the widget.
    std::optional<std::size_t> slotAt(QPointF point) const;
    virtual std::size_t slotCount() const = 0;
    /// What a slot shows, in words.
    virtual QString readOut(std::size_t slot) const = 0;

    QSize sizeHint() const override { return {320, 200}; }
    QSize minimumSizeHint() const override { return {160, 110}; }

protected:
    explicit GroupPlot(QWidget* parent);

    /// After new contents: the axis from `low` to `high`, no slot read out.
    void setContents(const QString& title, double low, double high);
    /// Said at the right of the title.
    void setNote(const QString& note);
    virtual void paintSlot(QPainter& painter, std::size_t slot, const QRectF& room) = 0;
    /// Below a slot.
    virtual void paintName(QPainter& painter, std::size_t slot, const QRectF& room) = 0;
    /// Where the title's right is when there is no note: a legend.
    virtual void paintLegend(QPainter&, const QRectF&) {}
    virtual QString axisText(double value) const;

    double yOf(double value) const;

    void paintEvent(QPaintEvent*) override;
    bool event(QEvent*) override;
    void mouseMoveEvent(QMouseEvent*) override;
    void leaveEvent(QEvent*) override;
    void keyPressEvent(QKeyEvent*) override;
    void focusInEvent(QFocusEvent*) override;
    void focusOutEvent(QFocusEvent*) override;

private:
    QRectF plot() const;
    QRectF slotRect(std::size_t slot) const;
    void paintAxis(QPainter& painter);
    void paintTitle(QPainter& painter);
    void setCurrent(std::optional<std::size_t> slot);

    QString m_title, m_note;
    double m_low = 0, m_high = 1;
    std::optional<std::size_t> m_current;
};

/// How the kinds of a plot differ for eyes that see no colours, kind by kind.
Qt::PenStyle kindDash(int kind);
/// A kind's shape and name, in the middle of the room.
void paintKindName(QPainter& painter, const QRectF& room, const QString& name, int kind,
                   const QPalette& palette);

} // namespace antiphon
