#include "models/stem/songlist.h"

#include "core/error.h"
#include "core/files.h"
#include "core/json.h"
#include "core/text.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace antiphon::stem {

namespace {

constexpr std::size_t comfortable = 10;

std::vector<std::string> namesAt(const Json& json, const char* key, const std::string& origin) {
    const bool good =
        json.is_object() && json.contains(key) && json.at(key).is_array() &&
        std::ranges::all_of(json.at(key), [](const Json& entry) { return entry.is_string(); });
    if (!good)
        throw UserError(origin + ": must be an object with the lists 'train' and 'validation' of "
                                 "names of songs.");
    return json.at(key).get<std::vector<std::string>>();
}

} // namespace

SongList splitSongs(const std::vector<Song>& songs, const SplitSettings& settings, const Log& log) {
    if (log && songs.size() < comfortable)
        log("The data set has " + counted(songs.size(), "song") +
            "; with fewer than 10, figures of the validation say little and training soon learns "
            "the songs by heart.");
    SongList list;
    std::vector<std::string> open;
    for (const Song& song : songs) {
        if (song.split == Split::None)
            open.push_back(song.name);
        else
            (song.split == Split::Train ? list.train : list.validation).push_back(song.name);
    }
    std::ranges::sort(open);
    std::size_t held = 0;
    if (settings.by == SplitBy::Last) {
        held = settings.last;
    } else if (list.validation.empty() && songs.size() > 1 && !open.empty()) {
        // By the names alone, so that a codec that learns from all songs and a model that learns
        // from those with drums hold back the same.
        std::ranges::sort(open, {}, [&](const std::string& name) {
            return contentHash(std::string_view(std::to_string(settings.seed) + " " + name));
        });
        held = std::max<std::size_t>(
            1, std::size_t(std::lround(settings.share * double(open.size()))));
    }
    if (songs.size() > 1 && held >= open.size() && list.train.empty())
        throw UserError("Of " + counted(songs.size(), "song") + " " + std::to_string(held) +
                            " would be for validation and none for training; hold fewer back.",
                        UserError::Kind::Usage);
    held = std::min(held, open.size());
    list.train.insert(list.train.end(), open.begin(), open.end() - std::ptrdiff_t(held));
    list.validation.insert(list.validation.end(), open.end() - std::ptrdiff_t(held), open.end());
    std::ranges::sort(list.train);
    std::ranges::sort(list.validation);
    return list;
}

SongList songListOf(const Json& json, const std::string& origin) {
    SongList list{namesAt(json, "train", origin), namesAt(json, "validation", origin)};
    for (const std::string& name : list.validation)
        if (std::ranges::find(list.train, name) != list.train.end())
            throw UserError(origin + ": the song '" + name +
                            "' is in both lists; take it out of one.");
    return list;
}

SongList readSongList(const fs::path& file) {
    return songListOf(readJson(file), display(file));
}

void writeSongList(const fs::path& file, const SongList& list) {
    writeJson(file, {{"train", list.train}, {"validation", list.validation}});
}

SplitSongs applySplit(std::vector<Song> songs, const SongList& list, const Log& log) {
    SplitSongs parts;
    std::set<std::string> missing(list.train.begin(), list.train.end());
    missing.insert(list.validation.begin(), list.validation.end());
    for (Song& song : songs) {
        const bool validation =
            std::ranges::find(list.validation, song.name) != list.validation.end();
        if (missing.erase(song.name) == 0 && log)
            log(song.name + ": is in neither list of the split and used for training.");
        (validation ? parts.validation : parts.train).push_back(std::move(song));
    }
    if (log)
        for (const std::string& name : missing)
            log(name + ": is in the split, but not among the songs.");
    return parts;
}

SplitSongs heldBackTime(const std::vector<Song>& songs, double share) {
    SplitSongs parts{songs, songs};
    for (std::size_t i = 0; i < songs.size(); ++i) {
        const FrameRange& range = songs[i].range;
        const auto cut = range.end - std::llround(share * double(range.size()));
        parts.train[i].range.end = parts.validation[i].range.begin = cut;
    }
    return parts;
}

} // namespace antiphon::stem
