#pragma once

#include "widgets/xypad.h"

#include <optional>

namespace antiphon {

/// The valence-arousal plane under one hand: the circle is the target, which the hand moves; a
/// filled sign in the shape of its quadrant is what a classifier thinks of the piece, and an arrow
/// leads from there to what it thinks of the render. Beyond what an XyPad does: the keys 1 to 4 go
/// to the middle of a quadrant.
class EmotionPad : public XyPad {
    Q_OBJECT

public:
    explicit EmotionPad(QWidget* parent = nullptr);

    /// Valence and arousal, -1 ... 1 each; the middle aims nowhere.
    QPointF target() const { return {2 * value().x() - 1, 2 * value().y() - 1}; }
    void setTarget(QPointF target) { setValue((target + QPointF(1, 1)) / 2); }
    /// What a classifier thinks, in the same coordinates; nullopt: nobody judged it.
    void setEstimate(std::optional<QPointF> piece);
    /// Without an arrow from the piece to it where it did not come `ofPiece`.
    void setRendered(std::optional<QPointF> render, bool ofPiece = true);
    /// The arrow from piece to render is drawn.
    bool hasArrow() const { return m_estimate && m_rendered && m_ofPiece; }

    /// "Target: valence 0.50, arousal -0.20 (Q4). Piece: ...".
    QString stateText() const override;
    QSize sizeHint() const override { return {280, 240}; }
    QSize minimumSizeHint() const override { return {180, 150}; }

Q_SIGNALS:
    void targetChanged(QPointF target);

protected:
    void paintGround(QPainter& painter, const QRectF& frame) override;
    void paintPoint(QPainter& painter, const QRectF& frame) override;
    void keyPressEvent(QKeyEvent*) override;

private:
    QPointF placeOf(QPointF valenceArousal) const {
        return pointOf((valenceArousal + QPointF(1, 1)) / 2);
    }
    void paintSign(QPainter& painter, QPointF valenceArousal, double diameter);

    std::optional<QPointF> m_estimate, m_rendered;
    bool m_ofPiece = true;
};

} // namespace antiphon
