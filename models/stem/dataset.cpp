#include "models/stem/dataset.h"

#include "core/error.h"
#include "core/soundfile.h"
#include "models/stem/codecuse.h"
#include "models/stem/songsum.h"
#include "models/stem/stemnames.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace antiphon::stem {

namespace {

constexpr std::size_t fewSongs = 10;

/// Files often end in long tails of silence, which nobody learns from or is judged by.
void measureRanges(std::vector<Song>& songs, JobContext& context) {
    for (std::size_t i = 0; i < songs.size(); ++i) {
        Song& song = songs[i];
        context.checkpoint();
        context.progress(double(i) / double(songs.size()), song.name);
        if (song.range != FrameRange{0, song.frames})
            continue;
        JobContext part =
            context.part(context.seed(), context.folder(), context.work(),
                         double(i) / double(songs.size()), double(i + 1) / double(songs.size()));
        const FrameRange range =
            sumRecordings(takesOf(song), song.rate, {}, part).sounding(audible);
        if (range.size() > 0)
            song.range = {range.begin, std::min(range.end, song.frames)};
    }
}

std::vector<Song> songsIn(std::span<const fs::path> folders, JobContext& context) {
    std::vector<Song> songs;
    for (const fs::path& folder : folders)
        for (Song& song : readSongs(folder, [&](const std::string& line) { context.log(line); }))
            songs.push_back(std::move(song));
    measureRanges(songs, context);
    return songs;
}

LearningSongs parted(std::vector<Song> songs, const fs::path& root, const HoldBackOptions& holdBack,
                     const Log& log) {
    LearningSongs learning;
    if (!root.empty() && fs::is_regular_file(root / "splits.json")) {
        learning.list = readSongList(root / "splits.json");
        learning.songs = applySplit(std::move(songs), learning.list, log);
    } else if (holdBack.by == "time" || (holdBack.by == "auto" && songs.size() < fewSongs)) {
        learning.songs = heldBackTime(songs, holdBack.share);
        log("The last " + std::to_string(std::lround(100 * holdBack.share)) +
            " % of every song are held back, to be judged by." +
            (songs.size() < fewSongs ? " Fewer than 10 songs are soon known by heart." : ""));
    } else {
        SplitSettings settings;
        settings.share = holdBack.share;
        learning.list = splitSongs(songs, settings, log);
        learning.songs = applySplit(std::move(songs), learning.list, log);
    }
    return learning;
}

/// Of songs of which a model learned the beginning, by its record, what it learned and the rest.
SplitSongs behind(const std::vector<Song>& songs, const Json& ranges, double seconds,
                  const std::string& origin) {
    SplitSongs known;
    for (const Song& song : songs) {
        const auto entry = ranges.find(song.name);
        if (entry == ranges.end()) {
            known.validation.push_back(song);
            continue;
        }
        const auto rangeAt = [&](const char* what) {
            if (!entry->contains(what))
                return FrameRange();
            try {
                const auto ends = entry->at(what).get<std::array<double, 2>>();
                return FrameRange{std::llround(ends[0] * song.rate),
                                  std::llround(ends[1] * song.rate)};
            } catch (const Json::exception&) {
                throw UserError(origin + ": what its record says of 'ranges' is damaged; train "
                                         "it again.");
            }
        };
        const FrameRange learned = rangeAt("learned"), judged = rangeAt("judged");
        const std::int64_t end = std::max(learned.end, judged.end);
        const bool enough = song.range.end - end >= std::llround(seconds * song.rate);
        Song rest = song, before = song;
        rest.range.begin = std::max(rest.range.begin, enough ? end : learned.end);
        if (rest.range.size() > 0)
            known.validation.push_back(std::move(rest));
        before.range = learned;
        if (before.range.size() > 0)
            known.train.push_back(std::move(before));
    }
    return known;
}

/// Reads it to its end, to tell of samples that are none; its length.
double soundSeconds(const fs::path& file, const Log& log) {
    SoundReader reader(file);
    std::vector<float> block(std::size_t(1 << 16) * std::size_t(reader.info().channels));
    while (reader.read(block) > 0) {
    }
    tellNonFinite(file, reader.nonFinite(), log);
    return reader.info().seconds();
}

std::vector<fs::path> soundFiles(const fs::path& path) {
    if (!fs::is_directory(path))
        return {path};
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(path))
        if (entry.is_regular_file() && namesSound(entry.path()))
            files.push_back(entry.path());
    std::ranges::sort(files);
    if (files.empty())
        throw UserError(display(path) + ": holds no sound files.");
    return files;
}

} // namespace

