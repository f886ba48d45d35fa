#include "widgets/emotionpad.h"

#include "widgets/quadrants.h"
#include "widgets/theme.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

std::optional<QPointF> within(std::optional<QPointF> place) {
    if (!place || !std::isfinite(place->x()) || !std::isfinite(place->y()))
        return std::nullopt;
    return QPointF(std::clamp(place->x(), -1.0, 1.0), std::clamp(place->y(), -1.0, 1.0));
}

} // namespace

EmotionPad::EmotionPad(QWidget* parent) : XyPad(parent) {
    setAccessibleName(tr("Valence and arousal"));
    setWhatsThis(tr("Valence to the right, arousal upwards. Drag the circle to where the piece "
                    "shall go; arrows step, 1 to 4 go to a quadrant, Delete goes back to the "
                    "middle, which aims nowhere."));
    setTrailShown(false);
    setAxes(tr("Valence"), tr("Arousal"));
    connect(this, &XyPad::valueChanged, this, [this] { Q_EMIT targetChanged(target()); });
}

void EmotionPad::setEstimate(std::optional<QPointF> piece) {
    m_estimate = within(piece);
    tellState();
}

void EmotionPad::setRendered(std::optional<QPointF> render, bool ofPiece) {
    m_rendered = within(render);
    m_ofPiece = ofPiece;
    tellState();
}

QString EmotionPad::stateText() const {
    const auto place = [this](QPointF at) {
        const int quadrant = quadrantAt(at);
        const QString valence = locale().toString(at.x(), 'f', 2);
        const QString arousal = locale().toString(at.y(), 'f', 2);
        //: a place of the valence-arousal plane; %3 is the quadrant, such as Q1
        return quadrant
                   ? tr("valence %1, arousal %2 (%3)").arg(valence, arousal, quadrantName(quadrant))
                   : tr("the middle");
    };
    QStringList parts{tr("Target: %1").arg(place(target()))};
    if (m_estimate)
        parts << tr("Piece: %1").arg(place(*m_estimate));
    if (m_rendered)
        parts << tr("Render: %1").arg(place(*m_rendered));
    return parts.join(QStringLiteral(". "));
}

void EmotionPad::paintGround(QPainter& painter, const QRectF& frame) {
    const Tones tone = tonesOf(palette());
    const QPointF middle = placeOf({0, 0});
    const int aimed = quadrantAt(target());
    QPainterPath clip;
    clip.addRoundedRect(frame.adjusted(1, 1, -1, -1), 3, 3);
    painter.save();
    painter.setClipPath(clip);
    for (int q = 1; q <= quadrantCount; ++q) {
        const QPointF way = quadrantMiddle(q);
        const QRectF field =
            QRectF(middle, way.x() > 0 ? (way.y() > 0 ? frame.topRight() : frame.bottomRight())
                                       : (way.y() > 0 ? frame.topLeft() : frame.bottomLeft()))
                .normalized();
        const QColor color = quadrantColor(q, palette());
        painter.fillRect(field, mix(tone.ground, color, q == aimed ? 0.20 : 0.08));
        // In the outer corner: sign, name, word.
        const double line = fontMetrics().height();
        const double sign = line * 0.6;
        const QRectF text = field.adjusted(6, 4, -6, -4);
        const QString words =
            fontMetrics().elidedText(QStringLiteral("%1 %2").arg(quadrantName(q), quadrantWord(q)),
                                     Qt::ElideRight, int(text.width() - sign - 4));
        const double width = fontMetrics().horizontalAdvance(words);
        const bool left = way.x()<0, top = way.y()> 0;
        const double x = left ? text.left() : text.right() - width - sign - 4;
        const double y = top ? text.top() : text.bottom() - line;
        painter.save();
        painter.translate(x + sign / 2, y + line / 2);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawPath(outlineOf(quadrantShape(q), sign));
        painter.restore();
        painter.setPen(q == aimed ? tone.text : tone.faint);
        painter.drawText(QRectF(x + sign + 4, y, width + 2, line), Qt::AlignLeft | Qt::AlignVCenter,
                         words);
    }
    painter.restore();
    painter.setPen(QPen(tone.faint, 1));
    painter.drawLine(QPointF(middle.x(), frame.top()), QPointF(middle.x(), frame.bottom()));
    painter.drawLine(QPointF(frame.left(), middle.y()), QPointF(frame.right(), middle.y()));
}

void EmotionPad::paintSign(QPainter& painter, QPointF valenceArousal, double diameter) {
    const Tones tone = tonesOf(palette());
    const int quadrant = std::max(1, quadrantAt(valenceArousal));
    painter.save();
    painter.translate(placeOf(valenceArousal));
    painter.setPen(QPen(tone.ground, 1.5));
    painter.setBrush(quadrantColor(quadrant, palette()));
    painter.drawPath(outlineOf(quadrantShape(quadrant), diameter));
    painter.restore();
}

void EmotionPad::paintPoint(QPainter& painter, const QRectF&) {
    const Tones tone = tonesOf(palette());
    const QPointF at = placeOf(target());
    if (m_estimate) {
        painter.setPen(QPen(tone.faint, 1.2, Qt::DotLine));
        painter.drawLine(placeOf(*m_estimate), at);
    }
    if (hasArrow()) {
        const QPointF from = placeOf(*m_estimate), to = placeOf(*m_rendered);
        painter.setPen(QPen(tone.text, 1.8, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(from, to);
        const double length = std::hypot(to.x() - from.x(), to.y() - from.y());
        if (length > 16) { // the head would be the arrow else
            const QPointF back = (from - to) / length, side(-back.y(), back.x());
            const QPointF tip = to + back * 8;
            painter.drawLine(tip, tip + back * 6 + side * 4);
            painter.drawLine(tip, tip + back * 6 - side * 4);
        }
    }
    if (m_estimate)
        paintSign(painter, *m_estimate, 13);
    if (m_rendered)
        paintSign(painter, *m_rendered, 17);
    painter.setPen(QPen(tone.ground, 4));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(at, radius, radius);
    painter.setPen(QPen(tone.text, 2));
    if (lit())
        painter.setBrush(tone.selection);
    painter.drawEllipse(at, radius, radius);
    painter.drawLine(at - QPointF(2.5, 0), at + QPointF(2.5, 0));
    painter.drawLine(at - QPointF(0, 2.5), at + QPointF(0, 2.5));
}

void EmotionPad::keyPressEvent(QKeyEvent* event) {
    const int quadrant = event->key() - Qt::Key_0;
    if (quadrant < 1 || quadrant > quadrantCount || (event->modifiers() & ~Qt::KeypadModifier))
        return XyPad::keyPressEvent(event);
    setTarget(quadrantMiddle(quadrant));
    QAccessibleEvent told(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&told);
    Q_EMIT editingFinished();
    event->accept();
}

} // namespace antiphon
