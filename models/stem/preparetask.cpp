#include "core/error.h"
#include "models/stem/options.h"
#include "models/stem/prepare.h"
#include "models/stem/tasks.h"

namespace antiphon::stem {

namespace {

Json toJson(const PreparedSong& song) {
    return {{"name", song.name},
            {"stems", song.stems},
            {"seconds", song.seconds},
            {"from", song.from},
            {"to", song.to},
            {"bpm", song.bpm > 0 ? Json(song.bpm) : Json()},
            {"key", song.key.empty() ? Json() : Json(song.key)},
            {"beats", song.beats},
            {"genres", song.tags.genres},
            {"moods", song.tags.moods}};
}

} // namespace

Outcome runPrepare(const Inputs& inputs, const Options& given, JobContext& context) {
    const auto& options = given.as<PrepareOptions>();
    PrepareSettings settings;
    settings.beats = options.beats;
    settings.key = options.key;
    settings.again = options.again;
    settings.replace = options.replace;
    if (const auto tags = pathsOf(inputs, "tags"); !tags.empty())
        settings.tags = tags.front();
    const PrepareReport report = prepareSongs(only(inputs, "dataset").path, settings, context);
    if (report.songs.empty() && !report.failures.empty())
        throw UserError("None of the songs could be prepared. " + report.failures.front());
    Outcome outcome;
    const fs::path file = context.folder() / "songs.csv";
    writeTable(file, tableOf(report));
    outcome.items = {{ItemKind::Table, file, "songs"}};
    context.produced(outcome.items.front());
    Json songs = Json::array();
    for (const PreparedSong& song : report.songs)
        songs.push_back(toJson(song));
    outcome.figures = {{"songs", songs}, {"failures", report.failures}};
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::stem
