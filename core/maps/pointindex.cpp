#include "core/maps/pointindex.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>

namespace antiphon {
namespace {

constexpr std::size_t leafPoints = 8;
constexpr double infinity = std::numeric_limits<double>::infinity();

/// Sums that differ by less may come out equal, or the other way round, when they are rounded.
double roundingOf(double sum) {
    return 1e-13 * (1 + sum);
}

} // namespace

PointIndex::PointIndex(std::span<const double> points, std::size_t parameters)
    : m_parameters(parameters) {
    if (parameters == 0 || points.size() < parameters)
        throw UserError("The lookup table has no rows; build it first.");
    if (parameters > mostParameters)
        throw UserError("The lookup table has " + std::to_string(parameters) + " parameters; " +
                        std::to_string(mostParameters) + " are possible.");
    const std::size_t rows = points.size() / parameters;
    if (rows > std::numeric_limits<std::uint32_t>::max() / 2)
        throw UserError("The lookup table has too many rows.");
    for (std::size_t i = 0; i < rows * parameters; ++i)
        if (!std::isfinite(points[i]))
            throw UserError("Row " + std::to_string(i / parameters + 1) +
                            " of the lookup table: param-" + std::to_string(i % parameters) +
                            " is no number; leave the row out.");
    if (!makeGrid(points))
        m_axes.clear();
    m_order.resize(rows);
    std::iota(m_order.begin(), m_order.end(), 0u);
    makeNode(points, 0, std::uint32_t(rows));
    for (const std::uint32_t row : m_order)
        for (std::size_t p = 0; p < parameters; ++p)
            m_points.push_back(points[row * parameters + p]);
}

bool PointIndex::makeGrid(std::span<const double> points) {
    const std::size_t rows = points.size() / m_parameters;
    std::size_t cells = 1;
    m_axes.resize(m_parameters);
    for (std::size_t p = 0; p < m_parameters; ++p) {
        auto& values = m_axes[p].values;
        for (std::size_t row = 0; row < rows; ++row)
            values.push_back(points[row * m_parameters + p]);
        std::ranges::sort(values);
        values.erase(std::ranges::unique(values).begin(), values.end());
        if (values.size() > rows / cells)
            return false;
        cells *= values.size();
    }
    if (cells != rows)
        return false;

    std::size_t stride = 1;
    for (std::size_t p = m_parameters; p-- > 0; stride *= m_axes[p].values.size()) {
        Axis& axis = m_axes[p];
        const auto& values = axis.values;
        axis.stride = stride;
        axis.low = values.front();
        const std::size_t buckets = 4 * values.size();
        const double width = (values.back() - values.front()) / double(buckets);
        axis.buckets = width > 0 && std::isfinite(1 / width) ? 1 / width : 0;
        axis.starts.assign(buckets, 0);
        std::uint32_t start = 0;
        for (std::size_t b = 1; b < buckets && axis.buckets > 0; ++b) {
            // A bucket earlier than it begins, so that rounding cannot make it too late.
            const double low = axis.low + double(b - 1) * width;
            while (start + 1 < values.size() &&
                   std::abs(values[start + 1] - low) < std::abs(values[start] - low))
                ++start;
            axis.starts[b] = start;
        }
    }

    constexpr auto none = std::numeric_limits<std::uint32_t>::max();
    m_cells.assign(cells, none);
    for (std::size_t row = 0; row < rows; ++row) {
        std::size_t cell = 0;
        for (std::size_t p = 0; p < m_parameters; ++p) {
            const auto& values = m_axes[p].values;
            const auto found = std::ranges::lower_bound(values, points[row * m_parameters + p]);
            cell += std::size_t(found - values.begin()) * m_axes[p].stride;
        }
        if (m_cells[cell] != none)
            return false; // a point that is there twice, so another is missing
        m_cells[cell] = std::uint32_t(row);
    }
    return true;
}

/// Halves at the median of the parameter whose values lie farthest apart.
std::uint32_t PointIndex::makeNode(std::span<const double> points, std::uint32_t begin,
                                   std::uint32_t end) {
    const auto at = std::uint32_t(m_nodes.size());
    m_nodes.push_back({.begin = begin, .end = end});
    const auto first = m_order.begin() + begin, last = m_order.begin() + end;
    if (end - begin <= leafPoints) {
        std::sort(first, last);
        return at;
    }
    std::size_t axis = 0;
    double widest = -1;
    for (std::size_t p = 0; p < m_parameters; ++p) {
        const auto value = [&](std::uint32_t row) { return points[row * m_parameters + p]; };
        const auto [low, high] = std::ranges::minmax(std::ranges::subrange(first, last), {}, value);
        if (value(high) - value(low) > widest) {
            widest = value(high) - value(low);
            axis = p;
        }
    }
    const auto value = [&](std::uint32_t row) { return points[row * m_parameters + axis]; };
    const std::uint32_t middle = begin + (end - begin) / 2;
    const auto half = m_order.begin() + middle;
    std::nth_element(first, half, last, [&](std::uint32_t a, std::uint32_t b) {
        return value(a) != value(b) ? value(a) < value(b) : a < b;
    });
    m_nodes[at].axis = std::uint32_t(axis);
    m_nodes[at].lowEnd = value(*std::ranges::max_element(first, half, {}, value));
    m_nodes[at].highStart = value(*half);
    const std::uint32_t left = makeNode(points, begin, middle);
    const std::uint32_t right = makeNode(points, middle, end);
    m_nodes[at].left = left;
    m_nodes[at].right = right;
    return at;
}

std::size_t PointIndex::Axis::nearest(double wanted) const noexcept {
    const double place = (wanted - low) * buckets;
    const std::size_t bucket =
        place > 0 ? std::min(std::size_t(std::min(place, 1e9)), starts.size() - 1) : 0;
    std::size_t i = starts[bucket];
    while (i + 1 < values.size() && std::abs(values[i + 1] - wanted) < std::abs(values[i] - wanted))
        ++i;
    return i;
}

std::size_t PointIndex::nearestOnGrid(const double* wanted) const noexcept {
    std::size_t first[mostParameters], last[mostParameters];
    std::size_t cell = 0;
    double sum = 0;
    for (std::size_t p = 0; p < m_parameters; ++p) {
        first[p] = last[p] = m_axes[p].nearest(wanted[p]);
        cell += first[p] * m_axes[p].stride;
        sum += std::abs(m_axes[p].values[first[p]] - wanted[p]);
    }
    // Values that are as near but for rounding: which combination of them has the least sum, or is
    // the first of equals, only the sums tell.
    const double margin = roundingOf(sum);
    bool alone = true;
    for (std::size_t p = 0; p < m_parameters; ++p) {
        const auto& values = m_axes[p].values;
        const double reach = std::abs(values[first[p]] - wanted[p]) + margin;
        while (first[p] > 0 && std::abs(values[first[p] - 1] - wanted[p]) <= reach)
            --first[p];
        while (last[p] + 1 < values.size() && std::abs(values[last[p] + 1] - wanted[p]) <= reach)
            ++last[p];
        alone &= first[p] == last[p];
    }
    if (alone)
        return m_cells[cell];

    std::size_t place[mostParameters];
    std::copy_n(first, m_parameters, place);
    double least = infinity;
    std::size_t best = m_cells[cell];
    for (;;) {
        double distance = 0;
        cell = 0;
        for (std::size_t p = 0; p < m_parameters; ++p) {
            distance += std::abs(m_axes[p].values[place[p]] - wanted[p]);
            cell += place[p] * m_axes[p].stride;
        }
        if (distance < least || (distance == least && m_cells[cell] < best)) {
            least = distance;
            best = m_cells[cell];
        }
        std::size_t p = m_parameters;
        while (p > 0 && place[p - 1] == last[p - 1]) {
            place[p - 1] = first[p - 1];
            --p;
        }
        if (p == 0)
            return best;
        ++place[p - 1];
    }
}

/// The best so far, nearest first.
struct PointIndex::Search {
    const double* wanted;
    std::span<WeightedRow> best;
    std::size_t found = 0;
    double offsets[mostParameters] = {}; ///< from the box of the node, a parameter

