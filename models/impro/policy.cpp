#include "models/impro/policy.h"

#include "core/error.h"

#include <cmath>

namespace antiphon::impro {
namespace {

constexpr char targetPrefix[] = "q_net_target.q_net.";
constexpr char valuePrefix[] = "q_net.q_net.";

bool startsWith(std::span<const RawTensor> tensors, std::string_view prefix) {
    for (const RawTensor& tensor : tensors)
        if (tensor.name.starts_with(prefix))
            return true;
    return false;
}

/// Layers trunk + "0", "2", ... and last `head`, if that is not empty, under a small network's
/// names. Throws UserError naming the tensor that is missing or no matrix.
SmallNet netOf(std::span<const RawTensor> tensors, const std::string& trunk,
               const std::string& head, SmallNet::Activation activation,
               const std::string& origin) {
    std::vector<RawTensor> renamed;
    std::vector<std::size_t> widths;
    const auto add = [&](const std::string& layer) {
        const RawTensor& weight =
            tensorOf(tensors, layer + ".weight", std::vector<std::int64_t>{-1, -1}, origin);
        const RawTensor& bias =
            tensorOf(tensors, layer + ".bias", std::vector<std::int64_t>{weight.shape[0]}, origin);
        if (widths.empty())
            widths.push_back(std::size_t(weight.shape[1]));
        if (widths.back() != std::size_t(weight.shape[1]))
            throw UserError(origin + ": " + weight.name + " takes " +
                            std::to_string(weight.shape[1]) +
                            " numbers, but the layer before it "
                            "gives " +
                            std::to_string(widths.back()) + ".");
        const std::string name = std::to_string(2 * (widths.size() - 1));
        widths.push_back(std::size_t(weight.shape[0]));
        renamed.push_back(weight);
        renamed.back().name = name + ".weight";
        renamed.push_back(bias);
        renamed.back().name = name + ".bias";
    };
    for (std::size_t i = 0; find(tensors, trunk + std::to_string(i) + ".weight"); i += 2)
        add(trunk + std::to_string(i));
    if (!head.empty())
        add(head);
    else if (widths.empty())
        add(trunk + "0");
    SmallNet net(widths, activation);
    net.load(renamed, "", origin);
    return net;
}

void addRenamed(std::vector<RawTensor>& to, std::vector<RawTensor> tensors,
                const std::string& prefix) {
    for (RawTensor& tensor : tensors) {
        tensor.name = prefix + tensor.name;
        to.push_back(std::move(tensor));
    }
}

} // namespace

std::string_view name(Algorithm algorithm) {
    switch (algorithm) {
    case Algorithm::Dqn:
        return "dqn";
    case Algorithm::Ppo:
        return "ppo";
    case Algorithm::A2c:
        return "a2c";
    }
    return {};
}

Policy Policy::fresh(Algorithm algorithm, std::size_t observationSize, std::size_t actions,
                     std::size_t hidden, Rng& rng) {
    const bool values = algorithm == Algorithm::Dqn;
    const auto activation = values ? SmallNet::Activation::Relu : SmallNet::Activation::Tanh;
    const std::size_t widths[] = {observationSize, hidden, hidden, actions};
    const std::size_t criticWidths[] = {observationSize, hidden, hidden, 1};
    Policy policy{algorithm, SmallNet(widths, activation), {}};
    if (values) {
        policy.actor.initUniform(rng);
        policy.critic = policy.actor;
    } else {
        policy.actor.initOrthogonal(rng, std::sqrt(2.f), 0.01f);
        policy.critic = SmallNet(criticWidths, activation);
        policy.critic.initOrthogonal(rng, std::sqrt(2.f), 1);
    }
    return policy;
}

std::vector<RawTensor> Policy::tensors() const {
    if (algorithm == Algorithm::Dqn) {
        auto all = actor.tensors(valuePrefix);
        addRenamed(all, critic.tensors(""), targetPrefix);
        return all;
    }
    // Trunks first, then the heads: the order of Stable-Baselines3.
    std::vector<RawTensor> all, heads;
    for (const bool ofActor : {true, false}) {
        auto tensors = (ofActor ? actor : critic).tensors("");
        std::vector<RawTensor> head(tensors.end() - 2, tensors.end());
        tensors.resize(tensors.size() - 2);
        head[0].name = "weight";
        head[1].name = "bias";
        addRenamed(all, std::move(tensors),
                   ofActor ? "mlp_extractor.policy_net." : "mlp_extractor.value_net.");
        addRenamed(heads, std::move(head), ofActor ? "action_net." : "value_net.");
    }
    std::move(heads.begin(), heads.end(), std::back_inserter(all));
    return all;
}

Policy Policy::of(Algorithm algorithm, std::span<const RawTensor> tensors,
                  const std::string& origin) {
    Policy policy{algorithm, {}, {}};
    if (algorithm == Algorithm::Dqn) {
        policy.actor = netOf(tensors, valuePrefix, "", SmallNet::Activation::Relu, origin);
        policy.critic = netOf(tensors, targetPrefix, "", SmallNet::Activation::Relu, origin);
    } else {
        policy.actor = netOf(tensors, "mlp_extractor.policy_net.", "action_net",
                             SmallNet::Activation::Tanh, origin);
        policy.critic = netOf(tensors, "mlp_extractor.value_net.", "value_net",
                              SmallNet::Activation::Tanh, origin);
    }
    const std::size_t criticOutputs = algorithm == Algorithm::Dqn ? policy.actions() : 1;
    if (policy.critic.inputs() != policy.actor.inputs() || policy.critic.outputs() != criticOutputs)
        throw UserError(origin + ": its two networks do not fit each other: one takes " +
                        std::to_string(policy.actor.inputs()) + " numbers and gives " +
                        std::to_string(policy.actor.outputs()) + ", the other takes " +
                        std::to_string(policy.critic.inputs()) + " and gives " +
                        std::to_string(policy.critic.outputs()) + ".");
    return policy;
}

Policy Policy::of(const AgentZip& zip, const std::string& origin) {
    Algorithm algorithm = Algorithm::Ppo;
    if (startsWith(zip.policy, "q_net."))
        algorithm = Algorithm::Dqn;
    else if (!startsWith(zip.policy, "action_net."))
        throw UserError(origin + ": the agent is neither a DQN nor a PPO or A2C with an MlpPolicy; "
                                 "use one of these.");
    else if (!zip.data.contains("clip_range") && !zip.data.contains("n_epochs"))
        algorithm = Algorithm::A2c;
    return of(algorithm, zip.policy, origin);
}

} // namespace antiphon::impro
