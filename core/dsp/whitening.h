#pragma once

#include "core/matrix.h"

#include <vector>

namespace antiphon {

/// Eigenvectors of a symmetric n x n matrix (row-major, in double), by cyclic Jacobi rotations;
/// exact to rounding and the same on every machine. Sorted by falling eigenvalue; each vector is a
/// row whose largest component is positive.
struct SymmetricEigen {
    std::vector<double> values;
    std::vector<double> vectors; ///< n rows of n
};
SymmetricEigen symmetricEigen(std::vector<double> matrix, std::size_t n);

/// Projection onto the first principal components, each scaled to unit variance. Components with
/// less than 1e-4 of the first one's variance are not blown up to it, and where there is no
/// variance the result is 0.
struct Whitening {
    std::vector<float> mean; ///< one per column
    Matrix basis;            ///< components x columns, scale included
};
/// At least one row. `components` may exceed the rank: the rest is 0.
Whitening fitWhitening(const Matrix& rows, std::size_t components);

} // namespace antiphon
