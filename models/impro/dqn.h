#pragma once

#include "models/checkpoint.h"
#include "models/impro/agentoptions.h"
#include "models/impro/environment.h"
#include "models/impro/episodes.h"
#include "models/impro/replaymemory.h"
#include "models/smalloptimiser.h"

namespace antiphon::impro {

/// One step of Q-learning with a target network (Mnih et al. 2015): the smooth L1 distance of
/// Q(s, a) to r + gamma max Q_target(s', .), nothing added where s' is terminal; with `doubleQ`
/// (van Hasselt et al. 2016) Q chooses the action that Q_target values. Keeps its room from call to
/// call.
class DqnUpdate {
public:
    struct Batch {
        std::vector<float> observations, nexts, rewards; ///< rows x observation size
        std::vector<std::size_t> actions;
        std::vector<std::uint8_t> terminals;
    };
    struct Result {
        double loss = 0;
        double gradientNorm = 0; ///< before it was limited
    };
    /// To be filled: nexts, rewards and terminals before aim(), the rest before learn().
    Batch& batch(std::size_t rows, std::size_t observationSize);
    /// What the values should be.
    std::span<const float> aim(Policy& policy, float gamma, bool doubleQ);
    /// The step towards it.
    Result learn(Policy& policy, SmallOptimiser& optimiser, double maxNorm);

private:
    Batch m_batch;
    std::vector<float> m_targets;
};

/// An agent that learns by DQN as Stable-Baselines3 does: epsilon-greedy, from a memory of moments.
/// A value; one thread at a time. The same options, seed and environment give the same weights on
/// every processor.
class DqnLearner {
public:
    /// Starts from `policy`, for example Policy::fresh(). Throws UserError where it is no DQN.
    DqnLearner(const AgentOptions& options, Policy policy, std::uint64_t seed);

    const Policy& policy() const noexcept { return m_policy; }
    ReplayMemory& memory() noexcept { return m_memory; }
    std::int64_t steps() const noexcept { return m_steps; }
    double epsilon() const noexcept;

    /// Lives through `steps` steps of an environment (as models/impro/environment.h) that stands at
    /// the beginning of an episode at the first call and is left alone between the calls. Adds what
    /// is worth plotting, every thousand steps.
    template <class World>
    void run(World& environment, std::int64_t steps, std::vector<Scalar>& scalars) {
        if (m_memory.empty())
            environment.observation(m_memory.begin());
        for (; steps > 0; --steps) {
            const std::size_t action = choose();
            const Step step = environment.step(action);
            const bool ended = step.terminated || step.truncated;
            const bool terminal = step.terminated || (ended && m_options.timeIsTerminal);
            environment.observation(m_memory.record(action, float(step.reward), terminal));
            if (ended) {
                environment.reset();
                environment.observation(m_memory.begin());
            }
            m_episodes.step(0, step.reward, ended);
            learn(scalars);
        }
    }

    /// Rated by hand: what was done along a path is worth `reward` a step. `observations`: of each
    /// situation, one more than actions. The moments enter the memory and a small one of what was
    /// rated lately, from which an eighth of every batch comes.
    void rate(std::span<const float> observations, std::span<const std::uint32_t> actions,
              float reward);
    /// Goes on acting and remembering, but the weights stay.
    void freeze(bool frozen) noexcept { m_frozen = frozen; }

    /// Of everything but the environment: resumed it goes on as if it had not been stopped.
    void save(Checkpoint& out) const;
    /// Into a learner with the same options. Throws UserError naming what does not fit.
    void load(const Checkpoint& in);

private:
    std::size_t choose();
    /// After a step.
    void learn(std::vector<Scalar>& scalars);
    void update();
    void report(std::vector<Scalar>& scalars);

    AgentOptions m_options;
    Policy m_policy;
    SmallOptimiser m_optimiser;
    ReplayMemory m_memory, m_rated;
    bool m_frozen = false;
    Rng m_rng;
    Episodes m_episodes;
    std::int64_t m_steps = 0, m_updates = 0;
    double m_losses = 0; ///< since the last report
    std::int64_t m_lossCount = 0;
    DqnUpdate m_update;
    std::vector<std::size_t> m_places;
};

} // namespace antiphon::impro
