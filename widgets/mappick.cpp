#include "widgets/mappick.h"

#include <algorithm>
#include <array>
#include <limits>

namespace antiphon {

/// The best so far: sorted, nearest first.
class PointGrid::Best {
public:
    Best(const MapScene& scene, const Place& place, int count, double radius)
        : m_scene(scene), m_place(place), m_count(std::size_t(std::max(0, count))),
          m_limit(radius * radius) {
        m_found.reserve(m_count + 1);
    }

    void consider(std::size_t point) {
        const double dx = (double(m_scene.xy[2 * point]) - m_place.x) * m_place.scaleX;
        const double dy = (double(m_scene.xy[2 * point + 1]) - m_place.y) * m_place.scaleY;
        const double square = dx * dx + dy * dy;
        // Written so that a place that is no number fails.
        if (!(square <= m_limit) || !m_scene.shown[point] || m_count == 0)
            return;
        const Found found{int(point), square};
        const auto nearer = [](const Found& a, const Found& b) {
            return a.distance != b.distance ? a.distance < b.distance : a.point < b.point;
        };
        m_found.insert(std::upper_bound(m_found.begin(), m_found.end(), found, nearer), found);
        if (m_found.size() > m_count)
            m_found.pop_back();
        if (m_found.size() == m_count)
            m_limit = m_found.back().distance;
    }

    /// All points, in blocks: most are told to be too far in single precision, several at a time.
    void considerAll() {
        constexpr std::size_t block = 64;
        const std::size_t n = std::size_t(m_scene.count()), whole = n / block * block;
        const float x = float(m_place.x), y = float(m_place.y);
        const float sx = float(m_place.scaleX), sy = float(m_place.scaleY);
        // What rounding the place may cost, in pixels, amply.
        const double slack = 1e-3 + 1e-6 * (std::abs(m_place.x) * m_place.scaleX +
                                            std::abs(m_place.y) * m_place.scaleY);
        for (std::size_t first = 0; first < whole; first += block) {
            const float* xy = m_scene.xy.data() + 2 * first;
            const double reach = std::sqrt(m_limit) * (1 + 1e-5) + slack;
            const float far = float(std::min(reach * reach, 1e38));
            std::array<float, block> squares;
            for (std::size_t k = 0; k < block; ++k) {
                const float dx = (xy[2 * k] - x) * sx, dy = (xy[2 * k + 1] - y) * sy;
                squares[k] = dx * dx + dy * dy;
            }
            int near = 0;
            for (std::size_t k = 0; k < block; ++k)
                near |= int(!(squares[k] > far));
            if (near)
                for (std::size_t k = 0; k < block; ++k)
                    consider(first + k);
        }
        for (std::size_t i = whole; i < n; ++i)
            consider(i);
    }

