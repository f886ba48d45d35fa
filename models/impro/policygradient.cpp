#include "models/impro/policygradient.h"

#include "models/impro/categorical.h"
#include "models/smallkernels.h"

#include <algorithm>
#include <cmath>

namespace antiphon::impro {
namespace {

void normalise(std::vector<float>& values) {
    if (values.size() < 2)
        return;
    double sum = 0, squares = 0;
    for (const float v : values)
        sum += double(v);
    const double mean = sum / double(values.size());
    for (const float v : values)
        squares += (double(v) - mean) * (double(v) - mean);
    const double deviation = std::sqrt(squares / double(values.size() - 1));
    for (float& v : values)
        v = float((double(v) - mean) / (deviation + 1e-8));
}

} // namespace

PolicyGradient::Result PolicyGradient::operator()(Policy& policy, SmallOptimiser& optimiser,
                                                  const Rollout& rollout,
                                                  std::span<const std::size_t> moments,
                                                  const Settings& settings) {
    const std::size_t rows = moments.size(), width = rollout.width, actions = policy.actions();
    m_observations.resize(rows * width);
    m_advantages.resize(rows);
    for (std::size_t r = 0; r < rows; ++r) {
        std::copy_n(rollout.observations.begin() + std::ptrdiff_t(moments[r] * width), width,
                    m_observations.begin() + std::ptrdiff_t(r * width));
        m_advantages[r] = rollout.advantages[moments[r]];
    }
    if (settings.normaliseAdvantage)
        normalise(m_advantages);
    for (auto* buffer : {&m_logits, &m_probabilities, &m_logarithms, &m_logitSlopes})
        buffer->resize(rows * actions);
    m_values.resize(rows);
    m_valueSlopes.resize(rows);
    policy.actor.forwardBatch(m_observations, rows, m_logits);
    policy.critic.forwardBatch(m_observations, rows, m_values);
    softmax(m_logits, actions, m_probabilities, m_logarithms);

    Result sums;
    const float clip = float(settings.clip), share = 1 / float(rows);
    const auto entropyWeight = float(settings.entropyWeight);
    for (std::size_t r = 0; r < rows; ++r) {
        const float* p = m_probabilities.data() + r * actions;
        const float* logP = m_logarithms.data() + r * actions;
        const std::size_t action = rollout.actions[moments[r]];
        const float advantage = m_advantages[r];
        float slope = -advantage; // of the policy loss by log p of the action
        if (clip > 0) {
            const float change = logP[action] - rollout.logProbabilities[moments[r]];
            float ratio = 1;
            smallKernels().exponentials(&change, &ratio, 1);
            const float clipped = std::clamp(ratio, 1 - clip, 1 + clip);
            sums.policyLoss -= double(std::min(advantage * ratio, advantage * clipped));
            sums.approximateKl += double(ratio) - 1 - double(change);
            sums.clipFraction += std::abs(ratio - 1) > clip;
            // Clipped is what has gone far enough in the direction it is pulled.
            slope = advantage * clipped < advantage * ratio ? 0 : -advantage * ratio;
        } else {
            sums.policyLoss -= double(advantage * logP[action]);
        }
        float entropy = 0;
        for (std::size_t a = 0; a < actions; ++a)
            entropy -= p[a] * logP[a];
        sums.entropyLoss -= double(entropy);
        float* to = m_logitSlopes.data() + r * actions;
        for (std::size_t a = 0; a < actions; ++a)
            to[a] = share * (slope * ((a == action ? 1.f : 0.f) - p[a]) +
                             entropyWeight * p[a] * (logP[a] + entropy));
        const float error = m_values[r] - rollout.returns[moments[r]];
        sums.valueLoss += double(error * error);
        m_valueSlopes[r] = share * float(settings.valueWeight) * 2 * error;
    }
    policy.actor.backward(m_observations, m_logitSlopes, rows);
    policy.critic.backward(m_observations, m_valueSlopes, rows);
    SmallNet* const nets[] = {&policy.actor, &policy.critic};
    for (double* sum : {&sums.policyLoss, &sums.valueLoss, &sums.entropyLoss, &sums.approximateKl,
                        &sums.clipFraction})
        *sum /= double(rows);
    sums.loss = sums.policyLoss + settings.entropyWeight * sums.entropyLoss +
                settings.valueWeight * sums.valueLoss;
    sums.gradientNorm = optimiser.step(nets, settings.maxNorm);
    return sums;
}

} // namespace antiphon::impro
