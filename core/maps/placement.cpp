#include "core/maps/placement.h"

namespace antiphon {

std::vector<float> placeAmong(const NeighbourSearch& search, std::span<const float> map,
                              const Matrix& rows, Workers& workers, std::size_t count,
                              const NeighbourSearch::Checkpoint& checkpoint) {
    const Neighbours nearest = search.of(rows, count, workers, checkpoint);
    std::vector<float> places(2 * rows.rows, 0.f);
    for (std::size_t row = 0; row < nearest.rows && nearest.count > 0; ++row) {
        const auto distances = nearest.distancesOf(row);
        const auto indices = nearest.of(row);
        // As parts of the nearest distance, so that no weight overflows.
        const double unit = double(distances[0]);
        double sum = 0, x = 0, y = 0;
        for (std::size_t k = 0; k < nearest.count; ++k) {
            const double d = double(distances[k]);
            const double ratio = d > 0 ? unit / d : 1;
            const double weight = ratio * ratio;
            sum += weight;
            x += weight * double(map[2 * std::size_t(indices[k])]);
            y += weight * double(map[2 * std::size_t(indices[k]) + 1]);
        }
        places[2 * row] = float(x / sum);
        places[2 * row + 1] = float(y / sum);
    }
    return places;
}

} // namespace antiphon
