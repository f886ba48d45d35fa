#include "app/cli/jobs.h"

#include "models/guide/exporttake.h"
#include "models/guide/guide.h"
#include "models/guide/importmodel.h"
#include "models/guide/options.h"
#include "models/guide/result.h"

namespace antiphon::cli {

namespace {

struct ExportRequest {
    std::string folder, out, what = "response", format;
    ExportSettings settings;
    double lufs = 0;
};

int exportTake(const Session& session, const ExportRequest& request) {
    fs::path out = request.out;
    if (!request.format.empty())
        out.replace_extension(request.format);
    Json files = Json::object(), figures = Json::object();
    runJob("Export", [&](JobControl& control) {
        JobContext context(control, 1, request.folder, request.folder);
        const auto take = guide::Take::load(fs::absolute(request.folder).lexically_normal(),
                                            [&](const std::string& line) { context.log(line); });
        auto tracks = guide::exportTracks(*take, take->saved(), request.what, out);
        for (ExportTrack& track : tracks) {
            const auto done = double(files.size()), all = double(tracks.size());
            const ExportReport report =
                exportSound(track.file, std::move(track.sound), request.settings,
                            guide::provenanceOf(take->info()), [&](double fraction) {
                                context.checkpoint();
                                context.progress((done + fraction) / all, display(track.file));
                            });
            files[track.role] = display(track.file);
            figures[track.role] = {
                {"seconds", double(report.frames) / report.rate},
                {"sample_rate", report.rate},
                {"channels", report.channels},
                {"gain_db", report.gainDb},
                {"integrated_lufs", report.lufs ? Json(*report.lufs) : Json()},
                {"true_peak_db", report.truePeak ? Json(*report.truePeak) : Json()},
                {"limited", report.limited}};
            if (report.limited)
                context.log(display(track.file) +
                            ": the level was held back to keep its peaks whole.");
        }
    });
    if (session.json)
        session.print({{"tracks", figures}, {"files", files}});
    else
        for (const auto& [role, file] : files.items())
            std::printf("%-10s %s\n", role.c_str(), file.get<std::string>().c_str());
    return 0;
}

void addExport(CLI::App& app, Session& session) {
    const auto request = std::make_shared<ExportRequest>();
    auto* verb = group(app, "guide", "Guide and memory")
                     ->add_subcommand("export", "Write a take's sounds as files to pass on");
    verb->add_option("DIR", request->folder, "Folder of a take")->required();
    verb->add_option("--out", request->out, "File; its name tells the format")->required();
    verb->add_option("--what", request->what, "response, mix, stems, guide or memory")
        ->check(CLI::IsMember(guide::exportChoices()));
    verb->add_option("--format", request->format, "wav, flac, ogg or opus: replaces the ending")
        ->check(CLI::IsMember({"wav", "flac", "ogg", "opus"}));
    verb->add_option("--bits", request->settings.bits, "16, 24 or 32 (float WAV)")
        ->check(CLI::IsMember({16, 24, 32}));
    verb->add_option("--rate", request->settings.rate, "Sample rate, Hz (0: as it is)");
    auto* lufs = verb->add_option("--lufs", request->lufs,
                                  "Target loudness, LUFS; peaks stay below -1 dBTP");
    verb->add_flag("!--no-provenance", request->settings.provenance,
                   "Leave out what made the sound");
    verb->add_flag("--force", request->settings.replace, "Replace existing files");
    verb->callback([&session, request, lufs] {
        if (lufs->count() > 0)
            request->settings.lufs = request->lufs;
        session.action = [&session, request] { return exportTake(session, *request); };
    });
}

int inspect(const Session& session, const std::string& path) {
    const Json told = guide::inspectModel(path);
    if (session.json)
        session.print(told);
    else
        std::printf("%s\n", told.dump(2).c_str());
    return 0;
}

void addInspect(CLI::App& app, Session& session) {
    const auto path = std::make_shared<std::string>();
    auto* verb = group(app, "guide", "Guide and memory")
                     ->add_subcommand("inspect", "Tell what a model or checkpoint holds");
    verb->add_option("MODEL", *path, "Folder of a model or run, or a file of weights")->required();
    verb->callback([&session, path] {
        session.action = [&session, path] { return inspect(session, *path); };
    });
}

} // namespace

void addGuideVerbs(CLI::App& app, Session& session) {
    addExport(app, session);
    addInspect(app, session);
    struct Request {
        std::string folder;
        Options options = guide::RenderOptions{};
        Json changes = Json::object();
    };
    const auto request = std::make_shared<Request>();
    auto* verb =
        group(app, "guide", "Guide and memory")
            ->add_subcommand("rerender", "Render a result again with other joins, at once");
    verb->add_option("DIR", request->folder, "Folder of a result of 'guide generate'")->required();
    addFields(verb, request->options, [request](const std::string& key, const std::string& text) {
        setField(request->options, key, text);
        request->changes[key] = toJson(request->options)[key];
    });
    verb->callback([&session, request] {
        session.action = [&session, request] {
            Outcome outcome;
            runJob("Render again", [&](JobControl& control) {
                JobContext context(control, 1, request->folder, request->folder);
                outcome = guide::rerender(fs::absolute(request->folder).lexically_normal(),
                                          request->changes, context);
            });
            printOutcome(session, outcome);
            return 0;
        };
    });
}

} // namespace antiphon::cli
