#pragma once

#include "core/maps/affinities.h"
#include "core/workers.h"

#include <span>

namespace antiphon {

/// The pull of the affinities on a map: for each row i
/// forces[2i], forces[2i+1] = sum over j of p_ij (y_i - y_j) / (1 + |y_i - y_j|^2).
/// `positions`: x, y of each row. The same bits on every processor and with any number of threads.
void attract(const Affinities& affinities, std::span<const float> positions,
             std::span<float> forces, Workers& workers);

/// Sum over all pairs of p_ij log(1 + |y_i - y_j|^2): with the entropy and the normaliser Z the
/// divergence of the map is entropy + this + log Z.
double attractionCost(const Affinities& affinities, std::span<const float> positions,
                      Workers& workers);

} // namespace antiphon
