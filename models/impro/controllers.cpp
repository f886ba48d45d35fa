#include "models/impro/controllers.h"

namespace antiphon::impro {

Controller randomController(std::uint64_t seed) {
    return [rng = Rng(seed)](const Environment& environment) mutable {
        return std::size_t(rng.below(environment.actions()));
    };
}

Controller stayController() {
    return [](const Environment& environment) { return environment.actions() / 2; };
}

Controller nearestController() {
    return [](const Environment& environment) {
        return actionTowards(environment.parameters(),
                             environment.world().rowPoint(environment.optimalRow()),
                             environment.settings().stepSize);
    };
}

Controller greedyController(std::function<std::size_t(std::span<const float>)> act) {
    return [act = std::move(act),
            observation = std::vector<float>()](const Environment& environment) mutable {
        observation.resize(environment.observationSize()); // allocates the first time only
        environment.observation(observation);
        return act(observation);
    };
}

std::size_t actionTowards(std::span<const double> parameters, std::span<const double> goal,
                          double stepSize) noexcept {
    std::size_t action = 0;
    for (std::size_t p = 0; p < parameters.size(); ++p) {
        const double way = goal[p] - parameters[p];
        const int move = way > stepSize / 2 ? 1 : way < -stepSize / 2 ? -1 : 0;
        action = 3 * action + std::size_t(1 - move);
    }
    return action;
}

} // namespace antiphon::impro
