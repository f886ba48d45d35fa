#include "core/maps/gaussian.h"

#include "core/error.h"
#include "core/maps/covariance.h"
#include "core/maps/eigen.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace antiphon {

Gaussian gaussianOf(const Matrix& rows) {
    if (rows.rows < 2)
        throw UserError("A distribution needs two vectors at least, but there is " +
                            std::to_string(rows.rows) + "; take a longer recording.",
                        UserError::Kind::Usage);
    if (!std::ranges::all_of(rows.values, [](float v) { return std::isfinite(v); }))
        throw UserError("A vector holds a value that is no number.", UserError::Kind::Usage);
    Workers alone;
    Gaussian result;
    result.mean = columnMeans(rows, alone);
    result.covariance = covariance(rows, result.mean, alone);
    for (double& value : result.covariance)
        value *= double(rows.rows) / double(rows.rows - 1);
    return result;
}

double frechetDistance(const Gaussian& a, const Gaussian& b) {
    const std::size_t n = a.mean.size();
    if (b.mean.size() != n)
        throw UserError("The distributions have " + std::to_string(n) + " and " +
                            std::to_string(b.mean.size()) +
                            " columns; compare vectors of one front-end.",
                        UserError::Kind::Usage);
    double distance = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const double apart = a.mean[i] - b.mean[i];
        distance += apart * apart + a.covariance[i * n + i] + b.covariance[i * n + i];
    }
    // The eigenvalues of A B are those of the symmetric R B R with R R = A.
    const Eigen own = eigenOf(a.covariance, n);
    std::vector<double> root(n * n), half(n * n), inner(n * n);
    for (std::size_t k = 0; k < n; ++k) {
        const double value = std::sqrt(std::max(own.values[k], 0.0));
        for (std::size_t r = 0; r < n; ++r)
            for (std::size_t c = 0; c < n; ++c)
                root[r * n + c] += value * own.vectors[k * n + r] * own.vectors[k * n + c];
    }
    const auto multiply = [n](const std::vector<double>& x, const std::vector<double>& y,
                              std::vector<double>& out) {
        for (std::size_t r = 0; r < n; ++r)
            for (std::size_t k = 0; k < n; ++k)
                for (std::size_t c = 0; c < n; ++c)
                    out[r * n + c] += x[r * n + k] * y[k * n + c];
    };
    multiply(root, b.covariance, half);
    multiply(half, root, inner);
    for (const double value : eigenOf(inner, n).values)
        distance -= 2 * std::sqrt(std::max(value, 0.0));
    return std::max(distance, 0.0);
}

PromptAdherence promptAdherence(double toTrue, double toWrong, double apart) {
    if (!(apart > 0))
        throw UserError("True and misaligned pairs do not differ; adherence cannot be told.",
                        UserError::Kind::Usage);
    return {.published = 0.5 + (toWrong - toTrue) / (2 * apart),
            .reference = 0.5 + (toWrong - toTrue) / apart};
}

} // namespace antiphon
