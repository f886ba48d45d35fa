#include "models/idm/builddataset.h"

#include "core/dsp/melgram.h"
#include "core/error.h"
#include "core/resampleonce.h"
#include "core/scan.h"
#include "core/soundfile.h"
#include "core/table.h"
#include "models/idm/melpercentile.h"

#include <algorithm>
#include <cmath>

namespace antiphon::idm {

namespace {

constexpr int cacheVersion = 1; ///< to be raised when clips are measured differently
constexpr double referenceShare = 0.999;

struct Source {
    std::string name; ///< below what was scanned
    fs::path file;
    std::string cache;
    Split split = Split::None;
    std::unique_ptr<ClipCache> clips;
};

std::vector<Source> sourcesOf(std::span<const fs::path> recordings, const fs::path& out,
                              JobContext& context) {
    std::vector<Source> sources;
    for (const fs::path& start : recordings) {
        FolderScan scan({start}, fs::absolute(out).lexically_normal());
        while (scan.step())
            context.checkpoint();
        for (const std::string& problem : scan.problems)
            context.log(problem);
        for (const FoundFile& found : scan.files)
            if (namesSound(found.path)) {
                const fs::path below = fs::path(found.path).lexically_relative(scan.roots.front());
                std::string name = display(below);
                if (std::ranges::any_of(sources,
                                        [&](const Source& one) { return one.name == name; }))
                    name = display(fs::path(found.path));
                sources.push_back({name, found.path, {}, Split::None, nullptr});
            }
    }
    if (sources.empty())
        throw UserError(display(recordings.front()) +
                        ": holds no recordings (WAV, FLAC, OGG ...); name a folder that does.");
    return sources;
}

std::string cacheName(const fs::path& file, const DatasetSettings& settings, JobContext& context) {
    const std::string content = contentHash(
        file, [](void* one) { static_cast<JobContext*>(one)->checkpoint(); }, &context);
    const Json says{{"content", content},          {"version", cacheVersion},
                    {"rate", settings.rate},       {"window", settings.window},
                    {"hop", settings.hop},         {"bands", settings.bands},
                    {"seconds", settings.seconds}, {"step", settings.step}};
    return contentHash(std::string_view(says.dump())) + ".safetensors";
}

/// The powers of a clip, low band first.
void appendMel(std::span<const float> clip, const DatasetSettings& settings,
               std::vector<float>& to) {
    const Matrix powers = melPower(clip, {.rate = int(settings.rate),
                                          .window = std::size_t(settings.window),
                                          .hop = std::size_t(settings.hop),
                                          .bands = std::size_t(settings.bands)});
    const std::size_t begin = to.size();
    to.resize(begin + powers.values.size());
    for (std::size_t b = 0; b < powers.columns; ++b)
        for (std::size_t t = 0; t < powers.rows; ++t)
            to[begin + b * powers.rows + t] = powers.values[t * powers.columns + b];
}

void measure(const fs::path& file, const fs::path& cache, const DatasetSettings& settings,
             JobContext& context) {
    std::size_t nonFinite = 0;
    const Sound sound = readSound(file, std::int64_t(4) * 3600 * 48000, &nonFinite);
    if (nonFinite > 0)
        context.log(display(file) + ": " + std::to_string(nonFinite) +
                    " samples are no numbers and count as silence.");
    const std::vector<float> mono = resampleOnce(monoOf(sound), sound.rate, int(settings.rate));
    const auto size = std::size_t(settings.samples());
    const auto step =
        std::size_t(std::max<std::int64_t>(1, std::llround(settings.step * double(settings.rate))));
    std::vector<CachedClip> clips;
    std::vector<float> mel, clip(size);
    std::size_t leftOut = 0;
    for (std::size_t from = 0; from == 0 || from + size <= mono.size(); from += step) {
        context.checkpoint();
        const std::size_t count = std::min(size, mono.size() - from);
        std::fill(std::copy_n(mono.begin() + std::ptrdiff_t(from), count, clip.begin()), clip.end(),
                  0.0f);
        if (mostlySilent(clip, settings.rate)) {
            ++leftOut;
            continue;
        }
        // Scores are always of 24 kHz, whatever the spectrograms are made of.
        const std::vector<float> scored =
            resampleOnce(clip, int(settings.rate), LScoreReport::rate);
        const LScoreReport report =
            measureLScore(scored, LScoreSeries::Left, [&] { context.checkpoint(); });
        clips.push_back({double(from) / double(settings.rate),
                         double(count) / double(settings.rate), report.score, report.flags});
        appendMel(clip, settings, mel);
    }
    writeClipCache(cache, clips, leftOut, std::size_t(settings.bands),
                   std::size_t(settings.frames()), mel);
}

/// As the folders directly below what was scanned say, else by rule.
void part(std::vector<Source>& sources, const SplitRule& rule) {
    std::vector<std::string> names;
    for (Source& source : sources) {
        const fs::path path(source.name);
        source.split = path.has_parent_path() ? splitNamed(path.begin()->string()) : Split::None;
        if (source.split == Split::None)
            names.push_back(source.name);
    }
    const std::vector<Split> splits = exactSplit(names, rule);
    auto next = splits.begin();
    for (Source& source : sources)
        if (source.split == Split::None)
            source.split = *next++;
}

void writeScores(const fs::path& file, const std::vector<Source>& sources) {
    Table table;
    std::vector<std::string> names, splits, flags;
    std::vector<double> starts, sounds, rows, values[4];
    for (const Source& source : sources)
        for (std::size_t row = 0; row < source.clips->clips().size(); ++row) {
            const CachedClip& clip = source.clips->clips()[row];
            names.push_back(source.name);
            splits.emplace_back(name(source.split));
            std::string said;
            for (const std::string& flag : clip.flags.names())
                said += (said.empty() ? "" : " ") + flag;
            flags.push_back(said);
            starts.push_back(clip.start);
            sounds.push_back(clip.sound);
            rows.push_back(double(row));
            values[0].push_back(clip.score.timbral);
            values[1].push_back(clip.score.density);
            values[2].push_back(clip.score.irregularity);
            values[3].push_back(clip.score.structural);
        }
    table.rows = names.size();
    table.add("source", std::move(names));
    table.add("start", std::move(starts));
    table.add("sound", std::move(sounds));
    table.add("split", std::move(splits));
    table.add("timbral", std::move(values[0]));
    table.add("density", std::move(values[1]));
    table.add("irregularity", std::move(values[2]));
    table.add("structural", std::move(values[3]));
    table.add("flags", std::move(flags));
    table.add("row", std::move(rows));
    writeTable(file, table);
}

Json toJson(const DatasetSettings& settings) {
    return {{"rate", settings.rate},   {"window", settings.window},   {"hop", settings.hop},
            {"bands", settings.bands}, {"seconds", settings.seconds}, {"step", settings.step}};
}

} // namespace

bool mostlySilent(std::span<const float> mono, std::int64_t rate) {
    const auto block = std::size_t(std::max<std::int64_t>(1, rate / 10));
    std::size_t silent = 0, blocks = 0;
    for (std::size_t from = 0; from < mono.size(); from += block, ++blocks) {
        const auto piece = mono.subspan(from, std::min(block, mono.size() - from));
        double squares = 0;
        for (const float x : piece)
            squares += double(x) * double(x);
        if (squares / double(piece.size()) < 1e-6)
            ++silent;
    }
    return 2 * silent > blocks;
}

DatasetReport buildDataset(std::span<const fs::path> recordings, const fs::path& out,
                           const DatasetSettings& settings, const SplitRule& rule,
                           JobContext& context) {
    std::vector<Source> sources = sourcesOf(recordings, out, context);
    DatasetReport report;
    const fs::path folder = out / "cache";
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        throw UserError(display(folder) + ": cannot be made (" + error.message() +
                            "); choose a folder that may be written to.",
                        UserError::Kind::System);
    for (std::size_t i = 0; i < sources.size(); ++i) {
        Source& source = sources[i];
        context.checkpoint();
        context.progress(0.95 * double(i) / double(sources.size()), source.name);
        try {
            source.cache = cacheName(source.file, settings, context);
            const fs::path cache = folder / source.cache;
            const auto open = [&] {
                return std::make_unique<ClipCache>(cache, std::size_t(settings.bands),
                                                   std::size_t(settings.frames()));
            };
            if (fs::exists(cache)) {
                try {
                    source.clips = open();
                    ++report.cached;
                } catch (const UserError& broken) {
                    context.log(std::string(broken.what()) + " Measured anew.");
                }
            }
            if (!source.clips) {
                measure(source.file, cache, settings, context);
                source.clips = open();
            }
        } catch (const UserError& failure) {
            if (failure.kind() == UserError::Kind::System)
                throw;
            report.failures.emplace_back(failure.what());
            context.log(failure.what());
            continue;
        }
        report.silent += source.clips->leftOut();
        if (source.clips->clips().empty()) {
            report.failures.push_back(display(source.file) +
                                      ": is silent for more than half of every clip.");
            context.log(report.failures.back());
        }
    }
    std::erase_if(sources, [](const Source& source) {
        return !source.clips || source.clips->clips().empty();
    });
    if (sources.empty())
        throw UserError(display(recordings.front()) + ": gives no clip (" +
                        report.failures.front() + "); add recordings that sound.");
    part(sources, rule);
    context.progress(0.96, "Level of the data set");
    const double reference = double(streamPercentile(referenceShare, [&](const auto& take) {
        for (const Source& source : sources) {
            context.checkpoint();
            if (source.split == Split::Train)
                for (std::size_t row = 0; row < source.clips->clips().size(); ++row)
                    take(source.clips->mel(row));
        }
    }));
    report.reference = std::max(reference, 1e-10);

    Json list = Json::array();
    for (const Source& source : sources) {
        list.push_back({{"path", source.name},
                        {"file", display(fs::absolute(source.file))},
                        {"cache", source.cache},
                        {"split", name(source.split)}});
        (source.split == Split::Validation ? report.validation
         : source.split == Split::Test     ? report.test
                                           : report.training) += source.clips->clips().size();
    }
    report.sources = sources.size();
    writeScores(out / "scores.csv", sources);
    writeJson(out / "dataset.json", {{"format", "antiphon-idm-dataset"},
                                     {"version", 1},
                                     {"settings", toJson(settings)},
                                     {"reference", report.reference},
                                     {"reference_share", referenceShare},
                                     {"left_out", report.silent},
                                     {"failures", report.failures},
                                     {"sources", std::move(list)}});
    return report;
}

} // namespace antiphon::idm
