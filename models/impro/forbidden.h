#pragma once

#include "core/maps/lookup.h"
#include "models/impro/environment.h"

#include <span>
#include <vector>

namespace antiphon::impro {

/// Regions of the parameters that hold the rows at these points and no other row of the table: what
/// an agent may not enter where sounds were forbidden on a map. Each reaches half way to the next
/// values of a grid; of scattered points, half the mean distance. Points that are no rows are
/// passed over. The points are parted until no foreign row lies between them, so few regions come
/// of what lies together.
std::vector<Box> boxesAround(const LookupTable& table, std::span<const std::vector<double>> points);

} // namespace antiphon::impro
