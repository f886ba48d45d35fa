#pragma once

#include "core/matrix.h"

#include <cstddef>
#include <span>
#include <vector>

namespace antiphon {

/// What brings columns to mean 0 and standard deviation 1: z = (x - mean) / scale. The deviation is
/// the population's (divided by the number of rows). A column whose values are all the same, but
/// for rounding, has scale 1 and is listed.
struct Scaling {
    std::vector<double> mean, scale;
    std::vector<std::size_t> constant; ///< columns, in order

    std::size_t columns() const { return mean.size(); }
    /// Rows of columns() numbers each, one after the other.
    Matrix apply(std::span<const double> rows) const;
    Matrix apply(const Matrix& rows) const;
};

/// Of finite rows of `columns` numbers each. Throws UserError naming row and column of a number
/// that is not finite. The sums are made in the order of the rows: the same on every machine.
Scaling scalingOf(std::span<const double> rows, std::size_t columns);
Scaling scalingOf(const Matrix& rows);

/// Throws UserError naming the first row and column that is not a finite number, or whose size
/// exceeds `limit`: `what` says whose rows they are.
void requireFinite(const Matrix& rows, const char* what, float limit = 1e15f);

} // namespace antiphon
