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

/// Reads the songs of folders that have a stem as a target: songsWith(). Those that do not say from
/// where to where they sound are measured, which reads them. splits.json of the (only) folder
/// decides what is held back, else the options, for every run alike. Throws UserError as
/// readSongs() and songsWith(), and Cancelled.
LearningSongs learningSongs(std::span<const fs::path> folders, const std::string& target,
                            const HoldBackOptions& holdBack, JobContext& context);

/// From where to where songs were learned from and judged by, for a model's record.
Json rangesOf(const SplitSongs& songs);

/// The songs of folders as a model knows them: `train` what it has learned from, by its record,
/// `validation` the rest. Where the ends of songs were held back, of each song what lies behind
/// what it learned from, and if that is long enough (`seconds`) also behind what it was chosen by.
/// A published model has learned from none. Where nothing is left, `validation` is all, which
/// `context` is told. Throws as learningSongs().
SplitSongs songsAsKnown(std::span<const fs::path> folders, const LmModel& model, double share,
                        double seconds, JobContext& context);

/// What a codec learns from.
struct LearningRecordings {
    std::vector<Recording> training, validation;
    double seconds = 0; ///< of both
};
/// Of folders with songs their stems; of others, and of files, the recordings, whose ends are held
/// back. Throws UserError naming what holds no sound.
LearningRecordings learningRecordings(std::span<const fs::path> paths,
                                      const HoldBackOptions& holdBack, const CodecConfig& config,
                                      JobContext& context);

} // namespace antiphon::stem
