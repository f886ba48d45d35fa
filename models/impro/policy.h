#pragma once

#include "core/formats/agentzip.h"
#include "models/smallnet.h"

#include <span>
#include <string>
#include <vector>

namespace antiphon::impro {

enum class Algorithm { Dqn, Ppo, A2c };
std::string_view name(Algorithm algorithm); ///< "dqn", "ppo", "a2c"

/// What an agent does in a situation. A value, torch-free, no allocation in act(): it can run
/// inside the control loop.
struct Policy {
    Algorithm algorithm = Algorithm::Dqn;
    SmallNet actor;  ///< Q-values, or the logits
    SmallNet critic; ///< DQN: the target network; PPO and A2C: the value

    std::size_t observationSize() const noexcept { return actor.inputs(); }
    std::size_t actions() const noexcept { return actor.outputs(); }
    /// Greedy; the first of ties.
    std::size_t act(std::span<const float> observation) const noexcept {
        return actor.greedy(observation);
    }

    /// As Stable-Baselines3 makes a new one: two hidden layers of `hidden`; DQN ReLU with
    /// PyTorch's uniform start and the target network a copy, else tanh, orthogonal.
    static Policy fresh(Algorithm algorithm, std::size_t observationSize, std::size_t actions,
                        std::size_t hidden, Rng& rng);

    /// Under Stable-Baselines3's names (q_net.q_net.0.weight, mlp_extractor.policy_net.0.weight,
    /// ...).
    std::vector<RawTensor> tensors() const;
    /// Sizes come from the tensors. Throws UserError naming `origin` and the tensor.
    static Policy of(Algorithm algorithm, std::span<const RawTensor> tensors,
                     const std::string& origin);
    /// The algorithm is told by the tensors' names and, PPO from A2C, by what `data` holds.
    static Policy of(const AgentZip& zip, const std::string& origin);
};

} // namespace antiphon::impro
