#include "models/torchoptimiser.h"

#include "core/error.h"
#include "models/torchtensors.h"

#include <ATen/ATen.h>

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

void TorchOptimiser::step(at::Tensor& parameters, at::Tensor& gradient, double rate) {
    const at::NoGradGuard noGradient;
    ++m_steps;
    if (m_options.weightDecay > 0) {
        if (m_options.kind == "adamw")
            parameters.mul_(1 - rate * m_options.weightDecay);
        else
            gradient.add_(parameters, m_options.weightDecay);
    }
    if (m_options.kind == "sgd")
        sgd(parameters, gradient, rate);
    else if (m_options.kind == "rmsprop")
        rmsprop(parameters, gradient, rate);
    else
        adam(parameters, gradient, rate);
}

void TorchOptimiser::adam(at::Tensor& parameters, at::Tensor& gradient, double rate) {
    at::Tensor &mean = m_state[0].second, &square = m_state[1].second;
    mean.mul_(m_options.beta1).add_(gradient, 1 - m_options.beta1);
    square.mul_(m_options.beta2).addcmul_(gradient, gradient, 1 - m_options.beta2);
    const double unbiasMean = 1 - std::pow(m_options.beta1, double(m_steps));
    const double unbiasSquare = 1 - std::pow(m_options.beta2, double(m_steps));
    // The gradient is not needed any more: its place serves for the root.
    at::sqrt_out(gradient, square).div_(std::sqrt(unbiasSquare)).add_(m_options.epsilon);
    parameters.addcdiv_(mean, gradient, -rate / unbiasMean);
}

void TorchOptimiser::sgd(at::Tensor& parameters, at::Tensor& gradient, double rate) {
    if (m_state.empty()) {
        parameters.add_(gradient, -rate);
        return;
    }
    at::Tensor& momentum = m_state[0].second;
    momentum.mul_(m_options.momentum).add_(gradient);
    parameters.add_(momentum, -rate);
}

void TorchOptimiser::rmsprop(at::Tensor& parameters, at::Tensor& gradient, double rate) {
    at::Tensor& square = m_state[0].second;
    square.mul_(m_options.alpha).addcmul_(gradient, gradient, 1 - m_options.alpha);
    const at::Tensor root = square.sqrt().add_(m_options.epsilon);
    if (m_state.size() == 1) {
        parameters.addcdiv_(gradient, root, -rate);
        return;
    }
    at::Tensor& momentum = m_state[1].second;
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
