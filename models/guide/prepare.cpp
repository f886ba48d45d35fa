#include "models/guide/prepare.h"

#include "core/error.h"
#include "core/resample.h"
#include "core/scan.h"
#include "core/soundfile.h"
#include "models/guide/pairs.h"
#include "models/guide/preparefolders.h"
#include "models/guide/prepareoptions.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace antiphon::guide {

namespace {

Outcome combineStems(const Inputs& inputs, const Options&, JobContext& context) {
    const auto groups = wholeDataset(inputs, context);
    std::int64_t files = 0, stems = 0;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        const TrackGroup& group = groups[g];
        std::map<std::string, std::vector<fs::path>> instruments;
        for (const Stem& stem : group.stems)
            instruments[stem.name.substr(0, stem.name.find('/'))].push_back(stem.file);
        for (const auto& [instrument, parts] : instruments) {
            context.progress(double(g) / double(groups.size()), group.song + ", " + instrument);
            std::vector<Sound> sounds;
            for (const fs::path& part : parts) {
                sounds.push_back(readSound(part));
                context.checkpoint();
            }
            writePrepared(context.folder() / name(group.split) / group.song / (instrument + ".wav"),
                          meanOfStems(sounds));
            stems += std::int64_t(parts.size());
            ++files;
        }
    }
    return preparedFolder(context, {{"songs", groups.size()}, {"stems", stems}, {"tracks", files}});
}

Outcome rescaleFiles(const Inputs& inputs, const Options&, JobContext& context) {
    const fs::path root = only(inputs, "dataset").path;
    const std::vector<fs::path> files = soundFiles(root, context);
    std::int64_t silentFiles = 0;
    std::map<fs::path, fs::path> made;
    for (std::size_t i = 0; i < files.size(); ++i) {
        context.progress(double(i) / double(files.size()), display(files[i].filename()));
        Sound sound = readSound(files[i]);
        rescale(sound);
        if (peakOf(sound.samples) == 0) {
            ++silentFiles;
            context.log(display(files[i]) + ": is silent and stays so.");
        }
        fs::path target =
            context.folder() / files[i].lexically_relative(root).replace_extension(".wav");
        const auto [other, fresh] = made.emplace(target, files[i]);
        if (!fresh)
            throw UserError(display(files[i]) + " and " + display(other->second) +
                            " would both become " + display(target) + "; rename one of them.");
        writePrepared(target, sound);
        context.checkpoint();
    }
    return preparedFolder(context, {{"files", files.size()}, {"silent", silentFiles}});
}

Outcome duoFolders(const Inputs& inputs, const Options&, JobContext& context) {
    const fs::path root = only(inputs, "dataset").path;
    std::vector<fs::path> files = soundFiles(root, context);
    std::erase_if(files, [&](const fs::path& file) { return file.parent_path() != root; });
    if (files.size() < 2)
        throw UserError(display(root) + ": holds " + std::to_string(files.size()) +
                        " recordings; a duo needs two, next to each other by name.");
    if (files.size() % 2) {
        context.log(display(files.back()) + ": has no partner and is left out.");
        files.pop_back();
    }
    for (std::size_t i = 0; i < files.size(); i += 2) {
        context.progress(double(i) / double(files.size()), display(files[i].filename()));
        // Partners are found by equal names.
        std::string number = std::to_string(i / 2 + 1);
        number.insert(0, 4 - std::min<std::size_t>(number.size(), 4), '0');
        for (std::size_t side = 0; side < 2; ++side)
            copyPrepared(files[i + side], context.folder() / ("A" + std::to_string(side + 1)) /
                                              (number + "-" + files[i].stem().string() +
                                               files[i + side].extension().string()));
        context.checkpoint();
    }
    return preparedFolder(context, {{"pairs", files.size() / 2}});
}

Task prepared(const char* id, const char* title, const char* help, const char* folder,
              Outcome (*run)(const Inputs&, const Options&, JobContext&)) {
    Task task;
    task.id = id;
    task.title = title;
    task.help = help;
    task.inputs = {{"dataset", "Data set", folder, ItemKind::Corpus}};
    task.options = [] { return Options(NoOptions{}); };
    task.run = run;
    task.heavy = false;
    return task;
}

} // namespace

Sound meanOfStems(std::span<const Sound> stems) {
    Sound mean{0, 2, {}};
    for (const Sound& stem : stems)
        mean.rate = std::max(mean.rate, stem.rate);
    for (const Sound& stem : stems) {
        const Sound part = resample(stem, mean.rate);
        mean.samples.resize(std::max(mean.samples.size(), 2 * part.frames()));
        for (std::size_t i = 0; i < part.frames(); ++i)
            for (int side = 0; side < 2; ++side)
                mean.at(i, side) += part.at(i, std::min(side, part.channels - 1));
    }
    for (float& sample : mean.samples)
        sample /= float(stems.size());
    return mean;
}

void rescale(Sound& sound) {
    double sum = 0;
    for (const float sample : sound.samples)
        sum += sample;
    const double mean = sound.samples.empty() ? 0 : sum / double(sound.samples.size());
    double peak = 0;
    for (const float sample : sound.samples)
        peak = std::max(peak, std::abs(double(sample) - mean));
    // What is constant but for rounding is silence with an offset.
    const bool sounds = peak > 1e-6;
    for (float& sample : sound.samples)
        sample = sounds ? float((double(sample) - mean) / peak) : 0;
}

std::vector<Task> preparationTasks() {
    std::vector<Task> tasks = {
        prepared("guide.combine-stems", "Combine stems",
                 "Average the stems of each instrument of a song into one file",
                 "Folder of songs with a folder an instrument", combineStems),
        prepared("guide.split", "Split a data set",
                 "Divide the songs of a data set into training, validation and test",
                 "Folder of songs or of paired folders", splitDataset),
        prepared("guide.duo", "Make duo folders",
                 "Pair neighbouring files of a folder as A1 and A2", "Folder of recordings",
                 duoFolders),
        prepared("guide.rescale", "Rescale recordings",
                 "Take the offset out of recordings and bring them to full level",
                 "Folder of recordings", rescaleFiles),
        prepared("guide.eval-folders", "Make evaluation folders",
                 "Write true and misaligned mixes and single tracks, to measure results against",
                 "Folder of songs", evaluationFolders)};
    tasks[1].options = [] { return Options(SplitOptions{}); };
    tasks[4].options = [] { return Options(EvalFolderOptions{}); };
    return tasks;
}

} // namespace antiphon::guide
