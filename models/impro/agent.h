#pragma once

#include "core/task.h"
#include "models/impro/agentoptions.h"
#include "models/impro/environmentoptions.h"
#include "models/trainer.h"

namespace antiphon::impro {

/// Options of impro.agent. Choosing an algorithm or a preset sets what depends on it; what is set
/// after that wins.
struct AgentTaskOptions {
    AgentOptions agent = agentOptions(Algorithm::Dqn, false);
    std::string preset = "recommended";
    EnvironmentOptions environment;
    TrainOptions train;
    std::int64_t episodes = 5;   ///< an evaluation while training
    double heldOut = 0.2;        ///< share of the songs
    std::int64_t hop = 0;        ///< samples; 0: as the table was analysed
    std::int64_t decimation = 1; ///< frames
    std::int64_t smoothing = 1;  ///< frames
    double sampleEvery = 10;     ///< seconds; 0: no samples

    AgentTaskOptions() { usePreset(); }
    void visit(OptionVisitor& v);
    /// What `preset` means for the algorithm, in place of everything but what is heard and
    /// followed.
    void usePreset();
};

/// The task impro.agent. Inputs: "table"; "corpus", files or folders; "settings", a settings file
/// of the published system, whose values count where the options have their preset's; "start", an
/// agent to train on from. Results: the folder "agent", "evaluation.csv" and "samples".
Outcome runAgent(const Inputs& inputs, const Options& options, JobContext& context);

} // namespace antiphon::impro