    /// Squared: nothing farther is of interest.
    double limit() const { return m_limit; }
    std::vector<Found> take() {
        for (Found& f : m_found)
            f.distance = std::sqrt(f.distance);
        return std::move(m_found);
    }

private:
    const MapScene& m_scene;
    const Place& m_place;
    std::size_t m_count;
    double m_limit;
    std::vector<Found> m_found;
};

void PointGrid::reset() {
    m_picks = 0;
    m_built = false;
}

void PointGrid::build(const MapScene& scene) const {
    constexpr float infinity = std::numeric_limits<float>::infinity();
    float left = infinity, right = -infinity, bottom = infinity, top = -infinity;
    const auto n = std::size_t(scene.count());
    const auto placed = [&](std::size_t i) {
        return std::isfinite(scene.xy[2 * i]) && std::isfinite(scene.xy[2 * i + 1]);
    };
    for (std::size_t i = 0; i < n; ++i)
        if (placed(i)) {
            left = std::min(left, scene.xy[2 * i]);
            right = std::max(right, scene.xy[2 * i]);
            bottom = std::min(bottom, scene.xy[2 * i + 1]);
            top = std::max(top, scene.xy[2 * i + 1]);
        }
    // About eight points a cell.
    const int side = left <= right ? std::clamp(int(std::sqrt(double(n) / 8)), 1, 512) : 0;
    m_columns = m_rows = side;
    m_left = left;
    m_bottom = bottom;
    m_cellWidth = std::max((double(right) - left) / std::max(1, side), 1e-300);
    m_cellHeight = std::max((double(top) - bottom) / std::max(1, side), 1e-300);
    m_starts.assign(std::size_t(side * side) + 2, 0);
    std::vector<int> cells(n, -1);
    for (std::size_t i = 0; i < n && side > 0; ++i)
        if (placed(i)) {
            const int column =
                std::min(side - 1, int((double(scene.xy[2 * i]) - left) / m_cellWidth));
            const int row =
                std::min(side - 1, int((double(scene.xy[2 * i + 1]) - bottom) / m_cellHeight));
            cells[i] = row * side + column;
            ++m_starts[std::size_t(cells[i]) + 2];
        }
    for (std::size_t c = 2; c < m_starts.size(); ++c)
        m_starts[c] += m_starts[c - 1];
    m_points.resize(std::size_t(m_starts.back()));
    // Filling moves each cell's start, in the place after it, to its end.
    for (std::size_t i = 0; i < n; ++i)
        if (cells[i] >= 0)
            m_points[std::size_t(m_starts[std::size_t(cells[i]) + 1]++)] = int(i);
    m_starts.pop_back();
    m_built = true;
}

void PointGrid::search(const Place& place, Best& best) const {
    if (m_columns == 0)
        return;
    const auto cellOf = [](double v, double first, double size, int cells) {
        return int(std::clamp((v - first) / size, 0.0, cells - 1.0));
    };
    const int column = cellOf(place.x, m_left, m_cellWidth, m_columns);
    const int row = cellOf(place.y, m_bottom, m_cellHeight, m_rows);
    const auto lookInto = [&](int r, int c) {
        if (r < 0 || r >= m_rows || c < 0 || c >= m_columns)
            return;
        const auto cell = std::size_t(r * m_columns + c);
        for (int k = m_starts[cell]; k < m_starts[cell + 1]; ++k)
            best.consider(std::size_t(m_points[std::size_t(k)]));
    };
    for (int ring = 0; ring < std::max(m_columns, m_rows); ++ring) {
        // Squares of cells, each a ring around the one before.
        for (int c = column - ring; c <= column + ring; ++c) {
            lookInto(row - ring, c);
            if (ring > 0)
                lookInto(row + ring, c);
        }
        for (int r = row - ring + 1; r < row + ring; ++r) {
            lookInto(r, column - ring);
            lookInto(r, column + ring);
        }
        // What lies outside the square is at least that far away; beyond the grid lies nothing.
        double bound = std::numeric_limits<double>::infinity();
        if (column - ring > 0)
            bound =
                std::min(bound, (place.x - m_left - (column - ring) * m_cellWidth) * place.scaleX);
        if (column + ring + 1 < m_columns)
            bound = std::min(bound,
                             (m_left + (column + ring + 1) * m_cellWidth - place.x) * place.scaleX);
        if (row - ring > 0)
            bound =
                std::min(bound, (place.y - m_bottom - (row - ring) * m_cellHeight) * place.scaleY);
        if (row + ring + 1 < m_rows)
            bound = std::min(bound,
                             (m_bottom + (row + ring + 1) * m_cellHeight - place.y) * place.scaleY);
        // A little less than reckoned: points were put into cells with rounding.
        bound = std::max(0.0, bound * (1 - 1e-9) - 1e-9);
        if (bound * bound > best.limit())
            return;
    }
}

std::vector<PointGrid::Found> PointGrid::nearest(const MapScene& scene, const Place& place,
                                                 int count, double radius) const {
    Best best(scene, place, count, radius);
    if (!std::isfinite(place.x) || !std::isfinite(place.y))
        return {};
    if (!m_built && m_picks++ >= picksWithoutGrid)
        build(scene);
    if (m_built)
        search(place, best);
    else
        best.considerAll();
    return best.take();
}

} // namespace antiphon
