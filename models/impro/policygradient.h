#pragma once

#include "models/impro/policy.h"
#include "models/impro/rollout.h"
#include "models/smalloptimiser.h"

namespace antiphon::impro {

/// One step of an actor and its critic along the gradient of
/// policy loss + entropyWeight * entropy loss + valueWeight * value loss over some moments of a
/// rollout. PPO (Schulman et al. 2017): policy loss = mean of -min(A q, A clip(q, 1 +- clip)), q
/// the new probability over the old one; without a clip A2C's (Mnih et al. 2016) -A log p. Value
/// loss: mean of (return - V)^2; entropy loss: mean of sum p log p. Keeps its room from call to
/// call.
class PolicyGradient {
public:
    struct Settings {
        double clip = 0; ///< 0: none, the old probabilities are not looked at
        double valueWeight = 0.5, entropyWeight = 0;
        bool normaliseAdvantage = false; ///< by mean and unbiased standard deviation, plus 1e-8
        double maxNorm = 0.5;            ///< of both networks' gradients together
    };
    struct Result {
        double policyLoss = 0, valueLoss = 0, entropyLoss = 0, loss = 0;
        double gradientNorm = 0; ///< before it was limited
        double approximateKl = 0, clipFraction = 0;
    };
    Result operator()(Policy& policy, SmallOptimiser& optimiser, const Rollout& rollout,
                      std::span<const std::size_t> moments, const Settings& settings);

private:
    std::vector<float> m_observations, m_advantages, m_logits, m_probabilities, m_logarithms,
        m_values, m_logitSlopes, m_valueSlopes;
};

} // namespace antiphon::impro
