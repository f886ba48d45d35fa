#pragma once

#include "core/matrix.h"
#include "core/table.h"

#include <span>
#include <string>
#include <vector>

namespace antiphon {

/// How far a synthesizer's table reaches what a musician plays, in one column.
struct ColumnReach {
    std::string column;
    double low = 0, high = 0; ///< 1 and 99 % quantiles of the table
    std::size_t inside = 0;   ///< frames between them, ends included
    std::size_t frames = 0;
    /// Share of frames inside; 0 of none.
    double share() const { return frames ? double(inside) / double(frames) : 0; }
    /// Worth comparing: the table varies, and half of the frames are within its reach.
    bool keep() const { return high > low && share() >= 0.5; }
};

/// Of each corpus column that the table has, too. Throws UserError when they share none, or where
/// such a column of the table is empty or holds texts.
std::vector<ColumnReach> reachOf(const Matrix& frames, std::span<const std::string> columns,
                                 const Table& table);

} // namespace antiphon
