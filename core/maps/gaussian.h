#pragma once

#include "core/matrix.h"

#include <span>
#include <vector>

namespace antiphon {

/// Mean and covariance of vectors.
struct Gaussian {
    std::vector<double> mean;
    std::vector<double> covariance; ///< columns x columns, divided by n - 1
};

/// Throws UserError (Usage) for fewer than two rows and for numbers that are not finite.
Gaussian gaussianOf(const Matrix& rows);

/// |m - n|^2 + tr(A + B - 2 (A B)^(1/2)) (Frechet 1957; Dowson and Landau 1982): 0 where both are
/// the same. Throws UserError (Usage) when the widths differ.
double frechetDistance(const Gaussian& a, const Gaussian& b);

/// How well sounds follow the context that they were made for (APA, Grachten and Nistal 2025), from
/// three Frechet distances: of the sounds with their context to the true pairs, of the same to
/// misaligned pairs, and between true and misaligned pairs. 1: like true pairs, 0: like misaligned
/// ones.
struct PromptAdherence {
    double published = 0; ///< 1/2 + (toWrong - toTrue) / (2 apart)
    double reference = 0; ///< as the guide/memory reference computes it: without the 2
};
/// Throws UserError (Usage) when `apart` is not above 0.
PromptAdherence promptAdherence(double toTrue, double toWrong, double apart);

} // namespace antiphon
