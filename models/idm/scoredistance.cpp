#include "models/idm/scoredistance.h"

#include <ATen/ATen.h>

namespace antiphon::idm {

namespace {

/// Quantiles of each column: (n, k) -> (levels, k).
at::Tensor quantiles(const at::Tensor& values, std::int64_t levels) {
    const std::int64_t n = values.size(0);
    const at::Tensor sorted = std::get<0>(values.sort(0));
    const at::Tensor level =
        (at::arange(levels, values.options()) + 0.5) * (double(n) / double(levels)) - 0.5;
    const at::Tensor place = level.clamp(0, double(n - 1));
    const at::Tensor below = place.floor().to(at::kLong);
    const at::Tensor share = (place - below).unsqueeze(1);
    const at::Tensor low = sorted.index_select(0, below);
    const at::Tensor high = sorted.index_select(0, (below + 1).clamp_max(n - 1));
    return low + (high - low) * share;
}

at::Tensor meanDistance(const at::Tensor& a, const at::Tensor& b) {
    const at::Tensor squares = (a.unsqueeze(1) - b.unsqueeze(0)).square().sum(2);
    // The root has no slope at 0, where a row meets itself.
    const at::Tensor apart = squares.gt(0);
    return at::where(apart, at::where(apart, squares, at::ones_like(squares)).sqrt(),
                     at::zeros_like(squares))
        .mean();
}

} // namespace

at::Tensor randomDirections(std::int64_t count, std::int64_t dim,
                            const at::TensorOptions& options) {
    const at::Tensor directions = at::randn({count, dim}, options.device(at::kCPU));
    return (directions / directions.norm(2, {1}, true)).to(options.device());
}

at::Tensor slicedWasserstein(const at::Tensor& a, const at::Tensor& b, const at::Tensor& directions,
                             std::int64_t levels) {
    const at::Tensor to = directions.t();
    return (quantiles(a.matmul(to), levels) - quantiles(b.matmul(to), levels)).abs().mean();
}

at::Tensor energyDistance(const at::Tensor& a, const at::Tensor& b) {
    return 2 * meanDistance(a, b) - meanDistance(a, a) - meanDistance(b, b);
}

at::Tensor momentDistance(const at::Tensor& a, const at::Tensor& mean,
                          const at::Tensor& deviation) {
    const at::Tensor means = (a.mean(0) - mean).abs().mean();
    return a.size(0) > 1 ? means + (a.std(0) - deviation).abs().mean() : means;
}

} // namespace antiphon::idm
