#pragma once

#include <ATen/core/Tensor.h>

namespace antiphon {

// Parts of a training step on the CPU that LibTorch's own take long for. Elsewhere, and under
// autocast, they are LibTorch's.

/// x W^T + b with rows `from` ... `from + count` of weight (out, in) and bias (out); count 0: all.
/// Where both parameters have a gradient already (FlatParameters gives it), backward adds to it in
/// place: no tensor of a weight's size is made, and none as large as all rows for some.
at::Tensor affine(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias,
                  std::int64_t from = 0, std::int64_t count = 0);

/// Dropout (Srivastava et al. 2014): zero with probability p, else x / (1 - p); x where not
/// `training`. What falls out is a hash of its place and a seed from LibTorch's generator of the
/// CPU, the same on every machine; backward hashes again and keeps no mask.
at::Tensor dropOut(const at::Tensor& x, double p, bool training);

} // namespace antiphon
