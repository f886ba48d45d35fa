#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace antiphon {

/// Rows of equal length, one after the other.
struct Matrix {
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::vector<float> values; ///< row-major, rows * columns

    Matrix() = default;
    Matrix(std::size_t rowCount, std::size_t columnCount)
        : rows(rowCount), columns(columnCount), values(rowCount * columnCount) {}

    std::span<const float> row(std::size_t i) const {
        return {values.data() + i * columns, columns};
    }
    std::span<float> row(std::size_t i) { return {values.data() + i * columns, columns}; }
};

} // namespace antiphon
