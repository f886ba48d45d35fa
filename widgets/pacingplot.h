#pragma once

#include <QPointF>
#include <QString>
#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

namespace antiphon {

struct Tones;

/// A share that grows over a work: as it is planned, as it has become, and as it became in others,
/// thin. Both axes go from 0 to 1. Where the plan can still be changed its begin is dragged up and
/// down and its end from side to side; Up and Down, Left and Right do the same (with Shift finer).
/// Elsewhere a click, or Left and Right, chooses a place.
class PacingPlot : public QWidget {
    Q_OBJECT

public:
    explicit PacingPlot(QWidget* parent = nullptr);

    /// Of a part 0 ... 1 of the work; empty: no plan is known.
    void setPlan(std::function<double(double)> shareAt);
    /// `begin`: the share at the start; `end`: the part after which the share is 1. None: they
    /// cannot be changed.
    struct Handles {
        double begin = 0, end = 1;
        bool operator==(const Handles&) const = default;
    };
    void setHandles(std::optional<Handles> handles);
    std::optional<Handles> handles() const { return m_handles; }
    /// What it has become: parts and shares, parts rising.
    void setReached(std::vector<QPointF> points);
    struct Ghost {
        QString name;
        int look = 0; ///< colour and dash
        std::vector<QPointF> points;
    };
    void setGhosts(std::vector<Ghost> ghosts);
    /// Marked by a line; none: nothing is chosen.
    void setPlace(std::optional<double> part);
    std::optional<double> place() const { return m_place; }

    /// Where a part and a share are drawn.
    QPointF pointOf(double part, double share) const;

    QSize sizeHint() const override { return {320, 170}; }
    QSize minimumSizeHint() const override { return {160, 90}; }

Q_SIGNALS:
    void handlesMoved(double begin, double end);
    /// The hand left a handle: the moment for one undo step.
    void strokeEnded();
    void placeChosen(double part);

protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent*) override;
    void mouseMoveEvent(QMouseEvent*) override;
    void mouseReleaseEvent(QMouseEvent*) override;
    void keyPressEvent(QKeyEvent*) override;
    void focusInEvent(QFocusEvent*) override;
    void focusOutEvent(QFocusEvent*) override;

private:
    enum class Held { None, Begin, End };
    QRectF room() const;
    QPointF at(QPointF pixel) const; ///< part and share
    void paintAxes(QPainter& painter, const QRectF& room, const Tones& tone) const;
    Held near(QPointF pixel) const;
    void move(Held handle, double value);
    void choose(double part);
    void tell();

    std::function<double(double)> m_plan;
    std::optional<Handles> m_handles;
    std::vector<QPointF> m_reached;
    std::vector<Ghost> m_ghosts;
    std::optional<double> m_place;
    Held m_held = Held::None;
    bool m_choosing = false;
};

} // namespace antiphon
