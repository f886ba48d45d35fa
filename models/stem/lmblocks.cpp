#include "models/stem/lmblocks.h"

#include <ATen/ATen.h>

#include <cmath>

namespace antiphon::stem {

at::Tensor Projection::operator()(const at::Tensor& x) const {
    const at::Tensor y = at::linear(x, weight);
    return a.defined() ? y + at::linear(at::linear(x, a), b) * scale : y;
}

at::Tensor Norm::operator()(const at::Tensor& x) const {
    return at::layer_norm(x, weight.sizes(), weight, bias);
}

at::Tensor HeadedAttention::split(const at::Tensor& x) {
    constexpr std::int64_t head = LmConfig::headWidth;
    const std::int64_t heads = x.size(2) / head;
    return x.view({x.size(0), x.size(1), heads, head})
        .transpose(1, 2)
        .reshape({x.size(0) * heads, x.size(1), head});
}

at::Tensor HeadedAttention::attend(const at::Tensor& x, const at::Tensor& keys,
                                   const at::Tensor& values, const at::Tensor& mask) const {
    const std::int64_t rows = x.size(0), steps = x.size(1), dim = x.size(2);
    const std::int64_t heads = dim / LmConfig::headWidth;
    at::Tensor scores =
        at::bmm(split(q(x)) * (1 / std::sqrt(double(LmConfig::headWidth))), keys.transpose(1, 2));
    if (mask.defined())
        scores = (scores.view({rows, heads, steps, keys.size(1)}) + mask).flatten(0, 1);
    return out(at::bmm(at::softmax(scores, -1), values)
                   .view({rows, heads, steps, LmConfig::headWidth})
                   .transpose(1, 2)
                   .reshape({rows, steps, dim}));
}

at::Tensor runBlocks(std::span<const Block> blocks, at::Tensor x, const at::Tensor& mask,
                     const at::Tensor& valid, const at::Tensor& cross, const at::Tensor& crossMask,
                     std::span<BlockCache> caches, std::int64_t length) {
    const auto counted = [&](const at::Tensor& y) { return valid.defined() ? y * valid : y; };
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const Block& b = blocks[i];
        const at::Tensor normed = b.self.norm(x);
        at::Tensor keys = HeadedAttention::split(b.self.k(normed));
        at::Tensor values = HeadedAttention::split(b.self.v(normed));
        at::Tensor crossKeys, crossValues;
        if (!caches.empty()) {
            BlockCache& layer = caches[i];
            const std::int64_t count = keys.size(1), all = length + count;
            layer.keys.narrow(1, length, count).copy_(keys);
            layer.values.narrow(1, length, count).copy_(values);
            keys = layer.keys.narrow(1, 0, all);
            values = layer.values.narrow(1, 0, all);
            crossKeys = layer.crossKeys;
            crossValues = layer.crossValues;
        } else {
            crossKeys = HeadedAttention::split(b.cross.k(cross));
            crossValues = HeadedAttention::split(b.cross.v(cross));
        }
        x = x + counted(b.self.attend(normed, keys, values, mask));
        x = x + counted(b.cross.attend(b.cross.norm(x), crossKeys, crossValues, crossMask));
        x = x + b.outer(at::gelu(b.inner(b.norm(x))));
    }
    return x;
}

} // namespace antiphon::stem
