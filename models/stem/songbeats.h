#pragma once

#include "core/files.h"
#include "core/music/beatgrid.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// Where the beats of a song are kept.
namespace antiphon::stem {

/// beats.json of a song's folder: {"beats": [s], "downbeats": [s], "bpm", "source", "check"}.
struct SavedBeats {
    BeatGrid grid;
    /// A person made or changed them: the file does not say that it was estimated, or its numbers
    /// are no longer those that were.
    bool edited = true;
};
/// Throws UserError naming the file and what is wrong: not rising, not finite, no list.
SavedBeats readBeats(const fs::path& file);
/// Atomically. `edited`: preparation will not touch them again. Throws UserError (System).
void writeBeats(const fs::path& file, const BeatGrid& grid, bool edited);

/// "beats" and "downbeats" (seconds) of an npz file, as the Beat This tracker is saved by the
/// reference. Throws UserError naming the file and the array.
BeatGrid readBeatThis(const fs::path& file);

/// beats.json, else beatthis.npz, else none. Throws as both do.
std::optional<BeatGrid> beatsOfSong(const fs::path& songFolder);

/// sync.json: {song: [frames at which chunks may begin]}. Throws UserError naming file and song.
std::vector<std::pair<std::string, std::vector<std::int64_t>>> readSync(const fs::path& file);

} // namespace antiphon::stem
