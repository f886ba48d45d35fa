#pragma once

#include "models/stem/lmconfig.h"

#include <ATen/core/Tensor.h>

#include <span>

// The layers of LmNet; their tensors are its own.
namespace antiphon::stem {

/// x W^T, and of an adapter B A x.
struct Projection {
    at::Tensor weight, a, b;
    double scale = 0;
    at::Tensor operator()(const at::Tensor& x) const;
};

/// Over the last axis, epsilon 1e-5.
struct Norm {
    at::Tensor weight, bias;
    at::Tensor operator()(const at::Tensor& x) const;
};

/// What is normed before it attends.
struct HeadedAttention {
    Norm norm;
    Projection q, k, v, out;

    /// (B, S, dim) -> (B heads, S, 64)
    static at::Tensor split(const at::Tensor& x);
    /// Queries of normed steps; `mask` is added to the scores, (B, 1, S, keys).
    at::Tensor attend(const at::Tensor& x, const at::Tensor& keys, const at::Tensor& values,
                      const at::Tensor& mask) const;
};

struct Block {
    HeadedAttention self, cross;
    Norm norm;
    Projection inner, outer;
};

/// Keys and values of a block: (B heads, steps, 64), and of what is attended to.
struct BlockCache {
    at::Tensor keys, values, crossKeys, crossValues;
};

/// `mask` and `crossMask` are added to the scores. `valid` (B, S, 1): 0 where a step's attention
/// counts as 0; undefined: nowhere. With `caches`, of which `length` steps are filled, the steps
/// are added to these, and `cross` is not read.
at::Tensor runBlocks(std::span<const Block> blocks, at::Tensor x, const at::Tensor& mask,
                     const at::Tensor& valid, const at::Tensor& cross, const at::Tensor& crossMask,
                     std::span<BlockCache> caches = {}, std::int64_t length = 0);

} // namespace antiphon::stem
