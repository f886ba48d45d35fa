#include "models/impro/actorcritic.h"

#include "core/error.h"
#include "models/impro/categorical.h"

#include <algorithm>
#include <numeric>

namespace antiphon::impro {
namespace {

constexpr std::int64_t a2cReportEvery = 100; ///< rollouts

} // namespace

ActorCriticLearner::ActorCriticLearner(const AgentOptions& options, Policy policy,
                                       std::uint64_t seed)
    : m_options(options), m_policy(std::move(policy)),
      m_rollout(std::size_t(options.environments), std::size_t(options.rollout),
                m_policy.observationSize()),
      m_current(m_rollout.environments * m_rollout.width), m_rng(seed),
      m_episodes(m_rollout.environments), m_order(m_rollout.moments()) {
    if (m_policy.algorithm == Algorithm::Dqn)
        throw UserError("The agent is a DQN; train it with the algorithm it was made by.");
    using Kind = SmallOptimiser::Settings::Kind;
    SmallNet* const nets[] = {&m_policy.actor, &m_policy.critic};
    m_optimiser =
        SmallOptimiser({.kind = m_policy.algorithm == Algorithm::Ppo ? Kind::Adam : Kind::RmsProp,
                        .rate = options.learningRate,
                        .eps = 1e-5},
                       nets);
    for (auto* buffer : {&m_logits, &m_probabilities, &m_logarithms})
        buffer->resize(m_policy.actions());
}

float ActorCriticLearner::valueOf(std::span<const float> observation) const {
    float value = 0;
    m_policy.critic.forward(observation, {&value, 1});
    return value;
}

std::size_t ActorCriticLearner::choose(std::size_t environment) {
    const auto observation = current(environment);
    m_policy.actor.forward(observation, m_logits);
    softmax(m_logits, m_logits.size(), m_probabilities, m_logarithms);
    const std::size_t action = draw(m_probabilities, m_rng);
    const std::size_t k = m_filled;
    std::ranges::copy(observation,
                      m_rollout.observations.begin() + std::ptrdiff_t(k * m_rollout.width));
    m_rollout.actions[k] = std::uint16_t(action);
    m_rollout.logProbabilities[k] = m_logarithms[action];
    m_rollout.values[k] = valueOf(observation);
    return action;
}

void ActorCriticLearner::remember(std::size_t environment, double reward, bool ended, bool goesOn) {
    m_rollout.rewards[m_filled] = float(reward);
    if (goesOn)
        m_rollout.rewards[m_filled] += float(m_options.gamma) * valueOf(current(environment));
    m_rollout.ended[m_filled] = ended;
    m_episodes.step(environment, reward, ended);
    ++m_filled;
    ++m_steps;
}

void ActorCriticLearner::learn(std::vector<Scalar>& scalars) {
    m_filled = 0;
    ++m_rounds;
    std::vector<float> last;
    for (std::size_t e = 0; e < m_rollout.environments; ++e)
        last.push_back(valueOf(current(e)));
    m_rollout.estimate(last, float(m_options.gamma), float(m_options.gaeLambda));
    const bool ppo = m_policy.algorithm == Algorithm::Ppo;
    const PolicyGradient::Settings settings = {.clip = ppo ? m_options.clip : 0,
                                               .valueWeight = m_options.valueWeight,
                                               .entropyWeight = m_options.entropyWeight,
                                               .normaliseAdvantage = m_options.normaliseAdvantage,
                                               .maxNorm = m_options.maxNorm};
    const std::size_t batch = ppo ? std::size_t(m_options.batch) : m_order.size();
    PolicyGradient::Result sums, result;
    double count = 0;
    for (std::int64_t epoch = 0; epoch < (ppo ? m_options.epochs : 1); ++epoch) {
        std::iota(m_order.begin(), m_order.end(), std::size_t(0));
        if (ppo)
            m_rng.shuffle(std::span(m_order));
        for (std::size_t from = 0; from < m_order.size(); from += batch) {
            const auto some =
                std::span(m_order).subspan(from, std::min(batch, m_order.size() - from));
            result = m_update(m_policy, m_optimiser, m_rollout, some, settings);
            ++m_updates;
            ++count;
            sums.policyLoss += result.policyLoss;
            sums.valueLoss += result.valueLoss;
            sums.entropyLoss += result.entropyLoss;
            sums.approximateKl += result.approximateKl;
            sums.clipFraction += result.clipFraction;
        }
    }
    if (!ppo && m_rounds % a2cReportEvery)
        return;
    m_episodes.report(scalars);
    const auto add = [&](const char* name, double value) { scalars.push_back({name, value}); };
    add("train/learning_rate", m_options.learningRate);
    add("train/n_updates", double(m_updates));
    add("train/entropy_loss", sums.entropyLoss / count);
    if (const double explained = m_rollout.explainedVariance(); explained == explained)
        add("train/explained_variance", explained);
    add("train/policy_gradient_loss", sums.policyLoss / count);
    add("train/value_loss", sums.valueLoss / count);
    if (!ppo)
        return;
    add("train/loss", result.loss);
    add("train/approx_kl", sums.approximateKl / count);
    add("train/clip_fraction", sums.clipFraction / count);
    add("train/clip_range", m_options.clip);
}

void ActorCriticLearner::save(Checkpoint& out) const {
    out.step = m_steps;
    out.weights = m_policy.tensors();
    const auto add = [&](std::vector<RawTensor> tensors) {
        std::move(tensors.begin(), tensors.end(), std::back_inserter(out.state));
    };
    add(m_optimiser.tensors(0, m_policy.actor, "optimiser.actor."));
    add(m_optimiser.tensors(1, m_policy.critic, "optimiser.critic."));
    add({RawTensor::of("current",
                       {std::int64_t(m_rollout.environments), std::int64_t(m_rollout.width)},
                       m_current)});
    m_rollout.save(out, m_filled);
    out.json["learner"] = {{"algorithm", name(m_policy.algorithm)},
                           {"steps", m_steps},
                           {"rounds", m_rounds},
                           {"updates", m_updates},
                           {"filled", m_filled},
                           {"optimiser_steps", m_optimiser.steps()},
                           {"episodes", m_episodes.json()},
                           {"rng", m_rng.state()}};
}

void ActorCriticLearner::load(const Checkpoint& in) {
    const std::string origin = "The checkpoint";
    const Policy policy = Policy::of(m_policy.algorithm, in.weights, origin);
    m_policy.actor.load(policy.actor.tensors(""), "", origin);
    m_policy.critic.load(policy.critic.tensors(""), "", origin);
    m_optimiser.load(0, m_policy.actor, in.state, "optimiser.actor.", origin);
    m_optimiser.load(1, m_policy.critic, in.state, "optimiser.critic.", origin);
    const std::int64_t shape[] = {std::int64_t(m_rollout.environments),
                                  std::int64_t(m_rollout.width)};
    m_current = tensorOf(in.state, "current", shape, origin).floats();
    try {
        const Json& json = in.json.at("learner");
        m_steps = json.at("steps").get<std::int64_t>();
        m_rounds = json.at("rounds").get<std::int64_t>();
        m_updates = json.at("updates").get<std::int64_t>();
        m_filled = json.at("filled").get<std::size_t>();
        m_optimiser.setSteps(json.at("optimiser_steps").get<std::int64_t>());
        m_episodes.restore(json.at("episodes"));
        m_rng = Rng(json.at("rng").get<Rng::State>());
    } catch (const Json::exception& error) {
        throw UserError(origin + " holds no learning agent: " + error.what());
    }
    if (m_filled >= m_rollout.moments())
        throw UserError(origin + " is of longer rollouts; train with the same ones.");
    m_rollout.load(in, m_filled);
}

} // namespace antiphon::impro
