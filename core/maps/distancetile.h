#pragma once

#include <cstddef>

namespace antiphon {

/// Rows compared at a time, on either side.
inline constexpr std::size_t tileRows = 32;

/// For each of `count` queries and 32 candidates: norm[c] - 2 query . candidate, which is their
/// squared distance less the query's squared norm. `queries`: rows of `columns` numbers, multiplied
/// by -2 before; `candidates`: columns x 32; `out`: rows of 32. `count` is a multiple of 4.
///
/// Uses fused multiplications where there are any, so the last bits differ between processors: for
/// choosing candidates, whose distances are then computed exactly.
void distanceTile(const float* queries, std::size_t count, std::size_t columns,
                  const float* candidates, const float* norms, float* out);

/// An upper bound of the relative error of distanceTile(): times the sum of both squared norms.
double distanceTileError(std::size_t columns);

} // namespace antiphon
