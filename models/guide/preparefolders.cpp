#include "models/guide/preparefolders.h"

#include "core/error.h"
#include "core/resample.h"
#include "core/rng.h"
#include "core/scan.h"
#include "core/soundfile.h"
#include "core/table.h"
#include "models/guide/prepareoptions.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <system_error>

namespace antiphon::guide {

namespace {

void link(const fs::path& from, const fs::path& to) {
    fs::create_directories(to.parent_path());
    std::error_code error;
    fs::create_symlink(fs::absolute(from), to, error);
    if (error)
        throw UserError(display(to) + ": cannot be made a link (" + error.message() +
                            "); copy the files instead.",
                        UserError::Kind::System);
}

} // namespace

std::vector<TrackGroup> wholeDataset(const Inputs& inputs, JobContext& context) {
    context.progress(0, "Looking");
    return readDataset(only(inputs, "dataset").path,
                       {.ignored = {}, .longest = std::numeric_limits<double>::infinity()},
                       [&](const std::string& line) { context.log(line); });
}

std::vector<fs::path> soundFiles(const fs::path& folder, JobContext& context) {
    FolderScan scan({folder});
    while (scan.step())
        context.checkpoint();
    std::vector<fs::path> files;
    for (const FoundFile& file : scan.files)
        if (namesSound(file.path))
            files.emplace_back(file.path);
    std::ranges::sort(files);
    if (files.empty())
        throw UserError(display(folder) + ": there is no recording in it; choose another folder.");
    return files;
}

std::string flatName(std::string name) {
    std::ranges::replace(name, '/', '-');
    return name;
}

Sound excerptOf(const fs::path& file, double seconds, int rate, int channels) {
    SoundReader reader(file);
    const SoundInfo& info = reader.info();
    const auto frames = std::min(info.frames, std::int64_t(std::ceil(seconds * double(info.rate))));
    Sound sound{info.rate, info.channels,
                std::vector<float>(std::size_t(frames) * std::size_t(info.channels))};
    sound.samples.resize(reader.read(sound.samples) * std::size_t(info.channels));
    if (channels == 1)
        sound = {sound.rate, 1, monoOf(sound)};
    else if (sound.channels == 1) {
        Sound both{sound.rate, 2, {}};
        for (const float sample : sound.samples)
            both.samples.insert(both.samples.end(), {sample, sample});
        sound = std::move(both);
    }
    return resample(sound, rate);
}

void writePrepared(const fs::path& file, const Sound& sound) {
    fs::create_directories(file.parent_path());
    writeSound(file, sound,
               peakOf(sound.samples) > 1 ? SampleFormat::Float32 : SampleFormat::Int24);
}

void copyPrepared(const fs::path& from, const fs::path& to) {
    std::error_code error;
    fs::create_directories(to.parent_path(), error);
    if (!error)
        fs::copy_file(from, to, error);
    if (error)
        throw UserError(display(from) + ": cannot be copied to " + display(to) + " (" +
                            error.message() + ").",
                        UserError::Kind::System);
}

Outcome preparedFolder(JobContext& context, Json figures) {
    Outcome outcome;
    outcome.items.push_back({ItemKind::Corpus, context.folder(), "dataset"});
    context.produced(outcome.items.back());
    outcome.figures = std::move(figures);
    context.progress(1, "Done");
    return outcome;
}

Outcome splitDataset(const Inputs& inputs, const Options& options, JobContext& context) {
    const SplitOptions& wanted = options.as<SplitOptions>();
    const fs::path root = only(inputs, "dataset").path;
    const auto groups = wholeDataset(inputs, context);
    std::vector<std::string> songs;
    for (const TrackGroup& group : groups) {
        if (group.split != Split::None)
            throw UserError(display(root) + ": '" + group.song + "' already lies in a folder for " +
                            std::string(name(group.split)) +
                            "; choose a data set that is not divided.");
        songs.push_back(group.song);
    }
    const std::vector<Split> parts =
        wanted.rule == "published"
            ? numpySplit(songs)
            : exactSplit(songs, {wanted.validation, wanted.test, context.seed()});
    std::map<std::string, std::int64_t> counts = {{"train", 0}, {"validation", 0}, {"test", 0}};
    std::vector<std::string> names;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        const std::string part(name(parts[g]));
        ++counts[part];
        names.push_back(part);
        if (wanted.files == "list")
            continue;
        context.progress(double(g) / double(groups.size()), groups[g].song);
        std::vector<fs::path> files;
        for (const Stem& stem : groups[g].stems)
            files.push_back(stem.file);
        for (const Stem& stem : groups[g].foreign)
            files.push_back(stem.file);
        if (const fs::path data = root / groups[g].song / "data.json"; fs::is_regular_file(data))
            files.push_back(data);
        for (const fs::path& file : files) {
            const fs::path to = context.folder() / part / file.lexically_relative(root);
            wanted.files == "link" ? link(file, to) : copyPrepared(file, to);
            context.checkpoint();
        }
    }
    Table table;
    table.rows = songs.size();
    table.add("song", songs);
    table.add("split", names);
    const fs::path list = context.folder() / "split.csv";
    writeTable(list, table);
    Outcome outcome = preparedFolder(context, {{"songs", songs.size()},
                                               {"train", counts["train"]},
                                               {"validation", counts["validation"]},
                                               {"test", counts["test"]}});
    if (wanted.files == "list")
        outcome.items.clear();
    outcome.items.push_back({ItemKind::Table, list, "split"});
    return outcome;
}

