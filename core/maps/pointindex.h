#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace antiphon {

/// A row and how much it counts, or how far it is.
struct WeightedRow {
    std::size_t row = 0;
    double weight = 0;
};

/// Finds the points that are nearest by the sum of differences (L1) without comparing them all:
/// points on a grid axis by axis, others by a k-d tree (Bentley 1975). The answers are those of the
/// full search of nearestRow(): sums in double from the first parameter to the last, of equally
/// near points the first. A value; const members may be called from several threads.
class PointIndex {
public:
    static constexpr std::size_t mostParameters = 32;

    PointIndex() = default;
    /// Of finite points, `parameters` numbers each, one after the other. Throws UserError when a
    /// number is not finite, or there are no points or more than mostParameters parameters.
    PointIndex(std::span<const double> points, std::size_t parameters);

    /// The points are all combinations of some values a parameter, each once.
    bool isGrid() const noexcept { return !m_axes.empty(); }

    /// Row of the nearest point. No allocation. `wanted`: as many numbers as there are parameters;
    /// of those that are not finite nothing is promised but a row that exists.
    std::size_t nearest(std::span<const double> wanted) const noexcept;

    /// The nearest out.size() rows or all, nearest first, of equally near ones the first; `weight`
    /// is the distance. Returns how many. No allocation.
    std::size_t nearest(std::span<const double> wanted, std::span<WeightedRow> out) const noexcept;

    /// On a grid: the 2^N corners of the cell around `wanted` with their multilinear weights, which
    /// add up to 1; beyond the ends the border counts. `out` has room for 2^N. No allocation.
    void corners(std::span<const double> wanted, std::span<WeightedRow> out) const noexcept;

private:
    struct Axis {
        std::vector<double> values;        ///< ascending
        std::vector<std::uint32_t> starts; ///< a bucket: where the search in values may begin
        double low = 0, buckets = 0;       ///< bucket of x: (x - low) * buckets
        std::size_t stride = 0;            ///< cells from one value to the next

        std::size_t nearest(double wanted) const noexcept;
    };
    struct Node {
        std::uint32_t begin = 0, end = 0;  ///< places in m_order
        std::uint32_t left = 0, right = 0; ///< nodes; 0: a leaf
        std::uint32_t axis = 0;
        double lowEnd = 0, highStart = 0; ///< along the axis: of the left half, of the right half
    };
    struct Search;

    bool makeGrid(std::span<const double> points);
    std::uint32_t makeNode(std::span<const double> points, std::uint32_t begin, std::uint32_t end);
    std::size_t nearestOnGrid(const double* wanted) const noexcept;
    void visit(std::uint32_t node, double bound, Search& search) const noexcept;

    std::size_t m_parameters = 0;
    std::vector<Axis> m_axes;
    std::vector<std::uint32_t> m_cells; ///< row of each cell of the grid, last axis fastest
    std::vector<Node> m_nodes;          ///< the tree, root first
    std::vector<std::uint32_t> m_order; ///< rows, leaf after leaf
    std::vector<double> m_points;       ///< in that order
};

} // namespace antiphon
