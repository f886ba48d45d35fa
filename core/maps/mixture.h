#pragma once

#include "core/matrix.h"

#include <cstdint>
#include <span>
#include <vector>

namespace antiphon {

struct MixtureOptions {
    int components = 3;
    int restarts = 3; ///< from different k-means; the likeliest is kept
    int maxIterations = 300;
    double tolerance = 1e-3; ///< stops when the mean log-likelihood gains less
    double ridge = 1e-6;     ///< added to every variance
    std::uint64_t seed = 42;
};

/// Gaussian mixture with full covariances by expectation-maximisation (Dempster, Laird and Rubin
/// 1977) from k-means. Deterministic for a seed. Immutable: any thread may use it.
class GaussianMixture {
public:
    /// Throws UserError (Usage) for fewer rows than components or numbers that are not finite.
    GaussianMixture(const Matrix& rows, const MixtureOptions& options = {});

    /// Mean natural log-likelihood of the rows; -infinity for none. Throws UserError (Usage) when
    /// the widths differ.
    double logLikelihood(const Matrix& rows) const;

    struct Component {
        double weight = 0;
        std::vector<double> mean;
        std::vector<double> cholesky; ///< lower triangle L of the covariance L L^T, row-major
    };
    const std::vector<Component>& components() const { return m_components; }
    int iterations() const { return m_iterations; }

private:
    void maximise(const Matrix& rows, const std::vector<double>& shares, double ridge);
    double expect(const Matrix& rows, std::vector<double>& shares) const;

    std::vector<Component> m_components;
    std::size_t m_columns = 0;
    int m_iterations = 0;
};

} // namespace antiphon
