#pragma once

#include <span>
#include <string>
#include <vector>

namespace antiphon::impro {

/// How well the agent's sound meets the target (spec section 7).
struct RewardSettings {
    enum class Type { Linear, Cubic, CubicPrize, Prize, CubicClipped } type = Type::Cubic;
    std::vector<double> weights; ///< one a kept column; 0: does not count
    double noise = 0.01;         ///< rho
};

/// sqrt((sum w^2 (g-a)^2 + rho^2 (u-v)^2) / (sum w + rho)); u is the agent's uniform, v the
/// target's.
double rewardRmse(const RewardSettings& settings, std::span<const double> agent,
                  std::span<const double> target, double u, double v) noexcept;
double rewardOf(RewardSettings::Type type, double rmse) noexcept;

} // namespace antiphon::impro
