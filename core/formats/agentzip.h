#pragma once

#include "core/formats/torcharchive.h"
#include "core/json.h"

namespace antiphon {

/// A model file of Stable-Baselines3. Everything in it is kept, so that one that was read and
/// written again has the same tensors and the same `data` with unknown keys.
struct AgentZip {
    Json data = Json::object();    ///< plain numbers and base64 pickles, which are never executed
    std::vector<RawTensor> policy; ///< policy.pth in its order
    TorchValue optimizer;          ///< policy.optimizer.pth
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

/// `data` of a new DQN or PPO or A2C agent that Stable-Baselines3 can load: policy class, spaces
/// and schedules as the library itself pickles them, then `hyper` (plain numbers) merged in.
Json agentData(const std::string& algorithm, std::int64_t observation, std::int64_t actions,
               const Json& hyper);

} // namespace antiphon
