#include "app/cli/jobs.h"

#include "core/describe.h"
#include "core/error.h"
#include "core/resample.h"
#include "core/soundfile.h"

#include <cmath>
#include <cstdio>
#include <map>
#include <memory>
#include <vector>

namespace antiphon::cli {

namespace {

/// Two decimals: beyond them such a measure says nothing.
Json measure(const std::optional<double>& value) {
    return value ? Json(std::round(*value * 100) / 100) : Json(nullptr);
}

Json jsonOf(const fs::path& file, const SoundDescription& d) {
    return {{"path", display(file)},
            {"seconds", d.info.seconds()},
            {"sample_rate", d.info.rate},
            {"channels", d.info.channels},
            {"integrated_lufs", measure(d.loudness.integrated)},
            {"true_peak_db", measure(d.loudness.truePeak)},
            {"bpm", measure(d.bpm)},
            {"key", d.key ? Json(*d.key) : Json(nullptr)},
            {"format", d.info.format},
            {"loudness_range_lu", measure(d.loudness.range)},
            {"max_short_term_lufs", measure(d.loudness.maxShortTerm)},
            {"non_finite_samples", d.nonFinite}};
}

std::string number(const std::optional<double>& value) {
    if (!value)
        return "-";
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", *value);
    return text;
}

void printRow(const fs::path& file, const SoundDescription& d) {
    const auto seconds = (long long)std::llround(d.info.seconds());
    char time[48];
    std::snprintf(time, sizeof time, "%lld:%02lld:%02lld", seconds / 3600, seconds / 60 % 60,
                  seconds % 60);
    std::printf("%9s %7d %3d %7s %7s %6s  %-9s %s\n", time, d.info.rate, d.info.channels,
                number(d.loudness.integrated).c_str(), number(d.loudness.truePeak).c_str(),
                number(d.bpm).c_str(), d.key ? d.key->c_str() : "-", display(file).c_str());
    std::fflush(stdout);
}

/// The files after one that fails still get their turn.
int describe(const std::vector<fs::path>& files, const Session& session, JobControl& control) {
    const auto checkpoint = [](void* job) { static_cast<JobControl*>(job)->checkpoint(); };
    int code = 0;
    if (!session.json)
        std::printf("%9s %7s %3s %7s %7s %6s  %-9s %s\n", "length", "Hz", "ch", "LUFS", "dBTP",
                    "bpm", "key", "file");
    for (const fs::path& file : files) {
        try {
            const SoundDescription description = describeSound(file, checkpoint, &control);
            if (session.json)
                session.print(jsonOf(file, description));
            else
                printRow(file, description);
        } catch (const UserError& e) {
            std::fprintf(stderr, "antiphon-cli: %s\n", e.what());
            code = 3;
        } catch (const std::bad_alloc&) {
            std::fprintf(stderr, "antiphon-cli: %s: needs more memory than there is.\n",
                         display(file).c_str());
            code = 3;
        }
    }
    return code;
}

const std::map<std::string, SampleFormat> formatNames{
    {"int16", SampleFormat::Int16},     {"int24", SampleFormat::Int24},
    {"float32", SampleFormat::Float32}, {"flac16", SampleFormat::Flac16},
    {"flac24", SampleFormat::Flac24},   {"vorbis", SampleFormat::Vorbis},
    {"opus", SampleFormat::Opus}};

struct Conversion {
    fs::path in;
    fs::path out;
    int rate = 0; ///< 0: as it is
    std::string format;
    bool force = false;
};

void convert(const Conversion& c, const Session& session, JobControl& control) {
    std::optional<SampleFormat> format = formatForName(c.out);
    if (!c.format.empty())
        format = formatNames.at(c.format);
    if (!format)
        throw UserError(display(c.out) + ": the name tells no format; let it end in .wav, .flac, "
                                         ".ogg or .opus.",
                        UserError::Kind::Usage);
    if (!c.force && fs::exists(c.out))
        throw UserError(display(c.out) + ": exists already; choose another name or add --force.");

    SoundReader reader(c.in);
    const SoundInfo& info = reader.info();
    const int rate = c.rate > 0 ? c.rate : info.rate;
    Resampler resampler(info.rate, rate, info.channels);
    SoundWriter writer(c.out, rate, info.channels, *format, readProvenance(c.in));
    const auto channels = std::size_t(info.channels);
    constexpr std::size_t blockFrames = 1 << 15;
    std::vector<float> in(blockFrames * channels), out;
    std::size_t frames = 0, got = blockFrames;
    while (got == blockFrames) {
        control.checkpoint();
        got = reader.read(in);
        out.clear();
        resampler.process(std::span(in).first(got * channels), out);
        if (got < blockFrames)
            resampler.finish(out);
        writer.write(out);
        frames += out.size() / channels;
    }
    writer.close();
    if (session.json)
        session.print({{"path", display(c.out)},
                       {"seconds", double(frames) / rate},
                       {"sample_rate", rate},
                       {"channels", info.channels},
                       {"clipped_samples", writer.clipped()},
                       {"non_finite_samples", reader.nonFinite()}});
    else if (writer.clipped() > 0)
        std::fprintf(stderr, "antiphon-cli: %s: %zu samples were beyond full scale.\n",
                     display(c.out).c_str(), writer.clipped());
}

} // namespace

void addAudioVerbs(CLI::App& app, Session& session) {
    CLI::App* audio = app.add_subcommand("audio", "Sound files");
    audio->require_subcommand(1);

    const auto files = std::make_shared<std::vector<fs::path>>();
    CLI::App* describeVerb = audio->add_subcommand(
        "describe", "Length, loudness, tempo and key (the latter two of the first " +
                        std::to_string(describedMinutes) + " minutes)");
    describeVerb->add_option("files", *files, "Sound files")->required();
    describeVerb->callback([files, &session] {
        session.action = [files, &session] {
            int code = 0;
            runJob("describe",
                   [&](JobControl& control) { code = describe(*files, session, control); });
            return code;
        };
    });

    const auto conversion = std::make_shared<Conversion>();
    CLI::App* convertVerb = audio->add_subcommand("convert", "Another format or sample rate");
    convertVerb->add_option("in", conversion->in, "Sound file")->required();
    convertVerb->add_option("--out", conversion->out, "File to write: .wav, .flac, .ogg or .opus")
        ->required();
    convertVerb->add_option("--rate", conversion->rate, "Sample rate in Hz; as it is if not given")
        ->check(CLI::Range(100, 1536000));
    std::vector<std::string> names;
    for (const auto& [name, format] : formatNames)
        names.push_back(name);
    convertVerb->add_option("--format", conversion->format, "Depth or coding; default by the name")
        ->check(CLI::IsMember(names));
    convertVerb->add_flag("--force", conversion->force, "Replace an existing file");
    convertVerb->callback([conversion, &session] {
        session.action = [conversion, &session] {
            runJob("convert", [&](JobControl& control) { convert(*conversion, session, control); });
            return 0;
        };
    });
}

} // namespace antiphon::cli
