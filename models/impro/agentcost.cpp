#include "models/impro/agentcost.h"

#include "models/impro/actorcritic.h"
#include "models/impro/dqn.h"
#include "models/impro/evaluate.h"
#include "models/impro/world.h"

#include <algorithm>
#include <chrono>

namespace antiphon::impro {
namespace {

constexpr std::int64_t tried = 3000;      ///< steps of training
constexpr std::int64_t evaluated = 300;   ///< steps of each controller
constexpr std::int64_t lastEpisodes = 10; ///< of the evaluation at the end
constexpr std::int64_t buffer = 20000;    ///< situations to remember meanwhile

template <class Work>
double secondsOf(Work work) {
    using Clock = std::chrono::steady_clock;
    const auto before = Clock::now();
    work();
    return std::chrono::duration<double>(Clock::now() - before).count();
}

double secondsOfStep(const World& world, const EnvironmentSettings& settings, AgentOptions options,
                     const Policy& policy) {
    std::vector<Scalar> scalars;
    if (policy.algorithm == Algorithm::Dqn) {
        options.buffer = std::min(options.buffer, buffer);
        options.start = std::min<std::int64_t>(options.start, 100);
        DqnLearner learner(options, policy, 1);
        Environment environment(world, settings, 1);
        learner.run(environment, options.start + options.batch, scalars); // until it learns
        return secondsOf([&] { learner.run(environment, tried, scalars); }) / tried;
    }
    std::vector<Environment> environments;
    for (std::int64_t i = 0; i < options.environments; ++i)
        environments.emplace_back(world, settings, std::uint64_t(i));
    ActorCriticLearner learner(options, policy, 1);
    // Whole rollouts, so that learning counts as often as it will.
    const std::int64_t whole = options.rollout * options.environments;
    const std::int64_t steps = (tried + whole - 1) / whole * whole;
    return secondsOf([&] { learner.run(std::span(environments), steps, scalars); }) / double(steps);
}

} // namespace

double trainingSeconds(const LookupTable& table, const AgentTaskOptions& options) {
    const std::string origin = "The options";
    AgentSettings chosen = agentSettings(options.environment, {});
    chosen.parameters = std::int64_t(table.parameters);
    if (usesCorpus(chosen.mode))
        chosen.mode = Mode::MixedRandom;
    EnvironmentSettings settings = environmentOf(chosen, table, origin);
    const World world(table, {}, {},
                      fitScaling(table, keptColumns(chosen, table, origin), chosen.scaling));
    const Environment probe(world, settings, 1);
    Rng rng(1);
    const Policy policy =
        Policy::fresh(algorithmOf(options.agent.algorithm), probe.observationSize(),
                      probe.actions(), std::size_t(options.agent.hidden), rng);
    double seconds =
        double(options.train.steps) * secondsOfStep(world, settings, options.agent, policy);

    const double episode = double(settings.maxEpisode);
    settings.maxEpisode = std::min(settings.maxEpisode, evaluated);
    const auto secondsOfEpisode = [&](const char* name, const Controller& controller) {
        return episode / double(settings.maxEpisode) *
               secondsOf([&] { evaluate(name, controller, world, settings, {.episodes = 1}); });
    };
    const double agent = secondsOfEpisode(
        "agent", greedyController([&](std::span<const float> seen) { return policy.act(seen); }));
    const double nearest = secondsOfEpisode("nearest", nearestController());
    if (options.train.evaluateEvery > 0)
        seconds += double(options.train.steps / options.train.evaluateEvery) *
                   double(options.episodes) * agent;
    return seconds + lastEpisodes * (3 * agent + nearest);
}

} // namespace antiphon::impro
