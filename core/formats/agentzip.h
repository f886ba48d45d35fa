#pragma once

#include "core/formats/torcharchive.h"
#include "core/json.h"

namespace antiphon {

/// A model file of Stable-Baselines3. Everything in it is kept, so that one that was read and
/// written again has the same tensors and the same `data` with unknown keys.
struct AgentZip {
    Json data = Json::object();    ///< plain numbers and base64 pickles, which are never executed
    std::vector<RawTensor> policy; ///< policy.pth in its order
    TorchValue optimizer;          ///< policy.optimizer.pth; empty: freshOptimizer() is written
    std::string systemInfo;        ///< system_info.txt
    std::string version = "2.3.2"; ///< _stable_baselines3_version; of a read one what it says
    /// Members that we do not read (pytorch_variables.pth, ...): name -> bytes.
    std::vector<std::pair<std::string, std::vector<std::byte>>> others;
};

/// Throws UserError naming file, member and the mend; refuses zip bombs (size, ratio, entries).
AgentZip readAgentZip(const fs::path& file);
AgentZip parseAgentZip(std::span<const std::byte> bytes, const std::string& origin);
std::vector<std::byte> agentZipBytes(const AgentZip& agent);
/// Written atomically; loads in Stable-Baselines3 2.3. Throws UserError (System).
void writeAgentZip(const fs::path& file, const AgentZip& agent);

/// `data` of a new agent ("dqn", "ppo" or "a2c") that Stable-Baselines3 2.3 can load; `hyper`
/// (plain numbers under the library's names, and policy_kwargs such as {"net_arch": [64, 64]}) is
/// merged in. Throws UserError (Usage) for another algorithm.
///
/// What BaseAlgorithm.load() does with it: it makes an object by its constructor, whose defaults
/// stand for whatever is not in `data`; replaces its attributes by those of `data`; sets it up, and
/// only then loads policy.pth and policy.optimizer.pth, both of which must be there. So needed are
/// policy_class, policy_kwargs, observation_space, action_space (pickles: a Box of float64 without
/// bounds, a Discrete from 0), n_envs and verbose. Setting up makes lr_schedule of learning_rate,
/// PPO's clip_range, DQN's exploration_schedule, train_freq, replay and rollout buffers of plain
/// numbers: functions need not and must not be pickled. A2C's policy_kwargs name its RMSprop.
Json agentData(const std::string& algorithm, std::int64_t observation, std::int64_t actions,
               const Json& hyper);

/// State of the agent's optimiser before its first step, as torch.optim would save it: Adam, or
/// RMSprop where policy_kwargs ask for it. Written where AgentZip::optimizer is empty.
TorchValue freshOptimizer(const AgentZip& agent);

} // namespace antiphon
