#pragma once

#include "core/files.h"
#include "models/idm/curriculum.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace antiphon::idm {

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

/// In which order a curriculum lets clips in, and how hard each is; of the clips that are learned
/// from, as Dataset::of(Split::Train) numbers them.
struct ClipOrder {
    std::vector<std::size_t> order;
    std::vector<double> difficulty; ///< by clip, 0 ... 1
};
void writeClipOrder(const fs::path& run, const Curriculum& curriculum);
/// None: it was not written. Throws UserError for what is no such file.
std::optional<ClipOrder> readClipOrder(const fs::path& run);

/// Sounds of the same noise that a training kept, by step: <run>/out/samples.
fs::path samplesFolder(const fs::path& results);

} // namespace antiphon::idm
