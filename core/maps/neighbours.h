#pragma once

#include "core/maps/rowtree.h"
#include "core/matrix.h"
#include "core/workers.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace antiphon {

/// For each of some rows its nearest others: nearest first, of equally near ones the lower index.
struct Neighbours {
    std::size_t rows = 0, count = 0;
    std::vector<std::int32_t> indices; ///< rows x count
    std::vector<float> distances;      ///< squared Euclidean, rows x count

    std::span<const std::int32_t> of(std::size_t row) const {
        return std::span(indices).subspan(row * count, count);
    }
    std::span<const float> distancesOf(std::size_t row) const {
        return std::span(distances).subspan(row * count, count);
    }
};

/// Exact nearest neighbours. Leaves of a tree over the rotated rows are compared with each other by
/// products of matrices, nearest leaves first, until no other can hold a nearer row; what passes
/// the threshold is measured again, column by column in a fixed order. So the result is that of
/// comparing all rows with all, and the same bits on every processor and with any number of
/// threads. Const members may be called from several threads, each with workers of its own.
class NeighbourSearch {
public:
    /// Keeps a copy of the rows. Throws UserError when a number is not finite or beyond 1e15, or
    /// there are more than 2^31 - 1 rows.
    NeighbourSearch(const Matrix& rows, Workers& workers);

    std::size_t rows() const { return m_rows; }
    std::size_t columns() const { return m_columns; }
    /// The rows' numbers in an order in which near rows mostly have near places.
    std::span<const std::int32_t> order() const { return m_tree.order(); }

    using Checkpoint = std::function<void()>;
    /// Of each row among the others; `count` is at most rows() - 1 and reduced to it. `checkpoint`
    /// is called many times a second on the calling thread and may throw to stop.
    Neighbours amongRows(std::size_t count, Workers& workers,
                         const Checkpoint& checkpoint = {}) const;
    /// Of other rows, of as many columns, among the rows; `count` is reduced to rows(). Throws
    /// UserError as the constructor does.
    Neighbours of(const Matrix& queries, std::size_t count, Workers& workers,
                  const Checkpoint& checkpoint = {}) const;

private:
    struct Group;
    class Scratch;
    explicit NeighbourSearch(const Matrix& rows, Workers& workers, std::vector<double> mean);
    Matrix rotated(const Matrix& rows, Workers& workers) const;
    Neighbours search(const Matrix& queries, std::size_t count, Workers& workers,
                      const Checkpoint& checkpoint, const std::function<void(Group&)>& ready) const;
    void find(const Group& group, std::size_t count, Scratch& scratch, Neighbours& result) const;
    void compare(const Group& group, std::size_t leaf, Scratch& scratch) const;

    std::size_t m_rows, m_columns, m_padded; ///< padded: columns in whole lanes
    std::vector<double> m_mean, m_axes;      ///< the rotation; no axes where there is none
    Matrix m_rotated;
    RowTree m_tree;
    double m_error = 0;             ///< of approximate distances: times the sum of squared norms
    std::vector<float> m_exact;     ///< rows in the tree's order, padded with zeros
    std::vector<float> m_leaves;    ///< rotated, leaf by leaf, columns x 32
    std::vector<float> m_norms;     ///< squared, in the tree's order; infinite beyond the last row
    std::vector<float> m_leafNorms; ///< the largest of each leaf
};

} // namespace antiphon