    double limit() const { return found < best.size() ? infinity : best[found - 1].weight; }

    void offer(std::size_t row, double distance) {
        const auto before = [&](const WeightedRow& other) {
            return distance < other.weight || (distance == other.weight && row < other.row);
        };
        if (found == best.size() && !before(best[found - 1]))
            return;
        std::size_t at = found < best.size() ? found++ : found - 1;
        for (; at > 0 && before(best[at - 1]); --at)
            best[at] = best[at - 1];
        best[at] = {row, distance};
    }
};

void PointIndex::visit(std::uint32_t at, double bound, Search& search) const noexcept {
    const Node& node = m_nodes[at];
    if (node.left == 0) {
        for (std::size_t i = node.begin; i < node.end; ++i) {
            double distance = 0;
            for (std::size_t p = 0; p < m_parameters; ++p)
                distance += std::abs(m_points[i * m_parameters + p] - search.wanted[p]);
            search.offer(m_order[i], distance);
        }
        return;
    }
    const double x = search.wanted[node.axis];
    double& offset = search.offsets[node.axis];
    const double before = offset;
    const bool leftFirst = x - node.lowEnd < node.highStart - x;
    for (const bool left : {leftFirst, !leftFirst}) {
        const double gap = std::max(before, left ? x - node.lowEnd : node.highStart - x);
        const double there = bound - before + gap;
        if (there <= search.limit() + roundingOf(there)) {
            offset = gap;
            visit(left ? node.left : node.right, there, search);
            offset = before;
        }
    }
}

std::size_t PointIndex::nearest(std::span<const double> wanted,
                                std::span<WeightedRow> out) const noexcept {
    if (out.empty() || m_nodes.empty())
        return 0;
    Search search{.wanted = wanted.data(), .best = out};
    visit(0, 0, search);
    return search.found;
}

std::size_t PointIndex::nearest(std::span<const double> wanted) const noexcept {
    if (isGrid())
        return nearestOnGrid(wanted.data());
    WeightedRow best;
    nearest(wanted, {&best, 1});
    return best.row;
}

void PointIndex::corners(std::span<const double> wanted,
                         std::span<WeightedRow> out) const noexcept {
    out[0] = {0, 1};
    std::size_t count = 1;
    for (std::size_t p = 0; p < m_parameters; ++p) {
        const Axis& axis = m_axes[p];
        const auto& values = axis.values;
        std::size_t below = axis.nearest(wanted[p]);
        if (below > 0 && values[below] > wanted[p])
            --below;
        const std::size_t above = std::min(below + 1, values.size() - 1);
        const double width = values[above] - values[below];
        const double part =
            width > 0 ? std::clamp((wanted[p] - values[below]) / width, 0.0, 1.0) : 0;
        for (std::size_t i = 0; i < count; ++i) {
            out[count + i] = {out[i].row + above * axis.stride, out[i].weight * part};
            out[i] = {out[i].row + below * axis.stride, out[i].weight * (1 - part)};
        }
        count *= 2;
    }
    for (WeightedRow& corner : out.first(count))
        corner.row = m_cells[corner.row];
}

} // namespace antiphon
