#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace antiphon {

/// What a program does that learns by DQN through LibTorch: the other side of bench_smallnet. Two
/// hidden layers of 64, ReLU, Adam, smooth L1, gradients of a norm of at most 10.
class LibTorchDqn {
public:
    LibTorchDqn(std::size_t observationSize, std::size_t actions);
    ~LibTorchDqn();

    std::size_t act(std::span<const float> observation);
    double update(std::span<const float> observations, std::span<const float> nexts,
                  std::span<const std::size_t> actions, std::span<const float> rewards,
                  std::span<const std::uint8_t> terminals);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace antiphon
