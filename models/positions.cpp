#include "models/positions.h"

#include <cmath>

namespace antiphon {

std::vector<float> sinusoidRows(std::size_t first, std::size_t count, std::size_t dim) {
    std::vector<float> rows;
    rows.reserve(count * dim);
    for (std::size_t position = first; position < first + count; ++position)
        for (std::size_t i = 0; i < dim; ++i) {
            const double angle =
                double(position) * std::exp(-std::log(10000.0) * double(i - i % 2) / double(dim));
            rows.push_back(float(i % 2 ? std::cos(angle) : std::sin(angle)));
        }
    return rows;
}

} // namespace antiphon
