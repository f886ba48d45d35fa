#include "core/maps/mixture.h"

#include "core/error.h"
#include "core/maps/kmeans.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <string>

namespace antiphon {

namespace {

/// In place, lower triangle; what rounding makes negative counts as tiny.
void choleskyOf(std::vector<double>& matrix, std::size_t n) {
    for (std::size_t r = 0; r < n; ++r)
        for (std::size_t c = 0; c <= r; ++c) {
            double sum = matrix[r * n + c];
            for (std::size_t k = 0; k < c; ++k)
                sum -= matrix[r * n + k] * matrix[c * n + k];
            matrix[r * n + c] = r == c ? std::sqrt(std::max(sum, 1e-12)) : sum / matrix[c * n + c];
        }
}

} // namespace

GaussianMixture::GaussianMixture(const Matrix& rows, const MixtureOptions& options)
    : m_columns(rows.columns) {
    const auto count = std::size_t(options.components);
    if (rows.rows < count)
        throw UserError("A mixture of " + std::to_string(count) + " needs as many vectors, but " +
                            std::to_string(rows.rows) + " are there; take a longer recording.",
                        UserError::Kind::Usage);
    double best = -std::numeric_limits<double>::infinity();
    GaussianMixture kept = *this;
    for (int restart = 0; restart < options.restarts; ++restart) {
        KMeans start(rows.values, int(rows.columns),
                     {.codes = options.components,
                      .seed = seedFor(options.seed, 1, std::uint64_t(restart))});
        start.finish();
        std::vector<double> shares(rows.rows * count);
        for (std::size_t i = 0; i < rows.rows; ++i)
            shares[i * count + std::size_t(start.result().labels[i])] = 1;
        m_components.assign(count, {});
        maximise(rows, shares, options.ridge);
        double before = -std::numeric_limits<double>::infinity(), now = before;
        for (m_iterations = 0; m_iterations < options.maxIterations; ++m_iterations) {
            now = expect(rows, shares);
            maximise(rows, shares, options.ridge);
            if (now - before < options.tolerance)
                break;
            before = now;
        }
        now = expect(rows, shares);
        if (restart == 0 || now > best) {
            best = now;
            kept = *this;
        }
    }
    *this = std::move(kept);
}

void GaussianMixture::maximise(const Matrix& rows, const std::vector<double>& shares,
                               double ridge) {
    const std::size_t n = m_columns, count = m_components.size();
    for (std::size_t k = 0; k < count; ++k) {
        Component& component = m_components[k];
        component.mean.assign(n, 0);
        component.cholesky.assign(n * n, 0);
        double total = 1e-12; // a component that lost all rows stays finite
        for (std::size_t i = 0; i < rows.rows; ++i) {
            const double share = shares[i * count + k];
            total += share;
            for (std::size_t c = 0; c < n; ++c)
                component.mean[c] += share * double(rows.row(i)[c]);
        }
        for (double& value : component.mean)
            value /= total;
        std::vector<double> apart(n);
        for (std::size_t i = 0; i < rows.rows; ++i) {
            const double share = shares[i * count + k];
            if (share == 0)
                continue;
            for (std::size_t c = 0; c < n; ++c)
                apart[c] = double(rows.row(i)[c]) - component.mean[c];
            for (std::size_t r = 0; r < n; ++r)
                for (std::size_t c = 0; c <= r; ++c)
                    component.cholesky[r * n + c] += share * apart[r] * apart[c];
        }
        for (double& value : component.cholesky)
            value /= total;
        for (std::size_t c = 0; c < n; ++c)
            component.cholesky[c * n + c] += ridge;
        choleskyOf(component.cholesky, n);
        component.weight = total / double(rows.rows);
    }
}

double GaussianMixture::expect(const Matrix& rows, std::vector<double>& shares) const {
    const std::size_t n = m_columns, count = m_components.size();
    std::vector<double> solved(n), logs(count);
    double sum = 0;
    for (std::size_t i = 0; i < rows.rows; ++i) {
        for (std::size_t k = 0; k < count; ++k) {
            const Component& component = m_components[k];
            double value =
                std::log(component.weight) - 0.5 * double(n) * std::log(2 * std::numbers::pi);
            for (std::size_t r = 0; r < n; ++r) {
                double rest = double(rows.row(i)[r]) - component.mean[r];
                for (std::size_t c = 0; c < r; ++c)
                    rest -= component.cholesky[r * n + c] * solved[c];
                const double diagonal = component.cholesky[r * n + r];
                solved[r] = rest / diagonal;
                value -= 0.5 * solved[r] * solved[r] + std::log(diagonal);
            }
            logs[k] = value;
        }
        const double top = *std::ranges::max_element(logs);
        double total = 0;
        for (const double value : logs)
            total += std::exp(value - top);
        for (std::size_t k = 0; k < count; ++k)
            shares[i * count + k] = std::exp(logs[k] - top) / total;
        sum += top + std::log(total);
    }
    return rows.rows ? sum / double(rows.rows) : -std::numeric_limits<double>::infinity();
}

double GaussianMixture::logLikelihood(const Matrix& rows) const {
    if (rows.rows > 0 && rows.columns != m_columns)
        throw UserError("The vectors have " + std::to_string(rows.columns) +
                            " columns, but the mixture was learned on " +
                            std::to_string(m_columns) + ".",
                        UserError::Kind::Usage);
    std::vector<double> shares(rows.rows * m_components.size());
    return expect(rows, shares);
}

} // namespace antiphon
