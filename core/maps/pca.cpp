#include "core/maps/pca.h"

#include "core/error.h"
#include "core/maps/covariance.h"
#include "core/maps/eigen.h"
#include "core/maps/projection.h"
#include "core/maps/standardise.h"
#include "core/rng.h"

#include <algorithm>
#include <cmath>

namespace antiphon {
namespace {

constexpr std::size_t widest = 512; ///< columns for the exact way
constexpr std::size_t partRows = 1024;

/// Directions that hold less than this share of the variance are rounding.
constexpr double negligible = 1e-12;

/// Orthonormal rows by Gram and Schmidt, twice for accuracy; dependent rows become zeros.
void orthonormalise(std::vector<double>& vectors, std::size_t width) {
    const std::size_t count = vectors.size() / width;
    for (std::size_t k = 0; k < count; ++k) {
        double* v = vectors.data() + k * width;
        double before = 0;
        for (std::size_t i = 0; i < width; ++i)
            before += v[i] * v[i];
        for (int pass = 0; pass < 2; ++pass) {
            for (std::size_t other = 0; other < k; ++other) {
                const double* u = vectors.data() + other * width;
                double product = 0;
                for (std::size_t i = 0; i < width; ++i)
                    product += u[i] * v[i];
                for (std::size_t i = 0; i < width; ++i)
                    v[i] -= product * u[i];
            }
        }
        double square = 0;
        for (std::size_t i = 0; i < width; ++i)
            square += v[i] * v[i];
        const double factor = square > 1e-24 * before && square > 0 ? 1 / std::sqrt(square) : 0;
        for (std::size_t i = 0; i < width; ++i)
            v[i] *= factor;
    }
}

/// Directions (rows) times the scatter matrix of the rows, without making that matrix.
std::vector<double> throughScatter(const Matrix& rows, std::span<const double> mean,
                                   const std::vector<double>& directions, Workers& workers) {
    const std::size_t width = rows.columns, count = directions.size() / width;
    const std::size_t parts = (rows.rows + partRows - 1) / partRows;
    std::vector<std::vector<double>> sums(parts);
    workers.run(parts, [&](std::size_t part) {
        std::vector<double>& sum = sums[part];
        sum.assign(directions.size(), 0);
        std::vector<double> step(width);
        const std::size_t end = std::min(rows.rows, (part + 1) * partRows);
        for (std::size_t r = part * partRows; r < end; ++r) {
            for (std::size_t i = 0; i < width; ++i)
                step[i] = double(rows.values[r * width + i]) - mean[i];
            for (std::size_t k = 0; k < count; ++k) {
                const double* v = directions.data() + k * width;
                double lanes[4] = {};
                for (std::size_t i = 0; i < width; ++i)
                    lanes[i % 4] += v[i] * step[i];
                const double along = (lanes[0] + lanes[2]) + (lanes[1] + lanes[3]);
                for (std::size_t i = 0; i < width; ++i)
                    sum[k * width + i] += along * step[i];
            }
        }
    });
    std::vector<double> result(directions.size(), 0);
    for (const std::vector<double>& sum : sums)
        for (std::size_t i = 0; i < sum.size(); ++i)
            result[i] += sum[i] / double(rows.rows);
    return result;
}

/// Leading eigenvectors of the covariance by subspace iteration from random directions.
Eigen randomised(const Matrix& rows, std::span<const double> mean, std::size_t components,
                 std::uint64_t seed, Workers& workers) {
    const std::size_t width = rows.columns;
    const std::size_t count = std::min(components + 10, std::min(width, rows.rows));
    Rng rng(seed);
    std::vector<double> basis(count * width);
    for (double& v : basis)
        v = rng.normal();
    orthonormalise(basis, width);
    for (int pass = 0; pass < 6; ++pass) {
        basis = throughScatter(rows, mean, basis, workers);
        orthonormalise(basis, width);
    }
    const std::vector<double> image = throughScatter(rows, mean, basis, workers);
    std::vector<double> small(count * count, 0);
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t j = 0; j < count; ++j)
            for (std::size_t c = 0; c < width; ++c)
                small[i * count + j] += basis[i * width + c] * image[j * width + c];
    const Eigen inner = eigenOf(small, count);
    Eigen result{inner.values, std::vector<double>(count * width, 0)};
    for (std::size_t k = 0; k < count; ++k) {
        const auto vector = std::span(result.vectors).subspan(k * width, width);
        for (std::size_t i = 0; i < count; ++i)
            for (std::size_t c = 0; c < width; ++c)
                vector[c] += inner.vectors[k * count + i] * basis[i * width + c];
        fixSign(vector);
    }
    return result;
}

double totalVariance(const Matrix& rows, std::span<const double> mean) {
    std::vector<double> squares(rows.columns, 0);
    for (std::size_t r = 0; r < rows.rows; ++r)
        for (std::size_t c = 0; c < rows.columns; ++c) {
            const double step = double(rows.values[r * rows.columns + c]) - mean[c];
            squares[c] += step * step;
        }
    double sum = 0;
    for (const double s : squares)
        sum += s;
    return sum / double(rows.rows);
}

} // namespace

Pca::Pca(const Matrix& rows, const PcaOptions& options, Workers& workers) {
    if (rows.rows == 0 || rows.columns == 0)
        throw UserError("There are no rows and columns to take principal components of.");
    m_mean = columnMeans(rows, workers);
    // A sum of finite numbers is finite; only then is it worth while to look for the place.
    double largest = 0;
    for (const double m : m_mean)
        largest = std::max(largest, std::isfinite(m) ? std::abs(m) : 1e300);
    const std::size_t width = rows.columns;
    const bool exact = options.solver == PcaOptions::Solver::Exact ||
                       (options.solver == PcaOptions::Solver::Auto && width <= widest);
    if (largest > 1e9)
        requireFinite(rows, "rows");
    Eigen eigen;
    if (exact) {
        const std::vector<double> matrix = covariance(rows, m_mean, workers);
        for (std::size_t c = 0; c < width; ++c)
            m_total += matrix[c * width + c];
        if (!std::isfinite(m_total))
            requireFinite(rows, "rows");
        eigen = eigenOf(matrix, width);
    } else {
        requireFinite(rows, "rows");
        m_total = totalVariance(rows, m_mean);
        eigen = randomised(rows, m_mean, options.components, options.seed, workers);
    }
    m_components.assign(options.components * width, 0);
    m_variance.assign(options.components, 0);
    for (std::size_t k = 0; k < std::min(options.components, eigen.values.size()); ++k) {
        if (eigen.values[k] <= negligible * m_total)
            break;
        m_variance[k] = eigen.values[k];
        std::copy_n(eigen.vectors.begin() + std::ptrdiff_t(k * width), width,
                    m_components.begin() + std::ptrdiff_t(k * width));
    }
}

Pca::Pca(const Matrix& rows, const PcaOptions& options) {
    Workers workers(1);
    *this = Pca(rows, options, workers);
}

Matrix Pca::project(const Matrix& rows, Workers& workers) const {
    return antiphon::project(rows, m_mean, m_components, workers);
}

Matrix Pca::project(const Matrix& rows) const {
    Workers workers(1);
    return project(rows, workers);
}

} // namespace antiphon
