#pragma once

#include "core/matrix.h"
#include "core/workers.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>

namespace antiphon {

/// How much of the neighbourhoods of rows a map of them keeps. Of rows that are equally near none
/// is preferred to the others.
struct MapQuality {
    /// 1 when every neighbour on the map is one of the rows, too; less by how far the others are
    /// from it, by rank (Venna and Kaski 2001). Absent when there are fewer than 2 neighbours + 2
    /// rows, where ranks say nothing.
    std::optional<double> trustworthiness;
    /// Share of the rows' nearest neighbours that are neighbours on the map; absent likewise.
    std::optional<double> recall;
    std::size_t sampled = 0; ///< rows whose neighbourhoods were looked at
};

/// `map`: x, y of each row. Both compare the `neighbours` nearest rows of a row; of more than
/// `mostRows` rows that many are looked at, evenly spread, always among all. Finite rows of one
/// number of columns; standardise them first. `checkpoint` is called many times a second on the
/// calling thread and may throw to stop. The same bits everywhere.
MapQuality mapQuality(const Matrix& rows, std::span<const float> map, Workers& workers,
                      const std::function<void()>& checkpoint = {}, std::size_t neighbours = 10,
                      std::size_t mostRows = 1000);

} // namespace antiphon
