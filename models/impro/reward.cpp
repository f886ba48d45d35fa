#include "models/impro/reward.h"

#include "core/error.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace antiphon::impro {

std::string_view name(RewardSettings::Type type) {
    switch (type) {
    case RewardSettings::Type::Linear:
        return "linear";
    case RewardSettings::Type::Cubic:
        return "cubic";
    case RewardSettings::Type::CubicPrize:
        return "cubic+prize";
    case RewardSettings::Type::Prize:
        return "prize";
    case RewardSettings::Type::CubicClipped:
        return "cubic-clipped";
    }
    return {};
}

std::span<const RewardSettings::Type> rewardTypes() {
    using enum RewardSettings::Type;
    static constexpr std::array types{Linear, Cubic, CubicPrize, Prize, CubicClipped};
    return types;
}

RewardMeter::RewardMeter(const RewardSettings& settings, std::size_t columns)
    : m_squares(columns, 1) {
    const auto& weights = settings.weights;
    if (!weights.empty() && weights.size() != columns)
        throw UserError("The reward has " + std::to_string(weights.size()) + " weights for " +
                        std::to_string(columns) + " columns; give one a column.");
    double sum = weights.empty() ? double(columns) : 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (!(weights[i] >= 0 && std::isfinite(weights[i])))
            throw UserError("The reward's weight of column " + std::to_string(i + 1) +
                            " must be a number from 0 up.");
        m_squares[i] = weights[i] * weights[i];
        sum += weights[i];
    }
    const double rho = settings.noise;
    if (!(rho >= 0 && std::isfinite(rho)))
        throw UserError("The reward's noise must be a number from 0 up.");
    m_noiseSquare = rho * rho;
    m_factor = sum + rho > 0 ? 1 / (sum + rho) : 0;
}

double RewardMeter::rmse(std::span<const double> agent, std::span<const double> target, double u,
                         double v) const noexcept {
    // Four sums at a time, whatever the processor could do.
    constexpr std::size_t lanes = 4;
    const std::size_t count = m_squares.size(), whole = count / lanes * lanes;
    const double *a = agent.data(), *g = target.data(), *w = m_squares.data();
    double sums[lanes] = {};
    const auto square = [&](std::size_t i) { return w[i] * ((g[i] - a[i]) * (g[i] - a[i])); };
    for (std::size_t i = 0; i < whole; i += lanes)
        for (std::size_t lane = 0; lane < lanes; ++lane)
            sums[lane] += square(i + lane);
    for (std::size_t i = whole; i < count; ++i)
        sums[i - whole] += square(i);
    const double squares = (sums[0] + sums[2]) + (sums[1] + sums[3]);
    return std::sqrt((squares + m_noiseSquare * ((u - v) * (u - v))) * m_factor);
}

double rewardOf(RewardSettings::Type type, double rmse) noexcept {
    constexpr double near = 0.1, prize = 10;
    const auto cubic = [](double e) { return 8 * (0.5 - e) * (0.5 - e) * (0.5 - e); };
    switch (type) {
    case RewardSettings::Type::Linear:
        return 1 - rmse;
    case RewardSettings::Type::Cubic:
        return cubic(rmse);
    case RewardSettings::Type::CubicPrize:
        return cubic(rmse) / 2 + (rmse <= near ? prize : 0);
    case RewardSettings::Type::Prize:
        return rmse <= near ? prize : -prize;
    case RewardSettings::Type::CubicClipped:
        return cubic(std::min(rmse, 1.0));
    }
    return 0;
}

} // namespace antiphon::impro
