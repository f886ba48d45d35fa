#pragma once

#include "models/impro/agentoptions.h"
#include "models/impro/environment.h"
#include "models/impro/episodes.h"
#include "models/impro/policygradient.h"

namespace antiphon::impro {

/// An agent that learns by PPO or by A2C as Stable-Baselines3 does. They are one class, as A2C is
/// PPO with one epoch of one batch and no clip (Huang et al. 2022), but for its optimiser: Adam
/// there, RMSprop here. A value; one thread at a time. The same options, seed and environments give
/// the same weights on every processor.
class ActorCriticLearner {
public:
    /// Starts from `policy`, for example Policy::fresh(). Throws UserError where it is a DQN.
    ActorCriticLearner(const AgentOptions& options, Policy policy, std::uint64_t seed);

    const Policy& policy() const noexcept { return m_policy; }
    std::int64_t steps() const noexcept { return m_steps; } ///< over all environments
    std::size_t environments() const noexcept { return m_rollout.environments; }

    /// Lives through `steps` steps, the environments (as models/impro/environment.h; as many as
    /// environments()) in turn. They stand at the beginning of an episode at the first call and are
    /// left alone between the calls. Learns whenever a rollout is full; adds what is worth plotting
    /// then, every hundredth time with A2C.
    template <class World>
    void run(std::span<World> environments, std::int64_t steps, std::vector<Scalar>& scalars) {
        if (m_steps == 0)
            for (std::size_t e = 0; e < environments.size(); ++e)
                environments[e].observation(current(e));
        for (; steps > 0; --steps) {
            const std::size_t e = m_filled % m_rollout.environments;
            World& environment = environments[e];
            const Step step = environment.step(choose(e));
            const bool ended = step.terminated || step.truncated;
            environment.observation(current(e));
            remember(e, step.reward, ended,
                     step.truncated && !step.terminated && !m_options.timeIsTerminal);
            if (ended) {
                environment.reset();
                environment.observation(current(e));
            }
            if (m_filled == m_rollout.moments()) {
                if (m_frozen)
                    m_filled = 0;
                else
                    learn(scalars);
            }
        }
    }

    /// Goes on acting, but the weights stay.
    void freeze(bool frozen) noexcept { m_frozen = frozen; }

    /// Of everything but the environments: resumed it goes on as if it had not been stopped.
    void save(Checkpoint& out) const;
    /// Into a learner with the same options. Throws UserError naming what does not fit.
    void load(const Checkpoint& in);

private:
    std::span<float> current(std::size_t environment) noexcept {
        return std::span(m_current).subspan(environment * m_rollout.width, m_rollout.width);
    }
    /// The next move of an environment; the moment before it goes to the rollout.
    std::size_t choose(std::size_t environment);
    /// What came of it; `goesOn`: the episode was only broken off, so that what its last situation,
    /// current(), promises belongs to the reward.
    void remember(std::size_t environment, double reward, bool ended, bool goesOn);
    void learn(std::vector<Scalar>& scalars);
    float valueOf(std::span<const float> observation) const;

    AgentOptions m_options;
    Policy m_policy;
    SmallOptimiser m_optimiser;
    Rollout m_rollout;
    std::size_t m_filled = 0;
    bool m_frozen = false;
    std::vector<float> m_current; ///< environments x observation size
    Rng m_rng;
    Episodes m_episodes;
    std::int64_t m_steps = 0, m_rounds = 0, m_updates = 0;
    PolicyGradient m_update;
    std::vector<float> m_logits, m_probabilities, m_logarithms;
    std::vector<std::size_t> m_order;
};

} // namespace antiphon::impro
