#pragma once

#include <QWidget>

#include <vector>

namespace antiphon {

/// A few shares on axes that leave one middle: where something stands among others, at a glance.
class RadarPlot : public QWidget {
    Q_OBJECT

public:
    struct Axis {
        QString name;
        double percent = 0; ///< 0 ... 100; NaN: not known
    };

    explicit RadarPlot(QWidget* parent = nullptr);

    void setAxes(std::vector<Axis> axes);
    /// Said while nothing is known.
    void setEmptyText(const QString& text);

    QSize sizeHint() const override { return {220, 200}; }
    QSize minimumSizeHint() const override { return {140, 120}; }

protected:
    void paintEvent(QPaintEvent*) override;

private:
    bool known() const;
    void tellState();
    QPointF pointOf(std::size_t axis, double percent) const;
    QString textOf(const Axis& axis) const;

    std::vector<Axis> m_axes;
    QString m_empty;
};

} // namespace antiphon
