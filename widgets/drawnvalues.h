#pragma once

#include <QRectF>

#include <cstddef>
#include <vector>

class QPainter;

namespace antiphon {

struct Tones;

/// Numbers 0 ... 1 over equal places, as a hand draws them.
struct DrawnValues {
    std::vector<double> values; ///< empty: 1 everywhere

    /// Draws a line from one place to another (both 0 ... 1 along the curve); there are `count`
    /// values then.
    void stroke(double from, double fromValue, double to, double toValue, std::size_t count);
    /// At a place 0 ... 1 along the curve; linear between.
    double at(double place) const;
    bool operator==(const DrawnValues&) const = default;
};

/// How far a key changes a number, and with Shift.
inline constexpr double drawnKeyStep = 0.1, drawnFineStep = 0.02;

/// Draws them as a filled curve of so many points.
void paintDrawn(QPainter& painter, const DrawnValues& drawn, const QRectF& room, std::size_t points,
                const Tones& tone);

} // namespace antiphon
