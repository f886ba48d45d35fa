#include "models/impro/agent.h"

namespace antiphon::impro {

void AgentTaskOptions::usePreset() {
    const Algorithm algorithm = algorithmOf(agent.algorithm);
    const bool parity = preset == "parity";
    agent = agentOptions(algorithm, parity);
    environment.rewardType = parity ? "cubic" : "cubic-clipped";
    // On the sine table an agent errs by 0.2 after 60 000 steps, on targets that it was not chosen
    // by, and by 0.03, as little as the nearest sound, after 200 000: some ten seconds.
    train.steps = parity ? 2000000 : algorithm == Algorithm::Dqn ? 200000 : 500000;
    train.evaluateEvery = train.steps / (parity ? 40 : 20);
}

void AgentTaskOptions::visit(OptionVisitor& v) {
    const std::string algorithm = agent.algorithm, before = preset;
    v.choice(agent.algorithm, {.key = "algorithm",
                               .label = "Algorithm",
                               .help = "DQN learns what moves are worth; PPO and A2C learn how "
                                       "often to make them.",
                               .choices = {"dqn", "ppo", "a2c"}});
    v.choice(preset, {.key = "preset",
                      .label = "Preset",
                      .help = "What learns best here, or what the published agents were trained "
                              "with.",
                      .choices = {"recommended", "parity"}});
    if (agent.algorithm != algorithm || preset != before)
        usePreset();
    train.visit(v);
    environment.visit(v);
    v.real(heldOut, {.key = "held_out",
                     .label = "Held out",
                     .help = "Share of the recordings that is for evaluation only.",
                     .min = 0,
                     .max = 0.9,
                     .advanced = true});
    agent.visit(v);
    v.integer(episodes, {.key = "episodes",
                         .label = "Episodes of an evaluation",
                         .help = "More take longer and tell more surely which checkpoint is best.",
                         .min = 1,
                         .max = 1000,
                         .advanced = true});
    v.integer(hop, {.key = "control_hop",
                    .label = "Frame",
                    .help = "Samples from one frame of descriptors to the next where the agent "
                            "plays; 0: as the table was analysed.",
                    .min = 0,
                    .max = 65536,
                    .advanced = true});
    v.integer(decimation, {.key = "decimation",
                           .label = "Frames a decision",
                           .help = "Only every so many-th frame is heard and decided on.",
                           .min = 1,
                           .max = 1000,
                           .advanced = true});
    v.integer(smoothing, {.key = "smoothing",
                          .label = "Frames smoothed",
                          .help = "It hears the mean of the last so many frames, on stage and in "
                                  "the recordings that it is trained on.",
                          .min = 1,
                          .max = 1000,
                          .advanced = true});
    v.real(sampleEvery, {.key = "sample_every",
                         .label = "Sample every",
                         .help = "Time from one sample of what the agent plays to the next; 0: "
                                 "none.",
                         .unit = "s",
                         .min = 0,
                         .max = 86400,
                         .advanced = true});
}

} // namespace antiphon::impro
