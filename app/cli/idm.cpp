#include "app/cli/jobs.h"

#include "core/error.h"
#include "core/rng.h"
#include "core/scan.h"
#include "core/soundfile.h"
#include "models/idm/dataset.h"
#include "models/idm/scorefile.h"
#include "models/systems.h"

#include <algorithm>
#include <cstdio>
#include <memory>

namespace antiphon::cli {

namespace {

using namespace idm;

constexpr const char* title = "Electronic music";

struct Request {
    std::vector<fs::path> paths;
    fs::path dataset;
    std::string mode = "audio";
    double from = 0, to = 0;
    bool series = false;
};

/// Scores of a data set, sorted, in the order of LScore's members.
struct Ranks {
    std::vector<double> sorted[4];
    explicit Ranks(const Dataset& dataset) {
        for (const Clip& clip : dataset.clips()) {
            const LScore& s = clip.score;
            const double values[] = {s.timbral, s.density, s.irregularity, s.structural};
            for (std::size_t i = 0; i < 4; ++i)
                sorted[i].push_back(values[i]);
        }
        for (auto& values : sorted)
            std::ranges::sort(values);
    }
    Json of(const LScore& s) const {
        return {{"timbral", percentileOf(s.timbral, sorted[0])},
                {"density", percentileOf(s.density, sorted[1])},
                {"irregularity", percentileOf(s.irregularity, sorted[2])},
                {"structural", percentileOf(s.structural, sorted[3])}};
    }
};

std::vector<fs::path> soundFiles(const std::vector<fs::path>& paths,
                                 std::vector<std::string>& problems) {
    std::vector<fs::path> files;
    for (const fs::path& path : paths) {
        if (!fs::is_directory(path)) {
            files.push_back(path);
            continue;
        }
        FolderScan scan({path});
        while (scan.step()) {
        }
        problems.insert(problems.end(), scan.problems.begin(), scan.problems.end());
        const std::size_t before = files.size();
        for (const FoundFile& found : scan.files)
            if (namesSound(found.path))
                files.emplace_back(found.path);
        if (files.size() == before)
            problems.push_back(display(path) +
                               ": holds no recordings (WAV, FLAC, OGG ...); name a folder that "
                               "does.");
    }
    return files;
}

Json lineOf(const fs::path& file, const LScoreReport& report, bool series) {
    Json json{{"path", display(file)}};
    json.update(toJson(report.score));
    json["flags"] = report.flags.names();
    json["seconds"] = report.seconds;
    json["onsets"] = report.onsets.size();
    json["interval_variation"] = report.intervalVariation;
    json["sounding_timbral"] = report.soundingTimbral;
    json["sounding_share"] = report.soundingShare;
    if (series) {
        const Affinity& affinity = report.affinity;
        json["series"] = {{"entropy", report.entropy.frames},
                          {"entropy_hop", double(LScoreReport::entropyHop) / LScoreReport::rate},
                          {"sounding", report.entropy.sounding},
                          {"onset_function", report.onsetFunction},
                          {"onset_hop", double(ComplexOnsets::hop) / ComplexOnsets::rate},
                          {"onsets", report.onsets},
                          {"affinity",
                           {{"frames", affinity.frames},
                            {"hop", double(LScoreReport::affinityHop) / LScoreReport::rate},
                            {"neighbours", affinity.neighbours},
                            {"bandwidth", affinity.bandwidth},
                            {"begins", affinity.begins},
                            {"others", affinity.others},
                            {"values", affinity.values}}}};
    }
    return json;
}

void printLine(const fs::path& file, const LScoreReport& report) {
    std::string flags;
    for (const std::string& flag : report.flags.names())
        flags += (flags.empty() ? "  (" : ", ") + flag;
    if (!flags.empty())
        flags += ")";
    const LScore& s = report.score;
    std::printf("%-32s %8.3f %8.3f %8.3f %8.3f%s\n", display(file.filename()).c_str(), s.timbral,
                s.density, s.irregularity, s.structural, flags.c_str());
}

int score(const Request& request, const Session& session) {
    const ScoreMode mode = scoreModeNamed(request.mode);
    std::optional<Ranks> ranks;
    if (!request.dataset.empty())
        ranks.emplace(Dataset(request.dataset));
    std::vector<std::string> problems;
    const std::vector<fs::path> files = soundFiles(request.paths, problems);
    if (files.empty())
        throw UserError(problems.front());
    Stretch stretch{request.from, {}};
    if (request.to > 0)
        stretch.to = request.to;
    if (!session.json)
        std::printf("%-32s %8s %8s %8s %8s\n", "", "timbral", "density", "irreg.", "struct.");
    const std::uint64_t seed = session.seed ? session.seed : drawSeed();
    std::size_t failed = problems.size();
    runJob("Score", [&](JobControl& control) {
        JobContext context(control, 1, ".", ".");
        for (const std::string& problem : problems)
            context.log(problem);
        for (std::size_t i = 0; i < files.size(); ++i) {
            context.checkpoint();
            context.progress(double(i) / double(files.size()), display(files[i].filename()));
            try {
                if (!fs::exists(files[i]))
                    throw UserError(display(files[i]) + ": there is no such file; check its name.");
                const ScoredSound sound = readForScore(files[i], stretch);
                const LScoreReport report = scoreOf(
                    sound, mode, seed, request.series ? LScoreSeries::Kept : LScoreSeries::Left,
                    [&] { context.checkpoint(); });
                if (!session.json) {
                    printLine(files[i], report);
                    continue;
                }
                Json line = lineOf(files[i], report, request.series);
                line["mode"] = request.mode;
                if (mode == ScoreMode::Shipped)
                    line["seed"] = seed;
                if (ranks)
                    line["percentiles"] = ranks->of(report.score);
                session.print(line);
            } catch (const UserError& error) {
                if (error.kind() == UserError::Kind::Usage || files.size() == 1)
                    throw;
                ++failed;
                context.log(error.what());
                if (session.json)
                    session.print({{"path", display(files[i])},
                                   {"timbral", nullptr},
                                   {"density", nullptr},
                                   {"irregularity", nullptr},
                                   {"structural", nullptr},
                                   {"flags", Json::array()},
                                   {"error", error.what()}});
            }
        }
    });
    return failed == 0 ? 0 : 3;
}

/// A task of the system under a line of its own.
int startTask(const Session& session, RunRecord record, const fs::path& out, bool force) {
    record.seed = session.seed;
    record.threads = session.threads;
    record.device = "cpu";
    record.out = ".";
    return executeRun(session, record.task, [&] {
        return Run::create(out, record, force ? Run::Existing::Replace : Run::Existing::Refuse);
    });
}

struct SetRequest {
    std::vector<fs::path> recordings;
    fs::path out;
    std::int64_t synthesize = 0;
    bool force = false;
    Options made, cut;
};

int dataset(SetRequest& request, const Session& session) {
    RunRecord record;
    if (request.synthesize > 0) {
        if (!request.recordings.empty())
            throw UserError("Clips are synthesised out of nothing: leave out '" +
                                display(request.recordings.front()) +
                                "', or --synthesize to prepare it.",
                            UserError::Kind::Usage);
        setField(request.made, "count", std::to_string(request.synthesize));
        record.task = "idm.synthesize";
        record.options = toJson(request.made);
        return startTask(session, record, request.out, request.force);
    }
    if (request.recordings.empty())
        throw UserError("Name a folder of recordings, or say how many clips to synthesise with "
                        "--synthesize.",
                        UserError::Kind::Usage);
    for (const fs::path& path : request.recordings) {
        if (!fs::exists(path))
            throw UserError(display(path) + ": there is no such file or folder; check its name.");
        record.inputs["audio"].push_back(
            {ItemKind::Audio, fs::absolute(path).lexically_normal(), "audio"});
    }
    record.task = "idm.dataset";
    record.options = toJson(request.cut);
    return startTask(session, record, request.out, request.force);
}

} // namespace

void addIdmVerbs(CLI::App& app, Session& session) {
    CLI::App* const verbs = group(app, "idm", title);
    const auto request = std::make_shared<Request>();
    CLI::App* verb = verbs->add_subcommand(
        "lscore", "Tell how involved recordings are: timbre, density, irregularity, structure");
    verb->add_option("files", request->paths, "Sound files, or folders of them")->required();
    verb->add_option("--mode", request->mode,
                     "audio: of the sound; proxy: as a training has it; shipped: as the published "
                     "program made it")
        ->check(CLI::IsMember({"audio", "proxy", "shipped"}));
    verb->add_option("--dataset", request->dataset,
                     "Also percentiles among the clips of this data set");
    verb->add_option("--from", request->from, "Seconds where to begin");
    verb->add_option("--to", request->to, "Seconds where to end");
    verb->add_flag("--series", request->series,
                   "With --json: entropy, onset function, onsets and affinity over time");
    verb->callback([&session, request] {
        session.action = [&session, request] { return score(*request, session); };
    });

    const auto set = std::make_shared<SetRequest>();
    verb = verbs->add_subcommand(
        "dataset", "Cut recordings into clips and measure them, or make clips out of nothing");
    verb->add_option("recordings", set->recordings, "Folders of recordings, or files");
    verb->add_option("--synthesize", set->synthesize,
                     "Make so many clips of known onsets out of the built-in synthesizers")
        ->check(CLI::Range(1, 100000));
    verb->add_option("--out", set->out, "Folder for the results")->required();
    verb->add_flag("--force", set->force, "Replace the results of an earlier run in --out");
    set->made = findTask(systems(), "idm.synthesize")->options();
    set->cut = findTask(systems(), "idm.dataset")->options();
    addFields(verb, set->cut, [set](const std::string& key, const std::string& text) {
        setField(set->cut, key, text);
        if (key == "seconds")
            setField(set->made, key, text);
    });
    verb->callback(
        [&session, set] { session.action = [&session, set] { return dataset(*set, session); }; });
}

} // namespace antiphon::cli
