#include "models/emotion/regulariser.h"

#include <ATen/ATen.h>
#include <torch/csrc/autograd/custom_function.h>

namespace antiphon::emotion {

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::Function;
using torch::autograd::tensor_list;

/// The gradient is known in closed form, so it is computed beside the loss, one j after the other,
/// and nothing of the size of all pairs is ever made.
struct Regulariser : Function<Regulariser> {
    static at::Tensor forward(AutogradContext* context, const at::Tensor& latents,
                              const at::Tensor& ranks, const at::Tensor& keys) {
        const at::Tensor pairs = keys.sum(0).square().sum();
        at::Tensor losses = at::zeros({latents.size(0)}, latents.options());
        at::Tensor slopes = at::zeros_like(latents);
        for (std::int64_t j = 0; j < latents.size(1); ++j) {
            const at::Tensor near = at::tanh(latents.narrow(1, j, 1) - latents);
            const at::Tensor far = near - (ranks.narrow(1, j, 1) - ranks).sign();
            const at::Tensor counts = keys.narrow(0, j, 1) * keys;
            losses += (far.abs() * counts).sum({1, 2});
            // (j, k) and (k, j) are equal and move a_j alike.
            slopes.select(1, j).add_((far.sign() * (1 - near.square()) * counts).sum(1), 2);
        }
        context->save_for_backward({slopes.div_(pairs)});
        return losses.div_(pairs);
    }
    static tensor_list backward(AutogradContext* context, tensor_list gradients) {
        const at::Tensor slopes = context->get_saved_variables().front();
        return {slopes * gradients[0].unsqueeze(1).unsqueeze(2), {}, {}};
    }
};

} // namespace

at::Tensor regulariserLosses(const at::Tensor& latents, const at::Tensor& ranks,
                             const at::Tensor& keys) {
    return Regulariser::apply(
        latents, ranks.to(latents.scalar_type()),
        keys.defined() ? keys.to(latents.scalar_type())
                       : at::ones({latents.size(1), latents.size(2)}, latents.options()));
}

} // namespace antiphon::emotion
