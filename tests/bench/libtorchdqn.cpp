#include "tests/bench/libtorchdqn.h"

#include <torch/torch.h>

namespace antiphon {

struct LibTorchDqn::Parts {
    Parts(std::int64_t observation, std::int64_t actions)
        : width(observation), values(made(observation, actions)),
          targets(made(observation, actions)), adam(values->parameters(), 1e-4) {}

    static torch::nn::Sequential made(std::int64_t observation, std::int64_t actions) {
        return torch::nn::Sequential(torch::nn::Linear(observation, 64), torch::nn::ReLU(),
                                     torch::nn::Linear(64, 64), torch::nn::ReLU(),
                                     torch::nn::Linear(64, actions));
    }

    std::int64_t width;
    torch::nn::Sequential values, targets;
    torch::optim::Adam adam;
};

LibTorchDqn::LibTorchDqn(std::size_t observationSize, std::size_t actions)
    : m_parts(std::make_unique<Parts>(std::int64_t(observationSize), std::int64_t(actions))) {
    at::set_num_threads(1);
}

LibTorchDqn::~LibTorchDqn() = default;

namespace {

template <class T>
torch::Tensor view(std::span<const T> values, at::IntArrayRef shape, at::ScalarType type) {
    return torch::from_blob(const_cast<T*>(values.data()), shape, type);
}

} // namespace

std::size_t LibTorchDqn::act(std::span<const float> observation) {
    const c10::InferenceMode mode;
    const auto in = view(observation, {1, m_parts->width}, at::kFloat);
    return std::size_t(m_parts->values->forward(in).argmax().item<std::int64_t>());
}

double LibTorchDqn::update(std::span<const float> observations, std::span<const float> nexts,
                           std::span<const std::size_t> actions, std::span<const float> rewards,
                           std::span<const std::uint8_t> terminals) {
    const auto rows = std::int64_t(rewards.size());
    torch::Tensor target;
    {
        const torch::NoGradGuard none;
        const auto next =
            m_parts->targets->forward(view(nexts, {rows, m_parts->width}, at::kFloat)).amax(1);
        const auto on = 1 - view(terminals, {rows}, at::kByte).to(at::kFloat);
        target = view(rewards, {rows}, at::kFloat) + 0.99 * on * next;
    }
    const auto all =
        m_parts->values->forward(view(observations, {rows, m_parts->width}, at::kFloat));
    const auto chosen = all.gather(1, view(actions, {rows, 1}, at::kLong)).squeeze(1);
    const auto loss = torch::smooth_l1_loss(chosen, target);
    m_parts->adam.zero_grad();
    loss.backward();
    torch::nn::utils::clip_grad_norm_(m_parts->values->parameters(), 10);
    m_parts->adam.step();
    return loss.item<double>();
}

} // namespace antiphon
