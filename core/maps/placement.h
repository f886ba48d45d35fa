#pragma once

#include "core/maps/neighbours.h"

#include <span>
#include <vector>

namespace antiphon {

/// Places for other rows on a map that is there: the mean of the places of the `count` nearest
/// rows, weighted by the fourth power of nearness (1 / d^4), so that a row that is already on the
/// map comes to its own place and hardly any lands between two groups. `search`: over the map's
/// rows; `map`: x, y of each. For t-SNE; PCA has its own projection. Throws UserError when a number
/// is not finite. The same bits everywhere.
std::vector<float> placeAmong(const NeighbourSearch& search, std::span<const float> map,
                              const Matrix& rows, Workers& workers, std::size_t count = 5,
                              const NeighbourSearch::Checkpoint& checkpoint = {});

} // namespace antiphon
