#include "app/cli/agent.h"

namespace antiphon::cli {

void addAgentVerbs(CLI::App& app, Session& session) {
    CLI::App* agent = group(app, "agent", "Agents that improvise on a synthesizer");
    addAgentTrainVerbs(*agent, session);
    addAgentEvaluateVerbs(*agent, session);
    addAgentFileVerbs(*agent, session);
}

} // namespace antiphon::cli
