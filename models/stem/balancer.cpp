#include "models/stem/balancer.h"

#include <ATen/ATen.h>
#include <torch/csrc/autograd/autograd.h>

namespace antiphon::stem {

namespace {

at::Tensor gradientOf(const WeightedLoss& loss, const at::Tensor& leaf) {
    return torch::autograd::grad({loss.value}, {leaf}, {}, true)[0];
}

/// 0, with that gradient.
at::Tensor carried(const at::Tensor& y, const at::Tensor& gradient) {
    const at::Tensor product = (y * gradient).sum();
    return product - product.detach();
}

} // namespace

at::Tensor pullOfSum(const at::Tensor& y, const at::Tensor& leaf,
                     const std::vector<WeightedLoss>& losses) {
    at::Tensor sum = at::zeros(leaf.sizes(), leaf.options());
    for (const WeightedLoss& loss : losses)
        sum.add_(gradientOf(loss, leaf), loss.weight);
    return carried(y, sum);
}

GradientBalancer::GradientBalancer(std::int64_t losses) : m_memory(at::zeros({losses, 2})) {}

at::Tensor GradientBalancer::pull(const at::Tensor& y, const at::Tensor& leaf,
                                  const std::vector<WeightedLoss>& losses) {
    double weights = 0;
    for (const WeightedLoss& loss : losses)
        weights += loss.weight;
    at::Tensor sum = at::zeros(leaf.sizes(), leaf.options());
    for (std::size_t i = 0; i < losses.size(); ++i) {
        const at::Tensor gradient = gradientOf(losses[i], leaf);
        const at::NoGradGuard noGradient;
        const at::Tensor norm = gradient.flatten(1).norm(2, {1}).mean();
        const at::Tensor past = m_memory[std::int64_t(i)];
        past.mul_(decay).add_(at::stack({norm, at::ones_like(norm)}));
        sum.add_(gradient * (losses[i].weight / weights * past[1] / (past[0] + 1e-12 * past[1])));
    }
    return carried(y, sum);
}

} // namespace antiphon::stem
