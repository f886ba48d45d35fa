#pragma once

#include "core/matrix.h"

#include <span>
#include <vector>

namespace antiphon {

/// Multinomial logistic regression: p(class k) is proportional to exp(w_k . x + b_k). A value;
/// const members may be called from any thread.
struct LogisticRegression {
    std::size_t classes = 0, columns = 0;
    std::vector<double> weights; ///< classes x (columns + 1), the last of a row is b_k

    std::vector<double> probabilities(std::span<const float> row) const;
};

/// The minimum of the mean cross-entropy + ridge / 2 |w|^2 (without b), by Newton's method; in
/// double and in a fixed order. Standardise the rows first. `labels`: 0 ... classes - 1. Throws
/// UserError where there is no row, or a number is not finite.
LogisticRegression logisticRegression(const Matrix& rows, std::span<const int> labels,
                                      std::size_t classes, double ridge = 0.01);

} // namespace antiphon
