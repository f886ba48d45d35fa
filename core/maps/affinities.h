#pragma once

#include "core/maps/neighbours.h"
#include "core/workers.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace antiphon {

/// Which rows attract each other, and how strongly: a sparse symmetric matrix with sum 1 and an
/// empty diagonal. Each row is filled up to whole lanes of 16 with entries that point to the row
/// itself and weigh nothing.
struct Affinities {
    std::vector<std::size_t> begin; ///< of each row in the two below; rows + 1 entries
    std::vector<std::int32_t> partners;
    std::vector<float> weights;
    double entropy = 0; ///< sum of p log p, needed for the divergence

    std::size_t rows() const { return begin.empty() ? 0 : begin.size() - 1; }
};

/// Gaussian affinities of rows to their neighbours, each row with the width that gives it this
/// perplexity, made symmetric (van der Maaten and Hinton 2008):
/// p(j|i) = exp(-b_i d_ij^2) / sum, p_ij = (p(j|i) + p(i|j)) / 2 rows.
/// The perplexity must be below the number of neighbours. Rows and partners are numbered by `place`
/// (row -> place, all different), so that near rows can be stored near each other.
/// The same bits on every processor and with any number of threads.
Affinities affinitiesOf(const Neighbours& neighbours, double perplexity,
                        std::span<const std::int32_t> place, Workers& workers);

/// p(j|i) alone: for each row, `count` weights with sum 1. Rows whose nearest neighbours are all
/// equally far share the weight among these.
std::vector<float> neighbourWeights(const Neighbours& neighbours, double perplexity,
                                    Workers& workers);

} // namespace antiphon
