#include "models/linearattention.h"

#include "core/simd.h"
#include "models/linearscan.h"
#include "models/smallkernels.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <ATen/autocast_mode.h>
#include <torch/csrc/autograd/custom_function.h>

#include <algorithm>
#include <vector>

namespace antiphon {

namespace {

using linearscan::Head;
using linearscan::scan;
using torch::autograd::AutogradContext;
using torch::autograd::Function;
using torch::autograd::tensor_list;

constexpr float epsilon = 1e-6f;
/// Wider heads are matrix products anyway.
constexpr std::int64_t widest = 64;

/// phi of what `from` has at first; exponents are in `powers`.
struct FeatureMap {
    float* values;
    const float* powers;
    std::int64_t count;

    [[gnu::always_inline]] void operator()() const {
        float* const __restrict to = values;
        const float* const __restrict small = powers;
        for (std::int64_t i = 0, end = count; i < end; ++i)
            to[i] = to[i] > 0 ? to[i] + 1 : small[i];
    }
};

/// How one head lies in the tensors, which are dense (B, rows, heads * width).
struct Layout {
    std::int64_t heads, width;
    std::int64_t stride() const { return heads * width; }
    /// Wide enough for one number more than a head has.
    std::int64_t padded() const { return (width + lanes16) / lanes16 * lanes16; }
    std::int64_t offset(std::int64_t place, std::int64_t rows) const {
        return place / heads * rows * stride() + place % heads * width;
    }
    Head load(const at::Tensor& tensor, std::int64_t place) const {
        Head head(tensor.size(1), padded());
        const float* from = tensor.data_ptr<float>() + offset(place, head.rows);
        for (std::int64_t i = 0; i < head.rows; ++i)
            std::copy_n(from + i * stride(), width, head.row(i));
        return head;
    }
    /// phi, 0 where `keys` is 0 and beyond the head's width.
    Head features(const at::Tensor& tensor, std::int64_t place, const at::Tensor& keys) const {
        Head head = load(tensor, place);
        std::vector<float> powers(head.values.size());
        smallKernels().exponentials(head.values.data(), powers.data(), powers.size());
        runWide(FeatureMap{head.values.data(), powers.data(), std::int64_t(powers.size())});
        const float* seen =
            keys.defined() ? keys.data_ptr<float>() + place / heads * head.rows : nullptr;
        for (std::int64_t i = 0; i < head.rows; ++i)
            std::fill(head.row(i) + (!seen || seen[i] != 0 ? width : 0), head.row(i) + head.stride,
                      0.0f);
        return head;
    }
    /// The values of a head and a 1 behind each row: what it is summed with is the divisor.
    Head valuesAndOne(const at::Tensor& tensor, std::int64_t place) const {
        Head head = load(tensor, place);
        for (std::int64_t i = 0; i < head.rows; ++i)
            head.row(i)[width] = 1;
        return head;
    }
    void store(const Head& head, at::Tensor& tensor, std::int64_t place) const {
        float* to = tensor.data_ptr<float>() + offset(place, head.rows);
        for (std::int64_t i = 0; i < head.rows; ++i)
            std::copy_n(head.row(i), width, to + i * stride());
    }
};

/// The gradient of phi(u) becomes that of u: the slope is 1 above 0 and phi itself below.
void throughFeatures(Head& gradient, const Head& features) {
    for (std::size_t i = 0; i < gradient.values.size(); ++i)
        gradient.values[i] *= std::min(features.values[i], 1.0f);
}

struct LinearAttention : Function<LinearAttention> {
    static at::Tensor forward(AutogradContext* context, const at::Tensor& qs, const at::Tensor& ks,
                              const at::Tensor& vs, std::int64_t heads, bool causal,
                              const c10::optional<at::Tensor>& seen) {
        const at::Tensor keys = seen.value_or(at::Tensor());
        const at::Tensor q = qs.contiguous(), k = ks.contiguous(), v = vs.contiguous();
        const Layout layout{heads, q.size(2) / heads};
        at::Tensor out = at::empty(q.sizes(), q.options());
        at::Tensor divisors = at::empty({q.size(0) * heads, q.size(1)}, q.options());
        at::parallel_for(0, q.size(0) * heads, 1, [&](std::int64_t from, std::int64_t to) {
            for (std::int64_t place = from; place < to; ++place) {
                const Head a = layout.features(k, place, keys), x = layout.valuesAndOne(v, place);
                const Head b = layout.features(q, place, {});
                Head sums(b.rows, b.stride);
                scan(a, x, b, sums, layout.width, layout.width + 1, causal);
                float* divisor = divisors.data_ptr<float>() + place * b.rows;
                for (std::int64_t i = 0; i < b.rows; ++i) {
                    divisor[i] = sums.row(i)[layout.width] + epsilon;
                    for (std::int64_t j = 0; j < layout.width; ++j)
                        sums.row(i)[j] /= divisor[i];
                }
                layout.store(sums, out, place);
            }
        });
        context->save_for_backward({q, k, v, keys, out, divisors});
        context->saved_data["heads"] = heads;
        context->saved_data["causal"] = causal;
        return out;
    }

