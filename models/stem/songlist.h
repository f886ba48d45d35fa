#pragma once

#include "core/json.h"
#include "models/stem/songs.h"

#include <string>
#include <utility>
#include <vector>

namespace antiphon::stem {

/// Which songs are for training and which for validation: decided once and kept in a file, so that
/// later runs are measured on the same songs.
struct SongList {
    std::vector<std::string> train, validation;
    bool operator==(const SongList&) const = default;
};

enum class SplitBy {
    Share, ///< validation: a share of the songs, one at least, drawn by `seed`
    Last   ///< validation: the last `last` songs in the order of their names, as the reference
};
struct SplitSettings {
    SplitBy by = SplitBy::Share;
    double share = 0.1;
    std::size_t last = 24;
    std::uint64_t seed = 1;
};

/// Songs that lie in folders called train or validation (or test) keep to them. One song alone is
/// for training: see heldBackTime(). `log` is warned of fewer than 10 songs. Throws UserError
/// (Usage) where nothing would be left for training.
SongList splitSongs(const std::vector<Song>& songs, const SplitSettings& settings,
                    const Log& log = {});

/// splits.json: {"train": [names], "validation": [names]}. Throws UserError naming the file, for a
/// song in both lists, too.
SongList readSongList(const fs::path& file);
/// The same of JSON that is from `origin`.
SongList songListOf(const Json& json, const std::string& origin);
void writeSongList(const fs::path& file, const SongList& list);

/// The songs of both parts in the order of `songs`. `log` is told of songs that the list does not
/// have (they are for training) and of those it has that are not there.
struct SplitSongs {
    std::vector<Song> train, validation;
};
SplitSongs applySplit(std::vector<Song> songs, const SongList& list, const Log& log = {});

/// For data sets of few songs: of each song the last `share` of its range is validation and the
/// rest training; no chunk of the one has a frame of the other.
SplitSongs heldBackTime(const std::vector<Song>& songs, double share);

} // namespace antiphon::stem
