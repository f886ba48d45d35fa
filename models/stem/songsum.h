#pragma once

#include "core/job.h"
#include "models/stem/songs.h"

#include <vector>

namespace antiphon::stem {

/// Below this largest magnitude nothing sounds, as in the rule of silent chunks.
inline constexpr float audible = 0.01f;

/// The recordings of a song, a group a stem.
std::vector<std::vector<fs::path>> takesOf(const Song& song);

/// Sums of recordings, block by block: songs may be long.
struct SongSum {
    int rate = 0;
    std::int64_t frames = 0;                ///< of the longest recording
    std::vector<std::vector<float>> levels; ///< of each group: largest magnitude every half second
    static constexpr double levelSeconds = 0.5;

    /// From the first to the last half second in which two groups sound: they reach `threshold`
    /// and a tenth of their usual level (the median of what reaches it), so that what rings after
    /// the music, or fades out, is not part of it.
    FrameRange sounding(float threshold) const;
};

/// Sums all recordings of all groups at one rate and writes 32-bit float WAV to `out` (empty: only
/// measures), with as many channels as all have, else one. `sources` marks the file as made of
/// them. Throws UserError as SoundReader and SoundWriter do, and Cancelled.
SongSum sumRecordings(const std::vector<std::vector<fs::path>>& groups, int rate,
                      const fs::path& out, JobContext& context);

/// Whether a file that sumRecordings() made is as its sources are now.
enum class SumState { Missing, Foreign, Old, UpToDate };
SumState stateOf(const fs::path& sum, const std::vector<std::vector<fs::path>>& groups);

} // namespace antiphon::stem
