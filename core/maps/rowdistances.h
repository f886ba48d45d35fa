#pragma once

#include "core/simd.h"

#include <cstddef>
#include <span>
#include <vector>

namespace antiphon {

/// Squared distances of one row from all others, for runWide(): sixteen rows at a time, which lie
/// column by column. The same bits everywhere; only for sources in core/maps.
struct RowDistances {
    const float* blocks;        ///< inBlocks(): columns x 16 for each block
    std::size_t count, columns; ///< blocks, columns
    const float* query;
    float* out; ///< 16 numbers a block

    [[gnu::always_inline]] void operator()() const {
        for (std::size_t block = 0; block < count; ++block) {
            const float* values = blocks + block * columns * lanes16;
            Lanes16 sum = {};
            for (std::size_t c = 0; c < columns; ++c) {
                const Lanes16 step =
                    *reinterpret_cast<const Lanes16*>(values + c * lanes16) - query[c];
                sum += step * step;
            }
            *reinterpret_cast<Lanes16*>(out + block * lanes16) = sum;
        }
    }
};

/// Rows of `columns` numbers as RowDistances wants them, the last block filled up with zeros.
inline std::vector<float> inBlocks(std::span<const float> values, std::size_t columns) {
    const std::size_t rows = values.size() / columns;
    std::vector<float> blocks((rows + lanes16 - 1) / lanes16 * lanes16 * columns, 0.f);
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns; ++c)
            blocks[(r / lanes16 * columns + c) * lanes16 + r % lanes16] = values[r * columns + c];
    return blocks;
}

} // namespace antiphon
