#pragma once

#include "core/files.h"
#include "core/music/beatgrid.h"
#include "core/splits.h"
#include "models/stem/caption.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace antiphon::stem {

using Log = std::function<void(const std::string&)>;

/// The recordings of one stem of a song; several are summed.
struct StemTrack {
    std::string name;   ///< as stemNamed(); "guide", "memory", "context" where files say no more
    std::string folder; ///< where it lies below the song; empty: beside the others
    std::vector<fs::path> takes;
    std::int64_t frames = 0; ///< at the song's rate, of the longest
};

/// Frames begin ... end - 1 of a song.
struct FrameRange {
    std::int64_t begin = 0, end = 0;
    std::int64_t size() const { return end - begin; }
    bool operator==(const FrameRange&) const = default;
};

/// A song of stems that start together.
struct Song {
    std::string name; ///< unique in a data set
    fs::path folder;
    Split split = Split::None;    ///< of a folder train or validation above it
    std::vector<StemTrack> stems; ///< in the order of their names
    bool ordered = false;         ///< two whose roles are given: the first is context, the second
                                  ///< the target (guide and memory, context and generated stem)
    int rate = 0;                 ///< frames a second: of features.json, else the stems' highest
    std::int64_t frames = 0;      ///< of features.json, else of the longest stem
    FrameRange range;             ///< what may be used: all, or from where to where it sounds
    SongTags tags;
    BeatGrid beats;
    std::vector<std::int64_t> sync; ///< frames that chunks may begin at (sync.json); empty: any
    double seconds() const { return rate > 0 ? double(frames) / rate : 0; }

    /// Null when there is none.
    const StemTrack* find(std::string_view stem) const;
};

struct ReadSettings {
    double leastSeconds = 1;    ///< shorter songs are left out
    bool tellUnprepared = true; ///< also of files that preparation makes
};

/// Reads the songs of a folder (spec section 2): <song>/<stem>/<takes> with features.json,
/// drums_mixed (else the raw drums), beats.json or beatthis.npz, and sync.json beside the songs;
/// also what songFolders() of core knows (guide and memory, paired folders, stems as files) and
/// folders with a context.* and a gen.* file. Mixes and originals are no stems.
///
/// Only headers are read. Nothing is passed over in silence: a file that cannot be read, a song
/// with one stem, one that is too short, missing or malformed features.json, beats and
/// sync.json become a sentence of `log` that names the file and what follows. Sorted by name.
/// Throws UserError when there is no folder or no usable song in it.
std::vector<Song> readSongs(const fs::path& root, const Log& log = {},
                            const ReadSettings& settings = {});

/// The songs that have a stem as a target (any: every song), as the reference drops the others;
/// `log` is told which those are. Of ordered songs the second stem is a target under any name that
/// it or the folder above the song has. Throws UserError naming the stems that there are, when
/// none is left.
std::vector<Song> songsWith(std::vector<Song> songs, const std::string& target,
                            const Log& log = {});

/// What features.json says of a song.
struct SongFeatures {
    SongTags tags;
    int rate = 0;            ///< 0: it does not say
    std::int64_t frames = 0; ///< 0: it does not say
    FrameRange sounding;     ///< empty: it does not say
};
/// Unknown keys are passed over. Throws UserError naming the file, the key and what it must be.
SongFeatures readFeatures(const fs::path& file);

/// Rows of a table `song,genres,moods,bpm,key`, of which only `song` must be there; genres and
/// moods with commas or semicolons between. Throws UserError naming file, line and column.
std::vector<std::pair<std::string, SongTags>> readTagTable(const fs::path& file);

} // namespace antiphon::stem
