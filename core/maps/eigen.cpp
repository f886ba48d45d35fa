#include "core/maps/eigen.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace antiphon {
namespace {

/// The work of both phases. `rows` holds the transformation: after the QL steps its row k is the
/// eigenvector of diagonal[k].
struct Tridiagonal {
    std::size_t n;
    std::vector<double> rows;
    std::vector<double> diagonal, below; ///< below[k] couples k and k + 1

    double* row(std::size_t k) { return rows.data() + k * n; }
};

/// One reflection H = 1 - beta v v^T a column turns the matrix into T = Q^T A Q; its rows are Q^T.
Tridiagonal reduce(std::span<const double> matrix, std::size_t n) {
    std::vector<double> a(n * n);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j <= i; ++j)
            a[i * n + j] = a[j * n + i] = matrix[i * n + j];
    Tridiagonal t{n, std::vector<double>(n * n, 0), std::vector<double>(n), std::vector<double>(n)};
    for (std::size_t i = 0; i < n; ++i)
        t.row(i)[i] = 1;
    std::vector<double> v(n), p(n);
    for (std::size_t k = 0; k + 2 < n; ++k) {
        double scale = 0, square = 0;
        for (std::size_t i = k + 1; i < n; ++i)
            scale = std::max(scale, std::abs(a[i * n + k]));
        if (scale == 0)
            continue;
        for (std::size_t i = k + 1; i < n; ++i) {
            v[i] = a[i * n + k] / scale;
            square += v[i] * v[i];
        }
        const double length = std::sqrt(square), head = v[k + 1];
        const double target = head > 0 ? -length : length; // no cancellation
        v[k + 1] = head - target;
        const double beta = 1 / (square - head * target); // 2 / |v|^2
        // A <- H A H with p = beta A v, w = p - (beta/2)(p.v) v: A - v w^T - w v^T
        double pv = 0;
        for (std::size_t i = k + 1; i < n; ++i) {
            double sum = 0;
            for (std::size_t j = k + 1; j < n; ++j)
                sum += a[i * n + j] * v[j];
            p[i] = beta * sum;
            pv += p[i] * v[i];
        }
        for (std::size_t i = k + 1; i < n; ++i)
            p[i] -= 0.5 * beta * pv * v[i];
        for (std::size_t i = k + 1; i < n; ++i)
            for (std::size_t j = k + 1; j < n; ++j)
                a[i * n + j] -= v[i] * p[j] + p[i] * v[j];
        a[(k + 1) * n + k] = a[k * n + k + 1] = target * scale;
        // Q^T <- H Q^T
        std::fill(p.begin(), p.end(), 0);
        for (std::size_t i = k + 1; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j)
                p[j] += v[i] * t.row(i)[j];
        for (std::size_t i = k + 1; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j)
                t.row(i)[j] -= beta * v[i] * p[j];
    }
    for (std::size_t k = 0; k < n; ++k) {
        t.diagonal[k] = a[k * n + k];
        t.below[k] = k + 1 < n ? a[(k + 1) * n + k] : 0;
    }
    return t;
}

/// QL steps with implicit shifts until every coupling is negligible.
void diagonalise(Tridiagonal& t) {
    const std::size_t n = t.n;
    auto& d = t.diagonal;
    auto& e = t.below;
    constexpr double small = std::numeric_limits<double>::epsilon(), tiny = 1e-290;
    for (std::size_t l = 0; l < n; ++l) {
        for (int tries = 0; tries < 200; ++tries) {
            std::size_t m = l;
            while (m + 1 < n && std::abs(e[m]) > small * (std::abs(d[m]) + std::abs(d[m + 1])) &&
                   std::abs(e[m]) > tiny)
                ++m;
            if (m == l)
                break;
            double g = (d[l + 1] - d[l]) / (2 * e[l]);
            double r = std::sqrt(g * g + 1);
            g = d[m] - d[l] + e[l] / (g + (g < 0 ? -r : r));
            double s = 1, c = 1, p = 0;
            std::size_t i = m;
            bool split = false;
            while (i-- > l) {
                const double f = s * e[i], b = c * e[i];
                r = std::sqrt(f * f + g * g);
                e[i + 1] = r;
                if (r == 0) {
                    d[i + 1] -= p;
                    e[m] = 0;
                    split = true;
                    break;
                }
                s = f / r;
                c = g / r;
                g = d[i + 1] - p;
                r = (d[i] - g) * s + 2 * c * b;
                p = s * r;
                d[i + 1] = g + p;
                g = c * r - b;
                double* upper = t.row(i);
                double* lower = t.row(i + 1);
                for (std::size_t k = 0; k < n; ++k) {
                    const double h = lower[k];
                    lower[k] = s * upper[k] + c * h;
                    upper[k] = c * upper[k] - s * h;
                }
            }
            if (split)
                continue;
            d[l] -= p;
            e[l] = g;
            e[m] = 0;
        }
    }
}

} // namespace

void fixSign(std::span<double> vector) {
    std::size_t at = 0;
    for (std::size_t i = 1; i < vector.size(); ++i)
        if (std::abs(vector[i]) > std::abs(vector[at]))
            at = i;
    if (!vector.empty() && vector[at] < 0)
        for (double& v : vector)
            v = -v;
}

Eigen eigenOf(std::span<const double> matrix, std::size_t size) {
    double largest = 0; // so that no square is too small or too large
    for (const double v : matrix)
        largest = std::max(largest, std::abs(v));
    const double scale = largest > 0 ? largest : 1;
    std::vector<double> scaled(matrix.begin(), matrix.end());
    for (double& v : scaled)
        v /= scale;
    Tridiagonal t = reduce(scaled, size);
    diagonalise(t);
    std::vector<std::size_t> order(size);
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return t.diagonal[a] > t.diagonal[b]; });
    Eigen result;
    for (const std::size_t k : order) {
        result.values.push_back(t.diagonal[k] * scale);
        const auto begin = t.rows.begin() + std::ptrdiff_t(k * size);
        result.vectors.insert(result.vectors.end(), begin, begin + std::ptrdiff_t(size));
        fixSign(std::span(result.vectors).last(size));
    }
    return result;
}

} // namespace antiphon
