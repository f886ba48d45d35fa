#include "core/maps/reach.h"

#include "core/error.h"
#include "core/quantile.h"

#include <algorithm>
#include <cmath>

namespace antiphon {

std::vector<ColumnReach> reachOf(const Matrix& frames, std::span<const std::string> columns,
                                 const Table& table) {
    std::vector<ColumnReach> reaches;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (!table.find(columns[c]))
            continue;
        std::vector<double> values = table.numbers(columns[c]);
        std::erase_if(values, [](double value) { return std::isnan(value); });
        if (values.empty())
            throw UserError(table.origin + ": its column '" + columns[c] + "' is empty.");
        std::ranges::sort(values);
        ColumnReach reach{columns[c], quantile(values, 0.01), quantile(values, 0.99), 0,
                          frames.rows};
        for (std::size_t r = 0; r < frames.rows; ++r) {
            const auto value = double(frames.row(r)[c]);
            reach.inside += value >= reach.low && value <= reach.high;
        }
        reaches.push_back(std::move(reach));
    }
    if (reaches.empty())
        throw UserError(table.origin + ": has none of the corpus's columns; is it a lookup table?");
    return reaches;
}

} // namespace antiphon
