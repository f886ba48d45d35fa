#include "models/trainingops.h"

#include "core/simd.h"

#include <ATen/ATen.h>
#include <ATen/autocast_mode.h>
#include <torch/csrc/autograd/custom_function.h>

#include <dlfcn.h>

namespace antiphon {

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::Function;
using torch::autograd::tensor_list;

bool plain(const at::Tensor& x) {
    return x.is_cpu() && x.scalar_type() == at::kFloat && !at::autocast::is_cpu_enabled();
}

/// out = left right + keep out: matrices of float, as they lie or transposed. By oneDNN, which
/// LibTorch has loaded: unlike OpenBLAS it chooses the widest kernels on every processor, whatever
/// the environment says.
void product(const at::Tensor& left, const at::Tensor& right, at::Tensor out, float keep) {
    using Gemm = int (*)(char, char, long, long, long, float, const float*, long, const float*,
                         long, float, float*, long);
    static const auto gemm = reinterpret_cast<Gemm>(::dlsym(RTLD_DEFAULT, "dnnl_sgemm"));
    const auto lies = [](const at::Tensor& m) { return m.stride(1) == 1; };
    const auto step = [&](const at::Tensor& m) { return lies(m) ? m.stride(0) : m.stride(1); };
    const auto known = [&](const at::Tensor& m) { return lies(m) || m.stride(0) == 1; };
    if (!gemm || !known(left) || !known(right) ||
        gemm(lies(left) ? 'N' : 'T', lies(right) ? 'N' : 'T', out.size(0), out.size(1),
             left.size(1), 1, left.data_ptr<float>(), step(left), right.data_ptr<float>(),
             step(right), keep, out.data_ptr<float>(), out.stride(0)) != 0)
        out.addmm_(left, right, keep, 1);
}

struct Affine : Function<Affine> {
    static at::Tensor forward(AutogradContext* context, const at::Tensor& x,
                              const at::Tensor& weight, const at::Tensor& bias, std::int64_t from,
                              std::int64_t count) {
        context->save_for_backward({x, weight, bias});
        context->saved_data["from"] = from;
        context->saved_data["count"] = count;
        std::vector<std::int64_t> sizes = x.sizes().vec();
        sizes.back() = count;
        const at::Tensor y = at::empty(sizes, x.options());
        const at::Tensor rows = y.view({-1, count});
        rows.copy_(bias.narrow(0, from, count).expand_as(rows));
        product(x.reshape({-1, x.size(-1)}), weight.narrow(0, from, count).t(), rows, 1);
        return y;
    }

    static tensor_list backward(AutogradContext* context, tensor_list gradients) {
        const auto saved = context->get_saved_variables();
        const at::Tensor &x = saved[0], &weight = saved[1], &bias = saved[2];
        const auto from = context->saved_data["from"].toInt();
        const auto count = context->saved_data["count"].toInt();
        const at::Tensor dy = gradients[0].reshape({-1, count});
        weight.mutable_grad().narrow(0, from, count).addmm_(dy.t(), x.reshape({-1, x.size(-1)}));
        bias.mutable_grad().narrow(0, from, count).add_(dy.sum(0));
        const at::Tensor dx = at::empty(x.sizes(), x.options());
        product(dy, weight.narrow(0, from, count), dx.view({-1, x.size(-1)}), 0);
        return {dx, {}, {}, {}, {}};
    }
};

/// The 32 bits of a place (the hash is lowbias32 of Wellons 2018).
[[gnu::always_inline]] inline std::uint32_t bitsOf(std::uint32_t place, std::uint32_t first,
                                                   std::uint32_t second) {
    std::uint32_t h = place * 0x9E3779B1u + first;
    h ^= h >> 16;
    h = h * 0x7FEB352Du ^ second;
    h ^= h >> 15;
    h *= 0x846CA68Bu;
    return h ^ h >> 16;
}

struct Drop {
    const float* from;
    float* to;
    std::int64_t count;
    std::uint64_t seed;
    std::uint32_t limit;
    float scale;

    [[gnu::always_inline]] void operator()() const {
        const auto first = std::uint32_t(seed), second = std::uint32_t(seed >> 32);
        // What is written could be one of the members, as far as the compiler knows.
        const float* const __restrict in = from;
        float* const __restrict out = to;
        const std::uint32_t below = limit;
        const float kept = scale;
        for (std::int64_t i = 0, end = count; i < end; ++i)
            out[i] = in[i] * (bitsOf(std::uint32_t(i), first, second) < below ? 0.0f : kept);
    }
};

at::Tensor dropped(const at::Tensor& x, double p, std::int64_t seed) {
    const at::Tensor from = x.contiguous();
    at::Tensor to = at::empty_like(from);
    runWide(Drop{from.data_ptr<float>(), to.data_ptr<float>(), from.numel(), std::uint64_t(seed),
                 std::uint32_t(p * 4294967296.0), float(1 / (1 - p))});
    return to;
}

struct Dropout : Function<Dropout> {
    static at::Tensor forward(AutogradContext* context, const at::Tensor& x, double p,
                              std::int64_t seed) {
        context->saved_data["p"] = p;
        context->saved_data["seed"] = seed;
        return dropped(x, p, seed);
    }
    static tensor_list backward(AutogradContext* context, tensor_list gradients) {
        return {dropped(gradients[0], context->saved_data["p"].toDouble(),
                        context->saved_data["seed"].toInt()),
                {},
                {}};
    }
};

} // namespace

at::Tensor affine(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias,
                  std::int64_t from, std::int64_t count) {
    if (count == 0)
        count = weight.size(0) - from;
    const auto learned = [](const at::Tensor& parameter) {
        return parameter.requires_grad() && parameter.grad().defined();
    };
    if (at::GradMode::is_enabled() && plain(x) && x.requires_grad() && learned(weight) &&
        learned(bias))
        return Affine::apply(x, weight, bias, from, count);
    return count == weight.size(0)
               ? at::linear(x, weight, bias)
               : at::linear(x, weight.narrow(0, from, count), bias.narrow(0, from, count));
}

at::Tensor dropOut(const at::Tensor& x, double p, bool training) {
    if (!training || p == 0)
        return x;
    if (!plain(x))
        return at::dropout(x, p, true);
    const at::Tensor seed = at::empty({1}, at::kLong).random_();
    return Dropout::apply(x, p, *seed.data_ptr<std::int64_t>());
}

} // namespace antiphon
