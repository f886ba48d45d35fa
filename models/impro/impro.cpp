#include "models/impro/impro.h"

#include "models/impro/agent.h"
#include "models/impro/agentcost.h"
#include "models/impro/corpus.h"
#include "models/impro/table.h"
#include "models/impro/tableoptions.h"

namespace antiphon::impro {

System system() {
    Task table;
    table.id = "impro.table";
    table.title = "Build a lookup table";
    table.help = "Render and analyse a synthesizer at many points of its parameters";
    table.options = [] { return Options(TableOptions{}); };
    table.run = runTable;
    table.heavy = false;

    Task corpus;
    corpus.id = "impro.corpus";
    corpus.title = "Analyse recordings";
    corpus.help = "Describe recordings frame by frame, to be compared with a synthesizer's sounds";
    corpus.inputs = {
        {"sounds", "Recordings", "Sound files to describe", ItemKind::Audio, true, true}};
    corpus.options = [] { return Options(CorpusOptions{}); };
    corpus.run = runCorpus;
    corpus.heavy = false;

    Task agent;
    agent.id = "impro.agent";
    agent.title = "Train an agent";
    agent.help = "Teach an agent to follow recordings or targets on a synthesizer";
    agent.inputs = {{"table", "Lookup table", "Table of the synthesizer to play", ItemKind::Table},
                    {"corpus", "Corpus",
                     "Recordings to follow, described frame by frame; files or folders",
                     ItemKind::Corpus, false, true},
                    {"settings", "Settings", "environment_settings.json of the published system",
                     ItemKind::Model, false},
                    {"start", "Start from", "Agent to train on, or a zip of Stable-Baselines3",
                     ItemKind::Model, false}};
    agent.options = [] { return Options(AgentTaskOptions{}); };
    agent.run = runAgent;
    agent.trains = true;
    agent.seconds = [](const Inputs& inputs, const Options& options) {
        return trainingSeconds(readLookup(only(inputs, "table").path),
                               options.as<AgentTaskOptions>());
    };
    return {"impro", "Improvisation", {std::move(table), std::move(corpus), std::move(agent)}};
}

} // namespace antiphon::impro
