#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace antiphon {

/// Eigenvalues of a symmetric matrix, largest first, and their unit eigenvectors, one a row. An
/// eigenvector's largest element (the first of equals) is positive.
struct Eigen {
    std::vector<double> values;
    std::vector<double> vectors; ///< size x size, row k belongs to values[k]
};

/// Of a symmetric `size` x `size` matrix, whose lower triangle is read: Householder's reduction to
/// a tridiagonal matrix, then QL steps with implicit shifts (Bowdler, Martin, Reinsch, Wilkinson
/// 1968). Only additions, multiplications, divisions and roots: the same everywhere.
/// The matrix must be finite.
Eigen eigenOf(std::span<const double> matrix, std::size_t size);

/// Makes the largest element by magnitude (the first of equals) positive.
void fixSign(std::span<double> vector);

} // namespace antiphon
