#include "core/maps/repulsion.h"

#include <algorithm>

namespace antiphon {

double Repulsion::compute(std::span<const float> positions, std::span<float> forces,
                          Workers& workers) {
    bool exact = m_way == Way::Exact;
    if (m_way == Way::Auto) {
        // Measured on two processors with AVX-512: 0.15 ns a pair of rows; 9 ns a node and 20 ns a
        // row. The exact way may cost half as much again, for what it says is exact.
        const double rows = double(positions.size() / 2);
        float low[2] = {}, high[2] = {};
        for (std::size_t i = 0; i < positions.size(); ++i) {
            low[i % 2] = std::min(low[i % 2], positions[i]);
            high[i % 2] = std::max(high[i % 2], positions[i]);
        }
        const float extent = std::max(high[0] - low[0], high[1] - low[1]);
        const auto nodes = double(m_grid.sizeFor(extent).nodes);
        exact = 0.15 * rows * rows < 1.5 * (9 * nodes * nodes + 20 * rows);
    }
    return exact ? m_exact.compute(positions, forces, workers)
                 : m_grid.compute(positions, forces, workers);
}

} // namespace antiphon
