#pragma once

#include "widgets/mapsprites.h"

#include <QColor>
#include <QPalette>
#include <QString>

// The quadrants of the valence-arousal plane (Russell 1980) as every view shows them. 1: high
// valence, high arousal; 2: low valence, high arousal; 3: both low; 4: high valence, low arousal.
namespace antiphon {

constexpr int quadrantCount = 4;

/// "Q1".
QString quadrantName(int quadrant);
/// What it feels like: "Happy".
QString quadrantWord(int quadrant);
/// A point of the plane, -1 ... 1 each, towards the middle of the quadrant's field.
QPointF quadrantMiddle(int quadrant);
/// Of a point of the plane; 0 in the very middle. Points on an axis belong to the higher side.
int quadrantAt(QPointF valenceArousal);

/// The kind that a quadrant is in plots and maps, which give it its colour, shape and dash.
constexpr int quadrantKind(int quadrant) {
    return quadrant - 1;
}
QColor quadrantColor(int quadrant, const QPalette& palette);
MapShape quadrantShape(int quadrant);

} // namespace antiphon
