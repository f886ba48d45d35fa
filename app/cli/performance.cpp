#include "app/cli/jobs.h"

#include "core/audio/liveexport.h"
#include "core/audio/livereplay.h"
#include "core/error.h"
#include "core/soundfile.h"

#include <cmath>
#include <cstdio>

// What was recorded of a performance: played again, taken elsewhere, learned from.
namespace antiphon::cli {

namespace {

struct Request {
    fs::path log, out, midi, csv;
    double from = 0, to = 0;
};

/// A performance is never written over.
void keepPerformance(const Request& request, const fs::path& to) {
    std::error_code error;
    for (const fs::path& own : {request.log, liveSoundOf(request.log)})
        if (fs::equivalent(own, to, error))
            throw UserError(display(to) +
                                ": is the performance itself and stays as it is; choose another "
                                "name.",
                            UserError::Kind::Usage);
}

LivePerformanceLog logOf(const Request& request) {
    LivePerformanceLog log = readLiveLog(request.log);
    if (!log.complete)
        std::fprintf(stderr,
                     "%s: was cut off before the performance's end; what comes after its "
                     "last line is not known and left out.\n",
                     display(request.log).c_str());
    return log;
}

int replay(const Session& session, const Request& request) {
    keepPerformance(request, request.out);
    Sound mix;
    float difference = 0;
    runJob("Rendering", [&](JobControl& control) {
        const LivePerformanceLog log = logOf(request);
        const Sound recording = readSound(liveSoundOf(request.log));
        mix = replayPerformance(log, recording, [&control] { control.checkpoint(); });
        writeSound(request.out, mix, SampleFormat::Float32);
        difference = replayDifference(log, recording, mix);
    });
    const bool same = difference == 0;
    if (session.json)
        session.print({{"seconds", mix.seconds()},
                       {"same", same},
                       {"difference", difference},
                       {"files", {{"sound", display(request.out)}}}});
    else if (same)
        std::printf("%s: %.2f s, to the bit what was played\n", display(request.out).c_str(),
                    mix.seconds());
    else
        std::printf("%s: %.2f s, up to %.1f dB of full scale from what was played\n",
                    display(request.out).c_str(), mix.seconds(),
                    20 * std::log10(double(difference)));
    return 0;
}

int exportCurves(const Session& session, const Request& request) {
    if (request.midi.empty() && request.csv.empty())
        throw UserError("Name --midi, --csv or both.", UserError::Kind::Usage);
    for (const fs::path& file : {request.midi, request.csv})
        keepPerformance(request, file);
    const LivePerformanceLog log = logOf(request);
    Json files = Json::object();
    if (!request.midi.empty()) {
        writeMidi(request.midi, midiOf(log));
        files["midi"] = display(request.midi);
    }
    if (!request.csv.empty()) {
        writeFile(request.csv, csvOf(log));
        files["csv"] = display(request.csv);
    }
    if (session.json)
        session.print({{"files", files}});
    return 0;
}

int corpus(const Session& session, const Request& request) {
    std::error_code error;
    if (fs::exists(request.out, error))
        throw UserError(display(request.out) + ": exists already; choose another name.");
    Corpus made;
    runJob("Analysis", [&](JobControl& control) {
        made =
            liveCorpus(request.log, request.from, request.to, [&control] { control.checkpoint(); });
        writeCorpus(request.out, made);
    });
    if (session.json)
        session.print(
            {{"frames", made.frames.rows}, {"files", {{"corpus", display(request.out)}}}});
    else
        std::printf("%s: %zu frames\n", display(request.out).c_str(), made.frames.rows);
    return 0;
}

} // namespace

void addPerformanceVerbs(CLI::App& app, Session& session) {
    CLI::App* verbs = group(app, "performance", "Recorded performances");
    const auto verb = [&](const char* name, const char* title,
                          int (*act)(const Session&, const Request&)) {
        auto request = std::make_shared<Request>();
        CLI::App* made = verbs->add_subcommand(name, title);
        made->add_option("LOG", request->log, "The performance's .jsonl")->required();
        made->callback([request, act, &session] {
            session.action = [request, act, &session] { return act(session, *request); };
        });
        return std::pair(made, request);
    };
    auto [again, first] =
        verb("replay", "Render the mix again, from the log and what was heard", replay);
    again->add_option("--out", first->out, "Sound file to write")->required();
    auto [curves, second] = verb("export", "The parameters' curves", exportCurves);
    curves->add_option("--midi", second->midi, "As controllers in a MIDI file");
    curves->add_option("--csv", second->csv, "As numbers in a table");
    auto [songs, third] = verb("corpus", "What was heard, to train agents on", corpus);
    songs->add_option("--from", third->from, "Seconds")->check(CLI::NonNegativeNumber);
    songs->add_option("--to", third->to, "Seconds; else the end")->check(CLI::NonNegativeNumber);
    songs->add_option("--out", third->out, "Corpus file (.csv), best in a corpus folder")
        ->required();
}

} // namespace antiphon::cli