LearningSongs learningSongs(std::span<const fs::path> folders, const std::string& target,
                            const HoldBackOptions& holdBack, JobContext& context) {
    const Log log = [&](const std::string& line) { context.log(line); };
    // First of all: songs that teach nothing must not be those that it is judged by.
    return parted(songsWith(songsIn(folders, context), target, log),
                  folders.size() == 1 ? folders.front() : fs::path(), holdBack, log);
}

Json rangesOf(const SplitSongs& songs) {
    Json ranges = Json::object();
    const auto add = [&](const std::vector<Song>& list, const char* what) {
        for (const Song& song : list)
            ranges[song.name][what] = {double(song.range.begin) / song.rate,
                                       double(song.range.end) / song.rate};
    };
    add(songs.train, "learned");
    add(songs.validation, "judged");
    return ranges;
}

SplitSongs songsAsKnown(std::span<const fs::path> folders, const LmModel& model, double share,
                        double seconds, JobContext& context) {
    std::vector<Song> songs = songsIn(folders, context);
    if (!model.training.contains("options")) // published: it knows none of them
        return {{}, std::move(songs)};
    SplitSongs known;
    if (const auto splits = model.training.find("splits"); splits != model.training.end()) {
        const SongList list = songListOf(*splits, display(model.origin));
        for (const Song& song : songs) {
            const bool learned = std::ranges::find(list.train, song.name) != list.train.end();
            (learned ? known.train : known.validation).push_back(song);
        }
    } else if (const auto ranges = model.training.find("ranges"); ranges != model.training.end()) {
        known = behind(songs, *ranges, seconds, display(model.origin));
    } else {
        known = heldBackTime(songs, share);
    }
    if (known.validation.empty()) {
        context.log("It has learned from all of these songs; it is measured by what it knows.");
        known.validation = std::move(songs);
    }
    return known;
}

LearningRecordings learningRecordings(std::span<const fs::path> paths,
                                      const HoldBackOptions& holdBack, const CodecConfig& config,
                                      JobContext& context) {
    LearningRecordings found;
    const Log log = [&](const std::string& line) { context.log(line); };
    const auto add = [&](const fs::path& file, double from, double to,
                         std::vector<Recording>& list) {
        const Recording whole = recordingOf(file, config.rate, config.channels);
        const auto begin = std::int64_t(from * double(config.rate));
        const auto end =
            to < 0 ? whole.frames : std::min(whole.frames, std::int64_t(to * double(config.rate)));
        if (end - begin < config.hop())
            return;
        found.seconds += double(end - begin) / double(config.rate);
        list.push_back(stretchOf(whole, begin, end - begin));
    };
    std::vector<fs::path> folders, files;
    for (const fs::path& path : paths) {
        bool songs = false;
        if (fs::is_directory(path)) {
            try {
                songs = !readSongs(path).empty();
            } catch (const UserError&) { // no songs of stems: recordings of any kind
            }
        }
        if (songs)
            folders.push_back(path);
        else
            std::ranges::move(soundFiles(path), std::back_inserter(files));
    }
    if (!folders.empty()) {
        const LearningSongs songs = learningSongs(folders, std::string(anyStem), holdBack, context);
        const auto addSongs = [&](const std::vector<Song>& from, std::vector<Recording>& list) {
            for (const Song& song : from)
                for (const StemTrack& stem : song.stems)
                    for (const fs::path& take : stem.takes)
                        add(take, double(song.range.begin) / song.rate,
                            double(song.range.end) / song.rate, list);
        };
        addSongs(songs.songs.train, found.training);
        addSongs(songs.songs.validation, found.validation);
    }
    for (const fs::path& file : files) {
        context.checkpoint();
        const double seconds = soundSeconds(file, log);
        const double cut = seconds * (1 - holdBack.share);
        add(file, 0, cut, found.training);
        add(file, cut, -1, found.validation);
    }
    return found;
}

} // namespace antiphon::stem
