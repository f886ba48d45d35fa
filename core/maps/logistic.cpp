#include "core/maps/logistic.h"

#include "core/error.h"
#include "core/maps/portablemath.h"
#include "core/maps/standardise.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace antiphon {

namespace {

/// A little for the constants, too: adding one number to all of them changes nothing else.
constexpr double constantRidge = 1e-6;
constexpr int mostSteps = 100;
constexpr double smallestStep = 1e-10;

void toProbabilities(std::span<double> scores) {
    const double most = *std::ranges::max_element(scores);
    double sum = 0;
    for (double& score : scores) {
        score = portable::exp(std::max(score - most, -600.0));
        sum += score;
    }
    for (double& score : scores)
        score /= sum;
}

/// Solves A x = b in place by Cholesky's decomposition of the positive definite A (n x n).
void solve(std::span<double> a, std::span<double> b) {
    const std::size_t n = b.size();
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            double sum = a[i * n + j];
            for (std::size_t k = 0; k < j; ++k)
                sum -= a[i * n + k] * a[j * n + k];
            a[i * n + j] = i == j ? std::sqrt(std::max(sum, 1e-300)) : sum / a[j * n + j];
        }
    }
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t k = 0; k < i; ++k)
            b[i] -= a[i * n + k] * b[k];
        b[i] /= a[i * n + i];
    }
    for (std::size_t i = n; i-- > 0;) {
        for (std::size_t k = i + 1; k < n; ++k)
            b[i] -= a[k * n + i] * b[k];
        b[i] /= a[i * n + i];
    }
}

class Fitting {
public:
    Fitting(const Matrix& rows, std::span<const int> labels, std::size_t classes, double ridge)
        : m_rows(rows), m_labels(labels), m_ridge(ridge) {
        m_fit.classes = classes;
        m_fit.columns = rows.columns;
        m_fit.weights.assign(classes * width(), 0);
    }

    LogisticRegression run() {
        double loss = lossOf(m_fit);
        for (int step = 0; step < mostSteps; ++step) {
            const std::vector<double> newton = newtonStep();
            double largest = 0;
            for (const double change : newton)
                largest = std::max(largest, std::abs(change));
            // Newton's step may be too long while far away.
            for (double part = 1; part > 1e-6; part /= 2) {
                LogisticRegression next = m_fit;
                for (std::size_t i = 0; i < newton.size(); ++i)
                    next.weights[i] -= part * newton[i];
                if (const double better = lossOf(next); better <= loss) {
                    m_fit = std::move(next);
                    loss = better;
                    break;
                }
            }
            if (largest < smallestStep)
                break;
        }
        return m_fit;
    }

private:
    std::size_t width() const { return m_rows.columns + 1; }
    double valueOf(std::size_t row, std::size_t column) const {
        return column < m_rows.columns ? double(m_rows.row(row)[column]) : 1;
    }
    double ridgeOf(std::size_t weight) const {
        return weight % width() < m_rows.columns ? m_ridge : constantRidge;
    }

    double lossOf(const LogisticRegression& fit) const {
        double loss = 0;
        for (std::size_t r = 0; r < m_rows.rows; ++r)
            loss -= portable::log(
                std::max(1e-300, fit.probabilities(m_rows.row(r))[std::size_t(m_labels[r])]));
        loss /= double(m_rows.rows);
        for (std::size_t i = 0; i < fit.weights.size(); ++i)
            loss += ridgeOf(i) / 2 * fit.weights[i] * fit.weights[i];
        return loss;
    }

    /// Inverse Hessian times gradient.
    std::vector<double> newtonStep() const {
        const std::size_t n = m_fit.weights.size(), w = width();
        std::vector<double> gradient(n), hessian(n * n);
        for (std::size_t r = 0; r < m_rows.rows; ++r) {
            const std::vector<double> p = m_fit.probabilities(m_rows.row(r));
            for (std::size_t k = 0; k < m_fit.classes; ++k) {
                const double error = p[k] - double(std::size_t(m_labels[r]) == k);
                for (std::size_t i = 0; i < w; ++i)
                    gradient[k * w + i] += error * valueOf(r, i);
                for (std::size_t l = 0; l <= k; ++l) {
                    const double c = p[k] * (double(k == l) - p[l]);
                    for (std::size_t i = 0; i < w; ++i)
                        for (std::size_t j = 0; j < w; ++j)
                            hessian[(k * w + i) * n + l * w + j] +=
                                c * valueOf(r, i) * valueOf(r, j);
                }
            }
        }
        for (double& value : gradient)
            value /= double(m_rows.rows);
        for (double& value : hessian)
            value /= double(m_rows.rows);
        for (std::size_t i = 0; i < n; ++i) {
            gradient[i] += ridgeOf(i) * m_fit.weights[i];
            hessian[i * n + i] += ridgeOf(i);
        }
        solve(hessian, gradient);
        return gradient;
    }

    const Matrix& m_rows;
    std::span<const int> m_labels;
    double m_ridge;
    LogisticRegression m_fit;
};

} // namespace

std::vector<double> LogisticRegression::probabilities(std::span<const float> row) const {
    std::vector<double> scores(classes);
    for (std::size_t k = 0; k < classes; ++k) {
        const double* w = weights.data() + k * (columns + 1);
        scores[k] = w[columns];
        for (std::size_t i = 0; i < columns; ++i)
            scores[k] += w[i] * double(row[i]);
    }
    toProbabilities(scores);
    return scores;
}

LogisticRegression logisticRegression(const Matrix& rows, std::span<const int> labels,
                                      std::size_t classes, double ridge) {
    if (labels.size() != rows.rows ||
        std::ranges::any_of(labels, [&](int l) { return l < 0 || std::size_t(l) >= classes; }))
        throw std::invalid_argument("a logistic regression needs a class for each row");
    if (rows.rows == 0)
        throw UserError("There is nothing to learn from.");
    requireFinite(rows, "figures");
    return Fitting(rows, labels, classes, ridge).run();
}

} // namespace antiphon
