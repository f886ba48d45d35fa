#include "core/error.h"
#include "core/run.h"
#include "core/soundfile.h"
#include "core/task.h"
#include "models/impro/agentfile.h"
#include "models/impro/agentrequests.h"
#include "models/impro/songs.h"

#include <algorithm>
#include <cmath>

namespace antiphon::impro {
namespace {

void checkSample(const Run& run, std::int64_t step) {
    if (run.record().options.value("algorithm", "dqn") != "dqn")
        throw UserError("Only a DQN remembers what it was rated for; PPO and A2C learn from what "
                        "they do now.");
    const fs::path folder = run.results() / "samples";
    std::error_code error;
    if (!fs::exists(folder / (std::to_string(step) + ".json"), error))
        throw UserError(display(folder) + ": there is no sample of step " + std::to_string(step) +
                        "; name the step of one that is there.");
}

void checkBox(const Run& run, const Box& box) {
    const std::size_t parameters = readLookup(only(run.record().inputs, "table").path).parameters;
    if (box.low.size() != parameters)
        throw UserError("The region has " + std::to_string(box.low.size()) +
                        " bounds, but the synthesizer has " + std::to_string(parameters) +
                        " parameters; name a low and a high one for each.");
    if (std::ranges::all_of(box.low, [](double low) { return low <= 0; }) &&
        std::ranges::all_of(box.high, [](double high) { return high >= 1; }))
        throw UserError("The region is all that there is; leave the agent some place.");
}

void checkSong(const Run& run, const fs::path& file) {
    if (!isCorpusName(file)) {
        SoundReader reader(file);
        return;
    }
    const Corpus song = readCorpus(file);
    std::vector<std::string> columns;
    try {
        columns = readAgent(run.folder()).columns;
    } catch (const UserError&) {
        return; // it has not begun: what it will hear is checked when the song is taken
    }
    for (const std::size_t c : placesOf(columns, song.columns, display(file)))
        for (std::size_t row = 0; row < song.frames.rows; ++row)
            if (!std::isfinite(song.frames.row(row)[c]))
                throw UserError(display(file) + ": '" + song.columns[c] + "' of frame " +
                                std::to_string(row) + " is no number; analyse it again.");
}

} // namespace

void checkRequest(const fs::path& folder, const AgentRequest& request) {
    const Run run = Run::open(folder);
    if (run.record().task != "impro.agent")
        throw UserError(display(folder) + ": is the run of another task, " + run.record().task +
                        ".");
    switch (request.kind) {
    case AgentRequest::Kind::Rate:
        return checkSample(run, request.sample);
    case AgentRequest::Kind::Corpus:
        return checkSong(run, request.corpus);
    case AgentRequest::Kind::Forbid:
        return checkBox(run, request.box);
    case AgentRequest::Kind::Allow:
    case AgentRequest::Kind::Freeze:
        return;
    }
}

} // namespace antiphon::impro
