#pragma once

#include "core/job.h"
#include "models/stem/codecconfig.h"
#include "models/stem/lmmodel.h"
#include "models/stem/options.h"
#include "models/stem/recordings.h"
#include "models/stem/songlist.h"

#include <span>

namespace antiphon::stem {

/// Songs to learn from and to be judged by, how they were parted, and whether by time.
struct LearningSongs {
    SplitSongs songs;
    SongList list; ///< empty: by time
};

/// Reads the songs of folders. Those that do not say from where to where they sound are measured,
/// which reads them. splits.json of the (only) folder decides what is held back, else the options.
/// Throws UserError as readSongs(), and Cancelled.
LearningSongs learningSongs(std::span<const fs::path> folders, const HoldBackOptions& holdBack,
                            std::uint64_t seed, JobContext& context);

/// Of the songs of folders what a model has not learned from: songs that its record does not name
/// among those; where the ends of songs were held back, these. All, which `context` is told, where
/// nothing else is left. Throws as learningSongs().
std::vector<Song> unlearnedSongs(std::span<const fs::path> folders, const LmModel& model,
                                 double share, JobContext& context);

/// What a codec learns from.
struct LearningRecordings {
    std::vector<Recording> training, validation;
    double seconds = 0; ///< of both
};
/// Of folders with songs their stems; of others, and of files, the recordings, whose ends are held
/// back. Throws UserError naming what holds no sound.
LearningRecordings learningRecordings(std::span<const fs::path> paths,
                                      const HoldBackOptions& holdBack, const CodecConfig& config,
                                      std::uint64_t seed, JobContext& context);

} // namespace antiphon::stem
