#pragma once

#include "core/options.h"
#include "models/impro/policy.h"

namespace antiphon::impro {

/// How an agent learns. The presets are agentOptions(); every algorithm reads its own fields.
struct AgentOptions {
    std::string algorithm = "dqn"; ///< not visited: who holds it offers it with the presets
    double gamma = 0.99;
    double learningRate = 1e-4;
    std::int64_t hidden = 64; ///< width of both hidden layers
    std::int64_t batch = 32;  ///< A2C learns from whole rollouts
    double maxNorm = 10;
    bool timeIsTerminal = true;

    // DQN
    std::int64_t buffer = 1000000;
    std::int64_t start = 100;
    std::int64_t trainEvery = 4;
    std::int64_t gradientSteps = 1;
    std::int64_t targetEvery = 10000;
    double tau = 1;
    double epsilonStart = 1, epsilonEnd = 0.05;
    std::int64_t epsilonSteps = 5000;
    bool doubleQ = false;

    // PPO and A2C
    std::int64_t environments = 1;
    std::int64_t rollout = 2048;
    std::int64_t epochs = 10;
    double gaeLambda = 0.95;
    double clip = 0.2;
    double valueWeight = 0.5;
    double entropyWeight = 0;
    bool normaliseAdvantage = true;

    void visit(OptionVisitor& v);
};

/// `parity`: what the published agents were trained with, the defaults of Stable-Baselines3 2.3.2:
/// running out of time is treated as an end, and exploration falls within the first 5000 steps (a
/// tenth of the first of 40 calls of 50000 steps), however long the training is. Otherwise what we
/// recommend (spec section 8), with rewards clipped to +-1.
AgentOptions agentOptions(Algorithm algorithm, bool parity);

/// Of AgentOptions::algorithm. Throws UserError (Usage).
Algorithm algorithmOf(const std::string& name);

} // namespace antiphon::impro
