#pragma once

#include "models/impro/environment.h"
#include "models/impro/policy.h"

#include <algorithm>

namespace antiphon::testing {

/// A walk of nine places towards the one that is shown: what learning agents must find out. An
/// episode takes `length` steps and then is broken off, or ends at the goal if `goalEnds`.
class Corridor {
public:
    explicit Corridor(std::uint64_t seed, int length = 20, bool goalEnds = false)
        : m_rng(seed), m_length(length), m_goalEnds(goalEnds) {
        reset();
    }

    static constexpr std::size_t observationSize() { return 3; }
    static constexpr std::size_t actions() { return 3; }

    void reset() {
        m_place = int(m_rng.below(9));
        m_goal = int(m_rng.below(9));
        m_step = 0;
    }
    impro::Step step(std::size_t action) {
        m_place = std::clamp(m_place + int(action) - 1, 0, 8);
        ++m_step;
        impro::Step step;
        step.rmse = std::abs(m_place - m_goal);
        step.reward = 1 - step.rmse / 4;
        step.terminated = m_goalEnds && m_place == m_goal;
        step.truncated = m_step == m_length && !step.terminated;
        return step;
    }
    void observation(std::span<float> out) const {
        out[0] = float(m_place - 4) / 4;
        out[1] = float(m_goal - 4) / 4;
        out[2] = 1;
    }
    bool atGoal() const { return m_place == m_goal; }

private:
    Rng m_rng;
    int m_length, m_place = 0, m_goal = 0, m_step = 0;
    bool m_goalEnds;
};

/// Share of episodes that a policy ends at the goal, greedily.
inline double goalsMet(const impro::Policy& policy) {
    Corridor corridor(77);
    std::vector<float> observation(Corridor::observationSize());
    int met = 0;
    for (int episode = 0; episode < 100; ++episode, corridor.reset()) {
        for (int step = 0; step < 20; ++step) {
            corridor.observation(observation);
            corridor.step(policy.act(observation));
        }
        met += corridor.atGoal();
    }
    return met / 100.0;
}

} // namespace antiphon::testing
