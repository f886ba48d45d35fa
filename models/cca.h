#pragma once

#include "core/matrix.h"

#include <span>
#include <vector>

namespace antiphon {

/// How much two sets of activations of the same inputs have in common (Raghu et al. 2017; weighted
/// by projection: Morcos et al. 2018). Values.
struct CanonicalCorrelation {
    std::vector<double> coefficients; ///< descending; as many as the smaller set has neurons
    std::vector<double> weights;      ///< of each coefficient, sum 1
    double weighted = 0;              ///< PWCCA: sum of weight * coefficient
    double sum = 0;                   ///< of the coefficients
    /// Mean of the largest coefficients that together reach this share of their sum.
    double meanOfShare(double share) const;
};

/// `a` and `b`: neurons x samples, with equally many samples. Covariances are divided by their
/// largest magnitude; neurons whose rescaled variance is below `epsilon` are left out, and
/// `epsilon` is added to the other variances. The coefficients are the singular values of
/// A^(-1/2) AB B^(-1/2). The weights come from the set with fewer neurons (`a` where they are
/// equal), as in the published code: sums of |q x| over its neurons x, where the q are an
/// orthonormal basis of its samples' coordinates along the singular vectors, means added. As means
/// are added, the signs that the library's decomposition (LAPACK's gesdd) gives the vectors matter
/// a little. Throws UserError (Usage) when samples differ or are fewer than two, or one set does
/// not vary at all.
CanonicalCorrelation canonicalCorrelation(const Matrix& a, const Matrix& b, double epsilon = 1e-10);

} // namespace antiphon
