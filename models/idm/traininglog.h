#pragma once

#include "core/files.h"
#include "models/idm/curriculum.h"

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace antiphon::idm {

// Files of a run's folder.
inline constexpr const char* trainingStepsName = "training.jsonl";
inline constexpr const char* trainingScoresName = "lscores.jsonl";

/// What a training has written of its pace and of what it draws; see steplog.h. A value,
/// torch-free.
struct TrainingLog {
    /// A step, as training.jsonl has it.
    struct Pace {
        std::int64_t step = 0;
        double competence = 0;
        std::int64_t eligible = 0; ///< clips
        Scores difficulty{}; ///< easiest, median and hardest of the batch; the fourth is unused
    };
    /// A measurement of clips drawn from the same noise, as lscores.jsonl has it.
    struct Scored {
        std::int64_t step = 0;
        Scores mean{}, deviation{};   ///< over the clips
        std::optional<Scores> target; ///< mean of what is learned from then; none: not written
    };
    std::vector<Pace> paces;
    std::vector<Scored> scored;
};

/// Of a run's folder, running or ended; about `most` steps of it, the last one among them. Lines
/// that are not whole yet are left out. Empty where nothing is written; throws UserError where it
/// cannot be read.
TrainingLog readTrainingLog(const fs::path& run, std::size_t most = 1000);

/// Bytes that are written by now: more as soon as there is more to read.
std::uintmax_t trainingLogSize(const fs::path& run);

/// In which order a curriculum lets clips in, and how hard each is; of the clips that are learned
/// from, as Dataset::of(Split::Train) numbers them.
struct ClipOrder {
    std::vector<std::size_t> order;
    std::vector<double> difficulty; ///< by clip, 0 ... 1
};
void writeClipOrder(const fs::path& run, const Curriculum& curriculum);
/// None: it was not written. Throws UserError for what is no such file.
std::optional<ClipOrder> readClipOrder(const fs::path& run);

/// Where a training keeps what it draws of the same noise at this step; `results`: <run>/out.
fs::path stepSoundFile(const fs::path& results, std::int64_t step);
/// What a run has kept of these by now, in order of the steps.
std::vector<std::pair<std::int64_t, fs::path>> stepSounds(const fs::path& run);

} // namespace antiphon::idm
