#pragma once

#include "core/matrix.h"
#include "core/workers.h"

#include <span>

namespace antiphon {

/// (row - mean) . direction, for every finite row and every direction (one after the other, of as
/// many numbers as `mean`): rows x directions. The same bits everywhere.
Matrix project(const Matrix& rows, std::span<const double> mean, std::span<const double> directions,
               Workers& workers);

} // namespace antiphon
