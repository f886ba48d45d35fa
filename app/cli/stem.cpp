#include "app/cli/jobs.h"

#include "core/error.h"
#include "core/soundfile.h"
#include "models/device.h"
#include "models/stem/codecuse.h"

#include <cstdio>
#include <memory>

namespace antiphon::cli {

namespace {

constexpr const char* title = "Accompaniment";

struct CodecRequest {
    fs::path in, out, codec;
    std::vector<std::string> files;
    bool force = false;
};

void checkOut(const CodecRequest& request) {
    if (!request.force && fs::exists(request.out))
        throw UserError(display(request.out) +
                        ": exists already; name another file or add --force to replace it.");
}

int encode(const CodecRequest& request, const Session& session) {
    checkOut(request);
    stem::checkCodesName(request.out);
    stem::CodesFile file;
    runJob("Encode", [&](JobControl& control) {
        JobContext context(control, 1, request.in, request.in);
        const stem::CodecModel model = stem::readCodec(request.codec);
        const stem::Codec codec(model, chosenThreads());
        const Sound sound = stem::readSoundFor(request.in, model.config,
                                               [&](const std::string& line) { context.log(line); });
        file = {codec.encode(sound.samples,
                             [&](double done) {
                                 context.checkpoint();
                                 context.progress(done, display(request.in.filename()));
                             }),
                model.config.rate, model.config.hop(), std::int64_t(sound.frames()),
                tensorHash(model.weights)};
        stem::writeCodes(request.out, file);
    });
    const double seconds = double(file.samples) / double(file.rate);
    if (session.json)
        session.print({{"books", file.codes.books},
                       {"frames", file.codes.frames},
                       {"seconds", seconds},
                       {"files", {{"codes", display(request.out)}}}});
    else
        std::printf("%s: %.2f s, %lld frames of %lld codes\n", display(request.out).c_str(),
                    seconds, static_cast<long long>(file.codes.frames),
                    static_cast<long long>(file.codes.books));
    return 0;
}

int decode(const CodecRequest& request, const Session& session) {
    checkOut(request);
    Sound sound;
    runJob("Decode", [&](JobControl& control) {
        JobContext context(control, 1, request.in, request.in);
        const stem::CodecModel model = stem::readCodec(request.codec);
        const stem::CodesFile file = stem::readCodes(request.in);
        if (!file.codec.empty() && file.codec != tensorHash(model.weights))
            throw UserError(display(request.in) + ": holds codes of another codec than " +
                            display(request.codec) + ".");
        const stem::Codec codec(model, chosenThreads());
        sound = {int(model.config.rate), int(model.config.channels),
                 codec.decode(file.codes, [&](double done) {
                     context.checkpoint();
                     context.progress(done, display(request.in.filename()));
                 })};
        sound.samples.resize(std::size_t(file.samples * model.config.channels));
        writeSound(request.out, sound, SampleFormat::Float32);
    });
    if (session.json)
        session.print({{"seconds", sound.seconds()},
                       {"sample_rate", sound.rate},
                       {"files", {{"audio", display(request.out)}}}});
    else
        std::printf("%s: %.2f s\n", display(request.out).c_str(), sound.seconds());
    return 0;
}

int roundTrip(const CodecRequest& request, const Session& session) {
    RunRecord record;
    record.task = "stem.roundtrip";
    const auto add = [&](const char* slot, ItemKind kind, const fs::path& path) {
        if (!fs::exists(path))
            throw UserError(display(path) + ": there is no such file; check its name.");
        record.inputs[slot].push_back({kind, fs::absolute(path).lexically_normal(), slot});
    };
    add("codec", ItemKind::Model, request.codec);
    for (const std::string& file : request.files)
        add("audio", ItemKind::Audio, file);
    record.seed = session.seed;
    record.threads = session.threads;
    record.device = resolveDevice(session.device);
    record.out = ".";
    return executeRun(session, record.task, [&] {
        return Run::create(request.out, record,
                           request.force ? Run::Existing::Replace : Run::Existing::Refuse);
    });
}

} // namespace

void addStemVerbs(CLI::App& app, Session& session) {
    CLI::App* codec =
        group(app, "stem", title)->add_subcommand("codec", "Recordings as codes and back");
    codec->require_subcommand(1);
    codec->fallthrough();
    const auto add = [&](const char* name, const char* help, const char* out,
                         int (*run)(const CodecRequest&, const Session&)) {
        const auto request = std::make_shared<CodecRequest>();
        CLI::App* verb = codec->add_subcommand(name, help);
        verb->add_option("--codec", request->codec, "Codec: the folder of a run or a model")
            ->required();
        verb->add_option("--out", request->out, out)->required();
        verb->add_flag("--force", request->force, "Replace what is there");
        verb->callback([&session, request, run] {
            session.action = [&session, request, run] { return run(*request, session); };
        });
        return std::pair(verb, request);
    };
    auto [encoding, in] =
        add("encode", "Write a recording as codes", "Codes to write (.npz, .json)", encode);
    encoding->add_option("file", in->in, "Sound file")->required();
    auto [decoding, codes] = add("decode", "Write codes as sound", "WAV file to write", decode);
    decoding->add_option("file", codes->in, "Codes of 'stem codec encode'")->required();
    auto [both, files] =
        add("roundtrip", "Write recordings as codes and back, and tell what is lost",
            "Folder for the results", roundTrip);
    both->add_option("files", files->files, "Sound files")->required();
}

} // namespace antiphon::cli
