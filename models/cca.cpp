#include "models/cca.h"

#include "core/error.h"

#include <ATen/ATen.h>

#include <cmath>
#include <numeric>

namespace antiphon {

namespace {

at::Tensor tensorOf(const Matrix& matrix) {
    const auto rows = std::int64_t(matrix.rows), columns = std::int64_t(matrix.columns);
    return at::from_blob(const_cast<float*>(matrix.values.data()), {rows, columns},
                         at::TensorOptions(at::kFloat))
        .to(at::kDouble);
}

std::vector<double> listOf(const at::Tensor& vector) {
    const at::Tensor dense = vector.contiguous();
    const double* values = dense.data_ptr<double>();
    return {values, values + dense.numel()};
}

/// One set: the neurons that vary, as they are and without their means.
struct Side {
    at::Tensor neurons, means, centred;

    Side(const Matrix& matrix, double epsilon) : neurons(tensorOf(matrix)) {
        const at::Tensor variance = neurons.var(1, true);
        const double scale = variance.max().item<double>(); // no covariance is larger
        if (!(scale > 0) || !std::isfinite(scale))
            throw UserError("One of the two sets of activations does not vary; there is nothing "
                            "to correlate.",
                            UserError::Kind::Usage);
        neurons = neurons.index_select(0, (variance / scale >= epsilon).nonzero().squeeze(1));
        means = neurons.mean(1, true);
        centred = neurons - means;
    }

    at::Tensor covarianceWith(const Side& other) const {
        return at::matmul(centred, other.centred.t()) / double(centred.size(1) - 1);
    }
};

/// (matrix + epsilon)^(-1/2); directions without variance become 0.
at::Tensor inverseRoot(const at::Tensor& matrix, double epsilon) {
    const auto [values, vectors] =
        at::linalg_eigh(matrix + epsilon * at::eye(matrix.size(0), matrix.options()));
    const double least = 1e-15 * values.abs().max().item<double>();
    const at::Tensor roots =
        at::where(values > least, values.clamp_min(least).rsqrt(), at::zeros_like(values));
    return at::matmul(vectors * roots, vectors.t());
}

} // namespace

double CanonicalCorrelation::meanOfShare(double share) const {
    double reached = 0;
    for (std::size_t i = 0; i < coefficients.size(); ++i) {
        reached += coefficients[i];
        if (reached >= share * sum)
            return reached / double(i + 1);
    }
    return coefficients.empty() ? 0 : sum / double(coefficients.size());
}

CanonicalCorrelation canonicalCorrelation(const Matrix& a, const Matrix& b, double epsilon) {
    if (a.columns != b.columns || a.columns < 2)
        throw UserError("Activations to be correlated need the same two or more samples, but one "
                        "set has " +
                            std::to_string(a.columns) + " and the other " +
                            std::to_string(b.columns) + ".",
                        UserError::Kind::Usage);
    const Side x(a, epsilon), y(b, epsilon);
    const at::Tensor xx = x.covarianceWith(x), yy = y.covarianceWith(y);
    const at::Tensor xScale = xx.abs().max(), yScale = yy.abs().max();
    const at::Tensor xy = x.covarianceWith(y) / (xScale * yScale).sqrt();
    const at::Tensor whitened = at::matmul(at::matmul(inverseRoot(xx / xScale, epsilon), xy),
                                           inverseRoot(yy / yScale, epsilon));
    const auto [left, values, right] = at::linalg_svd(whitened, true);

    const bool first = x.neurons.size(0) <= y.neurons.size(0);
    const Side& side = first ? x : y;
    const at::Tensor directions = at::matmul(first ? left.t() : right, side.centred) + side.means;
    const at::Tensor basis = std::get<0>(at::linalg_qr(directions.t(), "reduced"));
    const at::Tensor sums = at::matmul(basis.t(), side.neurons.t()).abs().sum(1);

    CanonicalCorrelation result;
    result.coefficients = listOf(values);
    result.weights = listOf(sums / sums.sum());
    result.sum = std::accumulate(result.coefficients.begin(), result.coefficients.end(), 0.0);
    result.weighted = std::inner_product(result.weights.begin(), result.weights.end(),
                                         result.coefficients.begin(), 0.0);
    return result;
}

} // namespace antiphon
