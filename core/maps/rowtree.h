#pragma once

#include "core/matrix.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace antiphon {

/// Rows in leaves of 32 that lie near each other: halves are split at the median of the column
/// whose values lie farthest apart (k-d tree, Bentley 1975). Holds order and boxes only. Const
/// members may be called from several threads.
class RowTree {
public:
    static constexpr std::size_t leafRows = 32;

    /// Of finite rows; deterministic.
    explicit RowTree(const Matrix& rows);

    std::size_t leaves() const { return m_leaves; }
    /// Row numbers, leaf after leaf; all leaves but the last are full.
    std::span<const std::int32_t> order() const { return m_order; }

    /// A lower bound of the squared distance of any row in a box from any row of each leaf (but for
    /// rounding): `bounds` has room for leaves(), rounded up to 16.
    void bounds(std::span<const float> low, std::span<const float> high,
                std::span<float> bounds) const;

private:
    void split(const Matrix& rows, std::size_t begin, std::size_t end);

    std::size_t m_columns, m_leaves, m_padded;
    std::vector<std::int32_t> m_order;
    std::vector<float> m_low, m_high; ///< columns x leaves padded to 16
};

} // namespace antiphon
