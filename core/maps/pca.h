#pragma once

#include "core/matrix.h"
#include "core/workers.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace antiphon {

struct PcaOptions {
    std::size_t components = 2;
    /// Exact: eigenvectors of the covariance. Randomised: subspace iteration (Halko, Martinsson,
    /// Tropp 2011), for very wide tables. Auto: randomised above 512 columns.
    enum class Solver { Auto, Exact, Randomised } solver = Solver::Auto;
    std::uint64_t seed = 1; ///< randomised only
};

/// Principal component analysis: the orthogonal directions along which rows vary most. A component
/// points so that its largest element (the first of equals) is positive. Tables with fewer columns
/// than components get components of zeros. The same bits on every processor and with any number of
/// threads. A value; const members may be called from several threads.
class Pca {
public:
    /// Of finite rows: standardise first, or the widest column decides. Throws UserError when there
    /// is no row or no column, or a number is not finite or beyond 1e15.
    Pca(const Matrix& rows, const PcaOptions& options, Workers& workers);
    /// In this thread.
    explicit Pca(const Matrix& rows, const PcaOptions& options = {});

    std::size_t components() const { return m_components.size() / m_mean.size(); }
    /// Of unit length, or zeros where the rows have fewer directions.
    std::span<const double> component(std::size_t k) const {
        return std::span(m_components).subspan(k * m_mean.size(), m_mean.size());
    }
    std::span<const double> mean() const { return m_mean; }
    /// Of the rows along component k, divided by the number of rows.
    double variance(std::size_t k) const { return m_variance[k]; }
    /// Share of the whole variance, 0 ... 1; 0 where nothing varies.
    double explained(std::size_t k) const { return m_total > 0 ? m_variance[k] / m_total : 0; }

    /// Coordinates of rows along the components; theirs or others, of as many columns.
    Matrix project(const Matrix& rows, Workers& workers) const;
    Matrix project(const Matrix& rows) const;

private:
    std::vector<double> m_mean, m_components, m_variance;
    double m_total = 0;
};

} // namespace antiphon
