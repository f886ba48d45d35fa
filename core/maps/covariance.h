#pragma once

#include "core/matrix.h"
#include "core/workers.h"

#include <span>
#include <vector>

namespace antiphon {

/// Mean of every column, in double.
std::vector<double> columnMeans(const Matrix& rows, Workers& workers);

/// columns x columns: mean product of deviations from `mean`. Products are summed in single
/// precision over 256 rows and in double over those blocks, in a fixed order.
std::vector<double> covariance(const Matrix& rows, std::span<const double> mean, Workers& workers);

} // namespace antiphon
