#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace antiphon {

/// Places in `strength` (values in units of their deviation, so that the balance holds) that lie on
/// strong values at even distances of about `period` values: those with the largest sum of
/// strength - tightness * ln(distance / period)^2 (Ellis 2007, "Beat tracking by dynamic
/// programming"). Neighbours are half a period to two periods apart; a first beat costs nothing.
/// One place at least, unless there are no values. R: float or double.
template <class R>
std::vector<std::size_t> beatPath(std::span<const R> strength, double period, double tightness);

/// Where a peak at `place` stands between the values: the vertex of a parabola, at most half a
/// value away; `place` where no peak stands.
template <class R>
double vertexNear(std::span<const R> values, std::size_t place);

} // namespace antiphon
