#pragma once

#include <ATen/core/Tensor.h>

namespace antiphon::emotion {

/// How far the order of the latents is from that of the words (spec section 8): for each element
/// the mean over all ordered pairs (j, k) of the batch and all positions t of
/// |tanh(a_jt - a_kt) - sign(r_jt - r_kt)|. `latents` (elements, B, T) with gradient, `ranks` of
/// the same shape, `keys` (B, T), 1 or 0: positions that count; undefined: all do. Returns one
/// number an element. Needs no more memory than a few tensors like `latents`, whatever B is.
at::Tensor regulariserLosses(const at::Tensor& latents, const at::Tensor& ranks,
                             const at::Tensor& keys = {});

} // namespace antiphon::emotion
