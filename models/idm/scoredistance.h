#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace antiphon::idm {

// Distances of two sets of scores, rows of numbers that were brought to one scale (n, 4) and
// (m, 4); differentiable by both. Spec section 7.2.

/// Random unit vectors, (count, dim), from LibTorch's generator.
at::Tensor randomDirections(std::int64_t count, std::int64_t dim, const at::TensorOptions& options);

/// Sliced Wasserstein-1: along each direction the mean |difference| of the two sets' quantiles at
/// the levels (i + 0.5) / levels, the values of a set of n lying at (i + 0.5) / n; the mean over
/// the directions.
at::Tensor slicedWasserstein(const at::Tensor& a, const at::Tensor& b, const at::Tensor& directions,
                             std::int64_t levels);

/// 2 E|a - b| - E|a - a'| - E|b - b'|, all pairs counted (Szekely and Rizzo 2013).
at::Tensor energyDistance(const at::Tensor& a, const at::Tensor& b);

/// Mean over the numbers of |mean - target's| plus that of |standard deviation - target's|
/// (unbiased; left out for a set of one): what the published program minimises. Targets (4).
at::Tensor momentDistance(const at::Tensor& a, const at::Tensor& mean, const at::Tensor& deviation);

} // namespace antiphon::idm