Outcome evaluationFolders(const Inputs& inputs, const Options& options, JobContext& context) {
    constexpr int mixRate = 16000, trackRate = 48000; // as the published measures take them
    const double length = options.as<EvalFolderOptions>().seconds;
    const auto groups = wholeDataset(inputs, context);
    if (groups.size() < 2)
        throw UserError(display(only(inputs, "dataset").path) +
                        ": misaligned mixes need stems of another song, but there is one song "
                        "only; add some.");
    Rng rng(context.seed());
    std::vector<std::string> songs, dropped, added;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        const TrackGroup& group = groups[g];
        context.progress(double(g) / double(groups.size()), group.song);
        const std::size_t out = rng.below(group.stems.size());
        std::size_t other = rng.below(groups.size() - 1);
        other += other >= g;
        const auto& foreign = groups[other].stems;
        const Stem& in = foreign[rng.below(foreign.size())];
        std::vector<Sound> right, wrong;
        for (std::size_t s = 0; s < group.stems.size(); ++s) {
            Sound mono = excerptOf(group.stems[s].file, length, mixRate, 1);
            if (s != out)
                wrong.push_back(mono);
            right.push_back(std::move(mono));
            const std::string stem = flatName(group.song + "-" + group.stems[s].name);
            writePrepared(context.folder() / "tracks" / (stem + ".wav"),
                          excerptOf(group.stems[s].file, length, trackRate, 2));
            context.checkpoint();
        }
        wrong.push_back(excerptOf(in.file, length, mixRate, 1));
        const std::string file = flatName(group.song) + ".wav";
        writePrepared(context.folder() / "true" / file,
                      mixOfStems(std::move(right), MixUse::Generation));
        writePrepared(context.folder() / "misaligned" / file,
                      mixOfStems(std::move(wrong), MixUse::Generation));
        songs.push_back(group.song);
        dropped.push_back(group.stems[out].name);
        added.push_back(groups[other].song + ": " + in.name);
    }
    Table table;
    table.rows = songs.size();
    table.add("song", songs);
    table.add("dropped", dropped);
    table.add("added", added);
    const fs::path list = context.folder() / "misaligned.csv";
    writeTable(list, table);
    Outcome outcome = preparedFolder(context, {{"songs", songs.size()}});
    outcome.items.push_back({ItemKind::Table, list, "misaligned"});
    return outcome;
}

} // namespace antiphon::guide
