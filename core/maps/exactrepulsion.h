#pragma once

#include "core/workers.h"

#include <cstddef>
#include <span>
#include <vector>

namespace antiphon {

/// The push of all rows of a map on each other, by all pairs: for each row i
/// forces[2i], forces[2i+1] = sum over j of (y_i - y_j) / (1 + |y_i - y_j|^2)^2,
/// and the normaliser Z = sum over i != j of 1 / (1 + |y_i - y_j|^2).
/// Every pair is computed once. The same bits on every processor and with any number of threads:
/// pairs are dealt out to a number of sums that depends on the number of rows alone.
class ExactRepulsion {
public:
    /// `positions`: x, y of each row, finite. Returns Z.
    double compute(std::span<const float> positions, std::span<float> forces, Workers& workers);

private:
    std::vector<float> m_x, m_y;   ///< padded to whole blocks
    std::vector<float> m_fx, m_fy; ///< of each group
    std::vector<double> m_z;       ///< of each group
};

} // namespace antiphon
