#pragma once

#include "models/impro/environment.h"

#include <functional>
#include <span>

namespace antiphon::impro {

/// What decides the next action in a situation: an agent, or one of the baselines that it is
/// measured against. Called once a step; allocates nothing when it is called.
using Controller = std::function<std::size_t(const Environment&)>;

/// Any action, all as likely.
Controller randomController(std::uint64_t seed);
/// Never moves.
Controller stayController();
/// Walks every parameter towards the table's row that sounds nearest to the target.
Controller nearestController();
/// An agent: `act` is given the observation.
Controller greedyController(std::function<std::size_t(std::span<const float>)> act);

/// The action that brings every parameter nearer to `goal`: those within half a step of it stay.
std::size_t actionTowards(std::span<const double> parameters, std::span<const double> goal,
                          double stepSize) noexcept;

} // namespace antiphon::impro
