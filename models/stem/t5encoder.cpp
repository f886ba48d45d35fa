#include "models/stem/t5encoder.h"

#include "core/error.h"
#include "models/torchtensors.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>

namespace antiphon::stem {

namespace {

constexpr double epsilon = 1e-6;

at::Tensor rootMeanNorm(const at::Tensor& x, const at::Tensor& weight) {
    return x * at::rsqrt(x.square().mean(-1, true) + epsilon) * weight;
}

struct T5Block {
    at::Tensor norm1, q, k, v, o, norm2, in, out;
};

} // namespace

std::int64_t t5Bucket(std::int64_t relative, std::int64_t buckets, std::int64_t maxDistance) {
    const std::int64_t half = buckets / 2, exact = half / 2;
    const std::int64_t side = relative > 0 ? half : 0, distance = std::abs(relative);
    if (distance < exact)
        return side + distance;
    // In single precision, as the published buckets are.
    const float share = std::log(float(distance) / float(exact)) /
                        float(std::log(double(maxDistance) / double(exact)));
    return side + std::min(half - 1, exact + std::int64_t(share * float(half - exact)));
}

struct T5Encoder::Parts {
    at::Tensor table, bias, finalNorm;
    std::int64_t heads = 0;
    std::vector<T5Block> blocks;

    /// (1, heads, n, n)
    at::Tensor biasOf(std::int64_t n) const {
        at::Tensor buckets = at::empty({n, n}, at::kLong);
        for (std::int64_t i = 0; i < n; ++i)
            for (std::int64_t j = 0; j < n; ++j)
                buckets.data_ptr<std::int64_t>()[i * n + j] = t5Bucket(j - i, bias.size(0));
        return at::embedding(bias, buckets).permute({2, 0, 1});
    }
};

T5Encoder::T5Encoder(std::span<const RawTensor> tensors, const std::string& origin)
    : m_parts(std::make_unique<Parts>()) {
    const std::string first = "encoder.block.0.layer.0.SelfAttention.q.weight";
    const auto marker =
        std::ranges::find_if(tensors, [&](const RawTensor& t) { return t.name.ends_with(first); });
    if (marker == tensors.end())
        throw UserError(origin + ": holds no T5 encoder; choose a checkpoint of T5 or MusicGen.");
    const std::string prefix = marker->name.substr(0, marker->name.size() - first.size());
    const auto take = [&](const std::string& name, std::vector<std::int64_t> shape) {
        return fromRaw(tensorOf(tensors, prefix + name, shape, origin)).to(at::kFloat);
    };
    Parts& p = *m_parts;
    p.table = take("shared.weight", {-1, -1});
    const std::int64_t dim = p.table.size(1);
    p.bias = take("encoder.block.0.layer.0.SelfAttention.relative_attention_bias.weight", {-1, -1});
    p.heads = p.bias.size(1);
    p.finalNorm = take("encoder.final_layer_norm.weight", {dim});
    const auto has = [&](const std::string& name) { return find(tensors, prefix + name); };
    for (std::int64_t i = 0;; ++i) {
        const std::string block = "encoder.block." + std::to_string(i) + ".layer.";
        if (!has(block + "0.SelfAttention.q.weight"))
            break;
        const std::string attention = block + "0.SelfAttention.",
                          dense = block + "1.DenseReluDense.";
        if (has(dense + "wi_0.weight"))
            throw UserError(origin + ": is a T5 of version 1.1 (gated); take the original one.");
        T5Block b;
        b.norm1 = take(block + "0.layer_norm.weight", {dim});
        b.q = take(attention + "q.weight", {-1, dim});
        const std::int64_t inner = b.q.size(0);
        if (p.heads == 0 || inner % p.heads != 0)
            throw UserError(origin + ": has attention that its heads do not share; choose another "
                                     "checkpoint.");
        b.k = take(attention + "k.weight", {inner, dim});
        b.v = take(attention + "v.weight", {inner, dim});
        b.o = take(attention + "o.weight", {dim, inner});
        b.norm2 = take(block + "1.layer_norm.weight", {dim});
        b.in = take(dense + "wi.weight", {-1, dim});
        b.out = take(dense + "wo.weight", {dim, b.in.size(0)});
        p.blocks.push_back(b);
    }
}

T5Encoder::~T5Encoder() = default;
T5Encoder::T5Encoder(T5Encoder&&) noexcept = default;

std::int64_t T5Encoder::width() const {
    return m_parts->table.size(1);
}
std::int64_t T5Encoder::vocabulary() const {
    return m_parts->table.size(0);
}

Matrix T5Encoder::encode(std::span<const std::int32_t> tokens) const {
    const at::NoGradGuard noGradient;
    const Parts& p = *m_parts;
    const auto count = std::int64_t(tokens.size());
    Matrix rows(tokens.size(), std::size_t(width()));
    if (count == 0)
        return rows;
    if (std::ranges::any_of(tokens, [&](std::int32_t t) { return t < 0 || t >= vocabulary(); }))
        throw UserError("The text's tokens are none of the encoder's; tokeniser and encoder must "
                        "belong together.");
    const at::Tensor bias = p.biasOf(count);
    const auto split = [&](const at::Tensor& y) {
        return y.view({count, p.heads, -1}).transpose(0, 1);
    };
    at::Tensor x =
        at::embedding(p.table, at::tensor(std::vector<std::int64_t>(tokens.begin(), tokens.end())));
    for (const T5Block& b : p.blocks) {
        const at::Tensor y = rootMeanNorm(x, b.norm1);
        const at::Tensor scores =
            at::bmm(split(at::linear(y, b.q)), split(at::linear(y, b.k)).transpose(1, 2)) + bias;
        const at::Tensor heard = at::bmm(at::softmax(scores, -1), split(at::linear(y, b.v)));
        x = x + at::linear(heard.transpose(0, 1).reshape({count, -1}), b.o);
        x = x + at::linear(at::relu(at::linear(rootMeanNorm(x, b.norm2), b.in)), b.out);
    }
    x = rootMeanNorm(x, p.finalNorm).contiguous();
    std::copy_n(x.data_ptr<float>(), rows.values.size(), rows.values.begin());
    return rows;
}

} // namespace antiphon::stem
