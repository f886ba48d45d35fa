#include "core/maps/kerneldistance.h"

#include "core/error.h"
#include "core/quantile.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace antiphon {

namespace {

double squaredDistance(std::span<const float> a, std::span<const float> b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double apart = double(a[i]) - b[i];
        sum += apart * apart;
    }
    return sum;
}

/// Of all pairs of different rows.
double medianDistance(const Matrix& rows) {
    std::vector<double> distances;
    distances.reserve(rows.rows * (rows.rows - 1) / 2);
    for (std::size_t i = 0; i < rows.rows; ++i)
        for (std::size_t j = i + 1; j < rows.rows; ++j)
            distances.push_back(std::sqrt(squaredDistance(rows.row(i), rows.row(j))));
    std::ranges::sort(distances);
    return quantile(distances, 0.5);
}

void check(const Matrix& rows) {
    if (rows.rows < 2)
        throw UserError("A kernel distance needs two vectors of each set at least, but there is " +
                            std::to_string(rows.rows) + "; take a longer recording.",
                        UserError::Kind::Usage);
    if (!std::ranges::all_of(rows.values, [](float v) { return std::isfinite(v); }))
        throw UserError("A vector holds a value that is no number.", UserError::Kind::Usage);
}

} // namespace

KernelDistance kernelDistance(const Matrix& first, const Matrix& second) {
    check(first);
    check(second);
    if (first.columns != second.columns)
        throw UserError("The sets have vectors of " + std::to_string(first.columns) + " and " +
                            std::to_string(second.columns) +
                            " numbers; compare vectors of one kind.",
                        UserError::Kind::Usage);
    KernelDistance result;
    result.bandwidth = medianDistance(first);
    if (!(result.bandwidth > 0))
        throw UserError("Half of the vectors of the first set are the same; a kernel distance from "
                        "them cannot be told.",
                        UserError::Kind::Usage);
    const double scale = -0.5 / (result.bandwidth * result.bandwidth);
    const auto within = [&](const Matrix& rows) {
        double sum = 0;
        for (std::size_t i = 0; i < rows.rows; ++i)
            for (std::size_t j = i + 1; j < rows.rows; ++j)
                sum += 2 * std::exp(scale * squaredDistance(rows.row(i), rows.row(j)));
        return sum / (double(rows.rows) * double(rows.rows - 1));
    };
    double between = 0;
    for (std::size_t i = 0; i < first.rows; ++i)
        for (std::size_t j = 0; j < second.rows; ++j)
            between += std::exp(scale * squaredDistance(first.row(i), second.row(j)));
    between /= double(first.rows) * double(second.rows);
    result.value = 100 * (within(first) + within(second) - 2 * between);
    return result;
}

} // namespace antiphon
