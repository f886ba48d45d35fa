#pragma once

#include <ATen/core/Tensor.h>

namespace antiphon {

/// LeakyReLU(scale * GroupNorm(x) + shift), where negative values are multiplied by `slope`, 0 <
/// slope (group normalisation: Wu and He 2018). x (B, C, H, W) with C a multiple of `groups`;
/// scale, shift (B, C), of each clip's own or expanded. On the CPU in float32 without autocast x is
/// read twice forward and twice backward, and nothing of its size is kept but x itself; elsewhere
/// it is LibTorch's.
at::Tensor leakyGroupNorm(const at::Tensor& x, std::int64_t groups, const at::Tensor& scale,
                          const at::Tensor& shift, double epsilon, double slope);

} // namespace antiphon
