#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace antiphon {

/// Linear attention (Katharopoulos et al. 2020): with phi(u) = elu(u) + 1 the result of query i is
/// phi(q_i) S / (phi(q_i) . z + 1e-6), S = sum_j phi(k_j) v_j^T, z = sum_j phi(k_j), in each head
/// by itself; there is neither a softmax nor a scale. The sums run over all keys, or where `causal`
/// over j <= i.
///
/// q (B, T, dim), k and v (B, S, dim), dim divided into heads; S = T where causal. `keys` (B, S),
/// 1 or 0 as floats: keys that are 0 are as if they were not there; undefined: all are. On the CPU
/// the sums are carried along from key to key, in backward, too: apart from q, k, v and the result
/// nothing of their size is kept for it.
at::Tensor linearAttention(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v,
                           std::int64_t heads, bool causal, const at::Tensor& keys = {});

/// The same from LibTorch's operations, in chunks where causal: on every device and in every
/// precision.
at::Tensor plainLinearAttention(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v,
                                std::int64_t heads, bool causal, const at::Tensor& keys = {});

} // namespace antiphon
