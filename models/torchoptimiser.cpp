#include "models/torchoptimiser.h"

#include "core/error.h"
#include "core/simd.h"
#include "models/smallkernels.h"
#include "models/torchtensors.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace antiphon {

TorchOptimiser::TorchOptimiser(const OptimiserOptions& options, const at::Tensor& parameters)
    : m_options(options) {
    const at::NoGradGuard noGradient;
    const auto add = [&](const char* key) {
        m_state.emplace_back(key, at::zeros_like(parameters));
    };
    if (options.kind == "adam" || options.kind == "adamw") {
        add("exp_avg");
        add("exp_avg_sq");
    }
    if (options.kind == "rmsprop")
        add("square_avg");
    if ((options.kind == "sgd" || options.kind == "rmsprop") && options.momentum > 0)
        add("momentum_buffer");
}

int TorchOptimiser::bytesPerParameter() const noexcept {
    return int(m_state.size() * sizeof(float));
}

void TorchOptimiser::step(at::Tensor& parameters, at::Tensor& gradient, double rate, double scale) {
    ++m_steps;
    // Without fused products the kernels would be slow.
    if (parameters.is_cpu() && m_options.kind.starts_with("adam") && simd() != Simd::Baseline)
        return fusedAdam(parameters, gradient, rate, scale);
    // On the CPU by pieces that stay in the processor's cache from one operation to the next.
    const std::int64_t count = parameters.numel();
    const std::int64_t piece = parameters.is_cpu() ? 16384 : std::max<std::int64_t>(count, 1);
    const auto pieces = [&](std::int64_t first, std::int64_t last) {
        const at::NoGradGuard noGradient; // each thread has its own
        for (std::int64_t i = first; i < last; ++i) {
            const std::int64_t from = i * piece, size = std::min(piece, count - from);
            State state;
            for (const auto& [key, tensor] : m_state)
                state.emplace_back(key, tensor.narrow(0, from, size));
            const at::Tensor part = gradient.narrow(0, from, size);
            if (scale != 1)
                part.mul_(scale);
            update(parameters.narrow(0, from, size), part, state, rate);
        }
    };
    const std::int64_t all = (count + piece - 1) / piece;
    if (parameters.is_cpu())
        at::parallel_for(0, all, 1, pieces);
    else
        pieces(0, all);
}

void TorchOptimiser::fusedAdam(at::Tensor& parameters, const at::Tensor& gradient, double rate,
                               double scale) {
    const OptimiserOptions& o = m_options;
    const bool apart = o.kind == "adamw";
    float* const values = parameters.data_ptr<float>();
    float* const first = m_state[0].second.data_ptr<float>();
    float* const second = m_state[1].second.data_ptr<float>();
    const float* const gradients = gradient.data_ptr<float>();
    const auto passOf = [&](float* p, float* m, float* v, const float* g, std::int64_t count) {
        smallKernels().adam(
            {.values = p,
             .first = m,
             .second = v,
             .gradients = g,
             .count = std::size_t(count),
             .scale = float(scale),
             .beta1 = float(o.beta1),
             .beta2 = float(o.beta2),
             .rest1 = float(1 - o.beta1),
             .rest2 = float(1 - o.beta2),
             .stepSize = float(rate / (1 - std::pow(o.beta1, double(m_steps)))),
             .inverseRoot = float(1 / std::sqrt(1 - std::pow(o.beta2, double(m_steps)))),
             .eps = float(o.epsilon),
             .decay = float(apart ? 0 : o.weightDecay),
             .keep = float(apart ? 1 - rate * o.weightDecay : 1)});
    };
    // The kernel takes sixteen numbers at a time; what is left over goes through a place of its
    // own.
    constexpr std::int64_t block = 16;
    const std::int64_t count = parameters.numel(), whole = count / block * block;
    at::parallel_for(0, whole / block, 4096, [&](std::int64_t begin, std::int64_t end) {
        const std::int64_t from = begin * block;
        passOf(values + from, first + from, second + from, gradients + from, end * block - from);
    });
    if (whole == count)
        return;
    std::array<std::array<float, block>, 4> rest = {};
    float* const from[] = {values + whole, first + whole, second + whole};
    for (std::size_t i = 0; i < 3; ++i)
        std::copy_n(from[i], count - whole, rest[i].data());
    std::copy_n(gradients + whole, count - whole, rest[3].data());
    passOf(rest[0].data(), rest[1].data(), rest[2].data(), rest[3].data(), block);
    for (std::size_t i = 0; i < 3; ++i)
        std::copy_n(rest[i].data(), count - whole, from[i]);
}

