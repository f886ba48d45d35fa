#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace antiphon::impro {

/// How well the agent's sound meets the target (Madaghiele and Fasciani, AIMC 2024).
struct RewardSettings {
    enum class Type {
        Linear,      ///< 1 - e, where e is the weighted error
        Cubic,       ///< 8 (0.5 - e)^3: the original's, without a lower bound
        CubicPrize,  ///< 4 (0.5 - e)^3, and 10 more where e is at most 0.1
        Prize,       ///< 10 where e is at most 0.1, else -10
        CubicClipped ///< Cubic of an error of at most 1: -1 ... 1
    } type = Type::Cubic;
    std::vector<double> weights; ///< one a kept column; 0: does not count
    double noise = 0.01;         ///< rho
};

/// "linear", "cubic", "cubic+prize", "prize", "cubic-clipped".
std::string_view name(RewardSettings::Type type);
/// Every type, in the order of the enumeration.
std::span<const RewardSettings::Type> rewardTypes();

/// The weighted error, ready for a hot loop. A value.
class RewardMeter {
public:
    RewardMeter() = default;
    /// Of `columns` columns; no weights at all: one each. Throws UserError: another number of
    /// weights, one that is negative or no number.
    RewardMeter(const RewardSettings& settings, std::size_t columns);

    /// sqrt((sum w^2 (g-a)^2 + rho^2 (u-v)^2) / (sum w + rho)); u is the agent's uniform, v the
    /// target's. 0 where nothing counts. Sums in a fixed order.
    double rmse(std::span<const double> agent, std::span<const double> target, double u,
                double v) const noexcept;

private:
    std::vector<double> m_squares; ///< of the weights
    double m_noiseSquare = 0;
    double m_factor = 0; ///< 1 / (sum w + rho)
};

double rewardOf(RewardSettings::Type type, double rmse) noexcept;

} // namespace antiphon::impro
