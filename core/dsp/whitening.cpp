#include "core/dsp/whitening.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace antiphon {
namespace {

constexpr int mostSweeps = 30; // Jacobi needs 6 to 10
constexpr double leastShare = 1e-4;

} // namespace

SymmetricEigen symmetricEigen(std::vector<double> a, std::size_t n) {
    std::vector<double> v(n * n); // rows become the eigenvectors
    for (std::size_t i = 0; i < n; ++i)
        v[i * n + i] = 1;
    double total = 0;
    for (const double value : a)
        total += value * value;

    for (int sweep = 0; sweep < mostSweeps; ++sweep) {
        double off = 0;
        for (std::size_t p = 0; p < n; ++p)
            for (std::size_t q = p + 1; q < n; ++q)
                off += a[p * n + q] * a[p * n + q];
        if (off <= 1e-26 * total)
            break;
        for (std::size_t p = 0; p < n; ++p) {
            for (std::size_t q = p + 1; q < n; ++q) {
                const double apq = a[p * n + q];
                if (apq * apq <= 1e-32 * total)
                    continue;
                const double theta = (a[q * n + q] - a[p * n + p]) / (2 * apq);
                const double t =
                    (theta >= 0 ? 1 : -1) / (std::abs(theta) + std::sqrt(theta * theta + 1));
                const double c = 1 / std::sqrt(t * t + 1), s = t * c;
                const double app = a[p * n + p], aqq = a[q * n + q];
                double* rowP = a.data() + p * n;
                double* rowQ = a.data() + q * n;
                for (std::size_t k = 0; k < n; ++k) {
                    const double x = rowP[k], y = rowQ[k];
                    rowP[k] = c * x - s * y;
                    rowQ[k] = s * x + c * y;
                }
                rowP[p] = app - t * apq;
                rowQ[q] = aqq + t * apq;
                rowP[q] = rowQ[p] = 0;
                for (std::size_t k = 0; k < n; ++k) { // columns follow by symmetry
                    a[k * n + p] = rowP[k];
                    a[k * n + q] = rowQ[k];
                }
                double* vP = v.data() + p * n;
                double* vQ = v.data() + q * n;
                for (std::size_t k = 0; k < n; ++k) {
                    const double x = vP[k], y = vQ[k];
                    vP[k] = c * x - s * y;
                    vQ[k] = s * x + c * y;
                }
            }
        }
    }

    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t i, std::size_t j) { return a[i * n + i] > a[j * n + j]; });
    SymmetricEigen result{std::vector<double>(n), std::vector<double>(n * n)};
    for (std::size_t i = 0; i < n; ++i) {
        const double* from = v.data() + order[i] * n;
        const double* largest = std::max_element(
            from, from + n, [](double x, double y) { return std::abs(x) < std::abs(y); });
        const double sign = *largest < 0 ? -1 : 1;
        result.values[i] = a[order[i] * n + order[i]];
        for (std::size_t k = 0; k < n; ++k)
            result.vectors[i * n + k] = sign * from[k];
    }
    return result;
}

Whitening fitWhitening(const Matrix& rows, std::size_t components) {
    const std::size_t n = rows.columns;
    std::vector<double> mean(n);
    for (std::size_t i = 0; i < rows.rows; ++i)
        for (std::size_t k = 0; k < n; ++k)
            mean[k] += rows.row(i)[k];
    double size = 0;
    for (double& value : mean) {
        value /= double(rows.rows);
        size += value * value;
    }
    std::vector<double> covariance(n * n), centred(n);
    for (std::size_t i = 0; i < rows.rows; ++i) {
        const auto row = rows.row(i);
        for (std::size_t k = 0; k < n; ++k)
            centred[k] = row[k] - mean[k];
        for (std::size_t p = 0; p < n; ++p)
            for (std::size_t q = 0; q < n; ++q)
                covariance[p * n + q] += centred[p] * centred[q];
    }
    for (double& value : covariance)
        value /= double(rows.rows);

    const SymmetricEigen eigen = symmetricEigen(std::move(covariance), n);
    Whitening result;
    result.mean.assign(mean.begin(), mean.end());
    result.basis = Matrix(components, n);
    const double rounding = 1e-10 * (size + 1e-6); // of float columns: no variance to speak of
    if (eigen.values.empty() || eigen.values[0] <= rounding)
        return result;
    for (std::size_t i = 0; i < std::min(components, n); ++i) {
        const double value = eigen.values[i];
        if (value <= rounding)
            break;
        const double scale = 1 / std::sqrt(std::max(value, leastShare * eigen.values[0]));
        for (std::size_t k = 0; k < n; ++k)
            result.basis.row(i)[k] = float(scale * eigen.vectors[i * n + k]);
    }
    return result;
}

} // namespace antiphon