void TorchOptimiser::update(at::Tensor parameters, at::Tensor gradient, State& state,
                            double rate) const {
    if (m_options.weightDecay > 0) {
        if (m_options.kind == "adamw")
            parameters.mul_(1 - rate * m_options.weightDecay);
        else
            gradient.add_(parameters, m_options.weightDecay);
    }
    if (m_options.kind == "sgd")
        sgd(parameters, gradient, state, rate);
    else if (m_options.kind == "rmsprop")
        rmsprop(parameters, gradient, state, rate);
    else
        adam(parameters, gradient, state, rate);
}

void TorchOptimiser::adam(at::Tensor& parameters, at::Tensor& gradient, State& state,
                          double rate) const {
    at::Tensor &mean = state[0].second, &square = state[1].second;
    mean.mul_(m_options.beta1).add_(gradient, 1 - m_options.beta1);
    square.mul_(m_options.beta2).addcmul_(gradient, gradient, 1 - m_options.beta2);
    const double unbiasMean = 1 - std::pow(m_options.beta1, double(m_steps));
    const double unbiasSquare = 1 - std::pow(m_options.beta2, double(m_steps));
    // The gradient is not needed any more: its place serves for the root.
    at::sqrt_out(gradient, square).div_(std::sqrt(unbiasSquare)).add_(m_options.epsilon);
    parameters.addcdiv_(mean, gradient, -rate / unbiasMean);
}

void TorchOptimiser::sgd(at::Tensor& parameters, at::Tensor& gradient, State& state,
                         double rate) const {
    if (state.empty()) {
        parameters.add_(gradient, -rate);
        return;
    }
    at::Tensor& momentum = state[0].second;
    momentum.mul_(m_options.momentum).add_(gradient);
    parameters.add_(momentum, -rate);
}

void TorchOptimiser::rmsprop(at::Tensor& parameters, at::Tensor& gradient, State& state,
                             double rate) const {
    at::Tensor& square = state[0].second;
    square.mul_(m_options.alpha).addcmul_(gradient, gradient, 1 - m_options.alpha);
    const at::Tensor root = square.sqrt().add_(m_options.epsilon);
    if (state.size() == 1) {
        parameters.addcdiv_(gradient, root, -rate);
        return;
    }
    at::Tensor& momentum = state[1].second;
    momentum.mul_(m_options.momentum).addcdiv_(gradient, root);
    parameters.add_(momentum, -rate);
}

void TorchOptimiser::save(std::vector<RawTensor>& tensors, Json& json) const {
    for (const auto& [key, tensor] : m_state)
        tensors.push_back(toRaw("optimizer." + key, tensor));
    json = {{"kind", m_options.kind}, {"steps", m_steps}};
}

void TorchOptimiser::load(std::span<const RawTensor> tensors, const Json& json,
                          const std::string& origin) {
    if (!json.is_object() || json.value("kind", "") != m_options.kind)
        throw UserError(origin + ": was trained with another optimiser than '" + m_options.kind +
                        "'; start a new run.");
    m_steps = json.value("steps", std::int64_t(0));
    for (auto& [key, tensor] : m_state)
        copyFrom(tensors, "optimizer." + key, tensor, origin);
}

void OptimiserOptions::visit(OptionVisitor& v) {
    v.choice(kind, {.key = "optimizer",
                    .label = "Optimiser",
                    .help = "How gradients become updates.",
                    .choices = {"adam", "adamw", "sgd", "rmsprop"},
                    .advanced = true});
    v.real(weightDecay, {.key = "weight_decay",
                         .label = "Weight decay",
                         .help = "Pulls weights to 0; AdamW apart from the gradient.",
                         .min = 0,
                         .max = 10,
                         .advanced = true});
    v.real(momentum, {.key = "momentum",
                      .label = "Momentum",
                      .help = "SGD and RMSprop: the part of the last update that goes on.",
                      .min = 0,
                      .max = 0.9999,
                      .advanced = true});
    v.real(beta1, {.key = "beta1",
                   .label = "Beta 1",
                   .help = "Adam: memory of the mean gradient.",
                   .min = 0,
                   .max = 0.99999,
                   .advanced = true});
    v.real(beta2, {.key = "beta2",
                   .label = "Beta 2",
                   .help = "Adam: memory of the mean squared gradient.",
                   .min = 0,
                   .max = 0.9999999,
                   .advanced = true});
    v.real(alpha, {.key = "alpha",
                   .label = "Alpha",
                   .help = "RMSprop: memory of the mean squared gradient.",
                   .min = 0,
                   .max = 0.9999999,
                   .advanced = true});
    v.real(epsilon, {.key = "epsilon",
                     .label = "Epsilon",
                     .help = "Keeps divisions by small gradients tame.",
                     .min = 1e-16,
                     .max = 1,
                     .advanced = true});
}

} // namespace antiphon
