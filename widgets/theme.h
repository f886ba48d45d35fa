#pragma once

#include <QColor>
#include <QPalette>
#include <QPen>

namespace antiphon {

enum class Scheme { Light, Dark };

/// The palettes used where the desktop brings none (and in screenshots). Text on its ground has a
/// contrast of at least 7 : 1, disabled text and frames at least 3 : 1.
QPalette paletteOf(Scheme scheme);
Scheme schemeOf(const QPalette& palette);

/// Eight colours that differ for normal, protanopic, deuteranopic and tritanopic eyes and have a
/// contrast of at least 3 : 1 on both schemes' grounds. Always pair them with a shape, a dash or
/// a number. Any index is admitted; they repeat every eight.
constexpr int seriesColors = 8;
QColor seriesColor(int index);
/// A line of that colour, dashed so that neighbours differ and 32 lines are told apart.
QPen seriesPen(int index, double width);

/// The same for points on one scheme's ground, which need not be seen on the other's: twice as far
/// apart. Each is also far from the grey of points that are of no kind.
QColor kindColor(int index, Scheme scheme);

/// What a colour stands for, chosen to be read on the palette's Base ground.
struct Tones {
    QColor ground; ///< behind data
    QColor text;
    QColor faint; ///< secondary text and ticks; at least 4.5 : 1
    QColor grid;
    QColor data;      ///< a single series
    QColor dataCore;  ///< its inner part, such as the RMS inside the peaks
    QColor selection; ///< translucent
    QColor loop;      ///< translucent
    QColor playhead;
    QColor warning;
    QColor good;
};
Tones tonesOf(const QPalette& palette);

QColor mix(const QColor& a, const QColor& b, double amountOfB);
/// WCAG 2 contrast ratio, 1 to 21.
double contrast(const QColor& a, const QColor& b);
/// Black or white, whichever reads better on this ground.
QColor inkOn(const QColor& ground);

} // namespace antiphon