    static tensor_list backward(AutogradContext* context, tensor_list gradients) {
        const auto saved = context->get_saved_variables();
        const at::Tensor &q = saved[0], &k = saved[1], &v = saved[2], &keys = saved[3],
                         &out = saved[4], &divisors = saved[5];
        const at::Tensor dOut = gradients[0].contiguous();
        const std::int64_t heads = context->saved_data["heads"].toInt();
        const bool causal = context->saved_data["causal"].toBool();
        const Layout layout{heads, q.size(2) / heads};
        const std::int64_t width = layout.width;
        at::Tensor dq = at::empty(q.sizes(), q.options()), dk = at::empty(k.sizes(), k.options()),
                   dv = at::empty(v.sizes(), v.options());
        at::parallel_for(0, q.size(0) * heads, 1, [&](std::int64_t from, std::int64_t to) {
            for (std::int64_t place = from; place < to; ++place) {
                const Head phiK = layout.features(k, place, keys),
                           phiQ = layout.features(q, place, {}),
                           values = layout.valuesAndOne(v, place), result = layout.load(out, place);
                // The gradients of the sums, and behind them that of the divisor.
                Head sums = layout.load(dOut, place);
                const float* divisor = divisors.data_ptr<float>() + place * sums.rows;
                for (std::int64_t i = 0; i < sums.rows; ++i) {
                    float* row = sums.row(i);
                    float product = 0;
                    for (std::int64_t j = 0; j < width; ++j) {
                        row[j] /= divisor[i];
                        product += row[j] * result.row(i)[j];
                    }
                    row[width] = -product;
                }
                Head back(phiQ.rows, phiQ.stride);
                scan(values, phiK, sums, back, width + 1, width, causal);
                throughFeatures(back, phiQ);
                layout.store(back, dq, place);
                back = Head(phiK.rows, phiK.stride);
                scan(sums, phiQ, values, back, width + 1, width, causal, true);
                throughFeatures(back, phiK);
                layout.store(back, dk, place);
                scan(phiQ, sums, phiK, back, width, width, causal, true);
                layout.store(back, dv, place);
            }
        });
        return {dq, dk, dv, {}, {}, {}};
    }
};

/// (B, T, heads * width) -> (B, heads, T, width)
at::Tensor headsOf(const at::Tensor& x, std::int64_t heads) {
    return x.view({x.size(0), x.size(1), heads, x.size(2) / heads}).transpose(1, 2);
}

/// phi(q) times the sums over the keys of earlier chunks, and within its own chunk over the keys
/// that are not later; `v` has a column of ones. All (B, heads, T, ...).
at::Tensor causalSums(at::Tensor q, at::Tensor k, at::Tensor v) {
    constexpr std::int64_t chunk = 64;
    const std::int64_t length = q.size(2), rest = (chunk - length % chunk) % chunk;
    const auto chunked = [&](const at::Tensor& x) {
        return at::constant_pad_nd(x, {0, 0, 0, rest})
            .reshape({x.size(0), x.size(1), -1, chunk, x.size(3)});
    };
    q = chunked(q), k = chunked(k), v = chunked(v);
    const at::Tensor products = at::matmul(k.transpose(-2, -1), v);
    const at::Tensor before = products.cumsum(2) - products;
    const at::Tensor own = at::matmul(q, k.transpose(-2, -1)).tril();
    return (at::matmul(own, v) + at::matmul(q, before)).flatten(2, 3).narrow(2, 0, length);
}

} // namespace

at::Tensor linearAttention(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v,
                           std::int64_t heads, bool causal, const at::Tensor& keys) {
    const bool own = q.is_cpu() && q.scalar_type() == at::kFloat &&
                     !at::autocast::is_cpu_enabled() && q.size(2) / heads <= widest;
    if (!own)
        return plainLinearAttention(q, k, v, heads, causal, keys);
    return LinearAttention::apply(q, k, v, heads, causal,
                                  keys.defined() ? c10::optional<at::Tensor>(keys.contiguous())
                                                 : c10::nullopt);
}

at::Tensor plainLinearAttention(const at::Tensor& qs, const at::Tensor& ks, const at::Tensor& vs,
                                std::int64_t heads, bool causal, const at::Tensor& keys) {
    const at::Tensor q = headsOf(at::elu(qs) + 1, heads), v = headsOf(vs, heads);
    at::Tensor k = headsOf(at::elu(ks) + 1, heads);
    if (keys.defined())
        k = k * keys.to(k.scalar_type()).unsqueeze(1).unsqueeze(3);
    const at::Tensor values = at::cat({v, at::ones_like(v.narrow(3, 0, 1))}, 3);
    at::Tensor sums;
    if (causal)
        sums = causalSums(q, k, values);
    else if (k.size(2) <= k.size(3))
        sums = at::matmul(at::matmul(q, k.transpose(-2, -1)), values);
    else
        sums = at::matmul(q, at::matmul(k.transpose(-2, -1), values));
    const std::int64_t width = v.size(3);
    const at::Tensor out = sums.narrow(3, 0, width) / (sums.narrow(3, width, 1) + epsilon);
    return out.transpose(1, 2).reshape(qs.sizes());
}

} // namespace antiphon
