#pragma once

#include "core/job.h"
#include "core/table.h"
#include "models/stem/songs.h"

#include <string>
#include <vector>

namespace antiphon::stem {

struct PrepareSettings {
    bool beats = true; ///< beats.json, where there are no beats
    bool key = true;
    fs::path tags = {}; ///< a table as readTagTable() has it; empty: none
    /// Also what was estimated before is estimated anew. What a person made or changed never is.
    bool again = false;
    /// What the table says replaces what a song has; otherwise it only fills gaps.
    bool replace = false;
};

struct PreparedSong {
    std::string name;
    std::size_t stems = 0;
    double seconds = 0;
    double from = 0, to = 0;           ///< seconds between which two stems sound
    double bpm = 0;                    ///< 0: none
    double confidence = 0;             ///< of the beats, where they were estimated now; else 0
    double halfBpm = 0, doubleBpm = 0; ///< other readings, where estimated now and in range; else 0
    std::string key;                   ///< empty: none
    double keyConfidence = 0;          ///< where it was estimated now; else 0
    std::string beats;                 ///< "estimated", "edited", "beatthis" or "none"
    SongTags tags;
};

struct PrepareReport {
    std::vector<PreparedSong> songs;
    std::vector<std::string> failures; ///< a sentence for each song that could not be prepared
};

/// Makes a data set ready (spec section 2.1), song by song, in the songs' own folders:
///  - drums_mixed/drums.wav, the sum of the drum parts, all of one rate;
///  - mixed.wav, the sum of all stems but raw drums (32-bit float: sums may exceed full scale);
///  - features.json: num_frames and sample_rate of the mix, between which frames two stems sound,
///    tempo and key, genres and moods as far as the table, MoisesDB's data.json, the files' own
///    descriptions or the folders' names say; nothing is invented;
///  - beats.json, where there is neither that nor beatthis.npz.
///
/// What is there and up to date is left as it is, so that a second run changes nothing and one that
/// was stopped goes on. Keys of features.json that are there win over what would be found (and, but
/// for `replace`, over the table), files that this did not make are kept, beats that a person
/// changed stay. Every file appears whole.
///
/// Songs that fail are reported and do not stop the others. `context`: checkpoints at every block,
/// progress, and a line of the log for all that is noteworthy. Throws UserError as readSongs() and
/// readTagTable(), and Cancelled.
PrepareReport prepareSongs(const fs::path& root, const PrepareSettings& settings,
                           JobContext& context);

/// A row a song.
Table tableOf(const PrepareReport& report);

} // namespace antiphon::stem
