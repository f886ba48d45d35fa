#pragma once

#include "widgets/theme.h"

#include <array>

namespace antiphon {

/// 256 colours from "nothing" (the scheme's ground) to "much". Lightness in OKLab grows (dark) or
/// falls (light) in equal steps, so equal differences of value look equal and survive grey printing
/// and colour-blindness; the hue turns from blue over red to yellow for those who see it.
using ColorMap = std::array<QRgb, 256>;
const ColorMap& colorMapOf(Scheme scheme);
/// Of a note, by its MIDI velocity: the middle of the map, as both ends would vanish in the ground
/// or in a selection.
QColor velocityColor(int velocity, Scheme scheme);

/// OKLab lightness, 0 (black) to 1 (white).
double lightnessOf(const QColor& color);

} // namespace antiphon
