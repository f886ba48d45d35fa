#pragma once

#include "models/checkpoint.h"

#include <cstdint>
#include <span>
#include <vector>

namespace antiphon::impro {

/// What some environments lived through under one policy: moment k is step k / environments of
/// environment k % environments. A value.
struct Rollout {
    std::size_t environments = 1, steps = 0, width = 0;
    std::vector<float> observations; ///< moments x width
    std::vector<std::uint16_t> actions;
    std::vector<float> rewards, values, logProbabilities;
    std::vector<std::uint8_t> ended; ///< the episode was over after this moment
    std::vector<float> advantages, returns;

    Rollout() = default;
    Rollout(std::size_t environments, std::size_t steps, std::size_t observationSize);
    std::size_t moments() const noexcept { return environments * steps; }

    /// Generalised advantage estimation (Schulman et al. 2016): A_t = d_t + gamma lambda A_t+1 with
    /// d_t = r_t + gamma V_t+1 - V_t, nothing of t+1 after an end; returns A_t + V_t. `lastValues`:
    /// of the situations after the last step, one an environment.
    void estimate(std::span<const float> lastValues, float gamma, float lambda);
    /// 1 - variance(returns - values) / variance(returns); NaN where returns do not vary.
    double explainedVariance() const;

    /// The first `filled` moments, as tensors "rollout. ...".
    void save(Checkpoint& out, std::size_t filled) const;
    /// Throws UserError where that does not fit.
    void load(const Checkpoint& in, std::size_t filled);
};

} // namespace antiphon::impro
