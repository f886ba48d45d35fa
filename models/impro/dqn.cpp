#include "models/impro/dqn.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>

namespace antiphon::impro {
namespace {

constexpr std::int64_t reportEvery = 1000;
constexpr std::size_t ratedCapacity = 32768; ///< a dozen or two samples
constexpr std::size_t ratedShare = 8;        ///< one of so many moments of a batch

} // namespace

DqnUpdate::Batch& DqnUpdate::batch(std::size_t rows, std::size_t observationSize) {
    m_batch.observations.resize(rows * observationSize);
    m_batch.nexts.resize(rows * observationSize);
    m_batch.rewards.resize(rows);
    m_batch.actions.resize(rows);
    m_batch.terminals.resize(rows);
    return m_batch;
}

std::span<const float> DqnUpdate::aim(Policy& policy, float gamma, bool doubleQ) {
    const std::size_t rows = m_batch.rewards.size();
    m_targets.resize(rows);
    policy.critic.forwardBatch(m_batch.nexts, rows);
    if (doubleQ)
        policy.actor.forwardBatch(m_batch.nexts, rows);
    for (std::size_t r = 0; r < rows; ++r) {
        const auto values = policy.critic.outputRow(r);
        float next = values[0];
        if (doubleQ) {
            const auto choice = policy.actor.outputRow(r);
            next = values[std::size_t(std::ranges::max_element(choice) - choice.begin())];
        } else {
            for (const float value : values)
                next = std::max(next, value);
        }
        m_targets[r] = m_batch.rewards[r] + (m_batch.terminals[r] ? 0 : gamma * next);
    }
    return m_targets;
}

DqnUpdate::Result DqnUpdate::learn(Policy& policy, SmallOptimiser& optimiser, double maxNorm) {
    const std::size_t rows = m_batch.rewards.size();
    policy.actor.forwardBatch(m_batch.observations, rows);
    double loss = 0;
    for (std::size_t r = 0; r < rows; ++r) {
        const std::size_t action = m_batch.actions[r];
        const float error = policy.actor.outputRow(r)[action] - m_targets[r];
        const float size = std::abs(error);
        loss += double(size < 1 ? 0.5f * error * error : size - 0.5f);
        policy.actor.slopeRow(r)[action] = std::clamp(error, -1.f, 1.f) / float(rows);
    }
    policy.actor.backward(m_batch.observations, rows);
    SmallNet* const nets[] = {&policy.actor};
    return {loss / double(rows), optimiser.step(nets, maxNorm)};
}

DqnLearner::DqnLearner(const AgentOptions& options, Policy policy, std::uint64_t seed)
    : m_options(options), m_policy(std::move(policy)),
      m_memory(std::size_t(options.buffer), m_policy.observationSize()),
      m_rated(ratedCapacity, m_policy.observationSize()), m_rng(seed),
      m_places(std::size_t(options.batch)) {
    if (m_policy.algorithm != Algorithm::Dqn)
        throw UserError("The agent is no DQN; train it with the algorithm it was made by.");
    SmallNet* const nets[] = {&m_policy.actor};
    m_optimiser = SmallOptimiser({.rate = options.learningRate}, nets);
}

double DqnLearner::epsilon() const noexcept {
    const double share = std::min(1.0, double(m_steps) / double(m_options.epsilonSteps));
    return share < 1
               ? m_options.epsilonStart + share * (m_options.epsilonEnd - m_options.epsilonStart)
               : m_options.epsilonEnd;
}

std::size_t DqnLearner::choose() {
    if (m_steps < m_options.start || m_rng.uniform() < epsilon())
        return m_rng.below(m_policy.actions());
    return m_policy.act(m_memory.current());
}

void DqnLearner::learn(std::vector<Scalar>& scalars) {
    ++m_steps;
    if (!m_frozen && m_steps % m_options.targetEvery == 0) {
        AlignedFloats& targets = m_policy.critic.values();
        const AlignedFloats& values = std::as_const(m_policy.actor).values();
        const auto tau = float(m_options.tau), rest = float(1 - m_options.tau);
        std::transform(values.begin(), values.end(), targets.begin(), targets.begin(),
                       [&](float v, float t) { return tau < 1 ? tau * v + rest * t : v; });
    }
    if (!m_frozen && m_steps % m_options.trainEvery == 0 && m_steps > m_options.start)
        for (std::int64_t k = 0; k < m_options.gradientSteps; ++k)
            update();
    if (m_steps % reportEvery == 0)
        report(scalars);
}

void DqnLearner::update() {
    const std::size_t width = m_policy.observationSize(), rows = m_places.size();
    const std::size_t rated = m_rated.size() > 0 ? (rows + ratedShare - 1) / ratedShare : 0;
    const auto memoryOf = [&](std::size_t row) -> const ReplayMemory& {
        return row < rated ? m_rated : m_memory;
    };
    // All are fetched while the first are copied, and the situations themselves while the values of
    // the next ones are computed.
    for (std::size_t r = 0; r < rows; ++r) {
        m_places[r] = memoryOf(r).draw(m_rng);
        memoryOf(r).fetchNext(m_places[r]);
    }
    auto& batch = m_update.batch(rows, width);
    for (std::size_t r = 0; r < rows; ++r) {
        const ReplayMemory& memory = memoryOf(r);
        std::ranges::copy(memory.next(m_places[r]), batch.nexts.data() + r * width);
        batch.rewards[r] = memory.reward(m_places[r]);
        batch.actions[r] = memory.action(m_places[r]);
        batch.terminals[r] = memory.terminal(m_places[r]);
        memory.fetchObservation(m_places[r]);
    }
    m_update.aim(m_policy, float(m_options.gamma), m_options.doubleQ);
    for (std::size_t r = 0; r < rows; ++r)
        std::ranges::copy(memoryOf(r).observation(m_places[r]),
                          batch.observations.data() + r * width);
    m_losses += m_update.learn(m_policy, m_optimiser, m_options.maxNorm).loss;
    ++m_lossCount;
    ++m_updates;
}

void DqnLearner::rate(std::span<const float> observations, std::span<const std::uint32_t> actions,
                      float reward) {
    const std::size_t width = m_policy.observationSize();
    const auto at = [&](std::size_t i) { return observations.subspan(i * width, width); };
    const std::vector<float> now(m_memory.current().begin(), m_memory.current().end());
    for (ReplayMemory* memory : {&m_memory, &m_rated}) {
        std::ranges::copy(at(0), memory->begin().begin());
        for (std::size_t i = 0; i < actions.size(); ++i)
            std::ranges::copy(at(i + 1), memory->record(actions[i], reward, false).begin());
    }
    // The episode that is under way goes on where it was.
    std::ranges::copy(now, m_memory.begin().begin());
}

void DqnLearner::report(std::vector<Scalar>& scalars) {
    m_episodes.report(scalars);
    scalars.push_back({"rollout/exploration_rate", epsilon()});
    scalars.push_back({"train/learning_rate", m_options.learningRate});
    scalars.push_back({"train/n_updates", double(m_updates)});
    if (m_lossCount)
        scalars.push_back({"train/loss", m_losses / double(m_lossCount)});
    m_losses = 0;
    m_lossCount = 0;
}

void DqnLearner::save(Checkpoint& out) const {
    out.step = m_steps;
    out.weights = m_policy.tensors();
    auto moments = m_optimiser.tensors(0, m_policy.actor, "optimiser.");
    std::move(moments.begin(), moments.end(), std::back_inserter(out.state));
    m_memory.save(out);
    m_rated.save(out, "rated");
    out.json["learner"] = {{"algorithm", name(m_policy.algorithm)},
                           {"steps", m_steps},
                           {"updates", m_updates},
                           {"optimiser_steps", m_optimiser.steps()},
                           {"losses", m_losses},
                           {"loss_count", m_lossCount},
                           {"episodes", m_episodes.json()},
                           {"rng", m_rng.state()}};
}

void DqnLearner::load(const Checkpoint& in) {
    const std::string origin = "The checkpoint";
    const Policy policy = Policy::of(m_policy.algorithm, in.weights, origin);
    m_policy.actor.load(policy.actor.tensors(""), "", origin);
    m_policy.critic.load(policy.critic.tensors(""), "", origin);
    m_optimiser.load(0, m_policy.actor, in.state, "optimiser.", origin);
    m_memory.load(in);
    m_rated.load(in, "rated");
    try {
        const Json& json = in.json.at("learner");
        m_steps = json.at("steps").get<std::int64_t>();
        m_updates = json.at("updates").get<std::int64_t>();
        m_optimiser.setSteps(json.at("optimiser_steps").get<std::int64_t>());
        m_losses = json.at("losses").get<double>();
        m_lossCount = json.at("loss_count").get<std::int64_t>();
        m_episodes.restore(json.at("episodes"));
        m_rng = Rng(json.at("rng").get<Rng::State>());
    } catch (const Json::exception& error) {
        throw UserError(origin + " holds no learning agent: " + error.what());
    }
}

} // namespace antiphon::impro
