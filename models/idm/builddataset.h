#pragma once

#include "core/job.h"
#include "models/idm/dataset.h"

#include <span>
#include <string>
#include <vector>

namespace antiphon::idm {

/// What came of making a data set.
struct DatasetReport {
    std::size_t sources = 0;                            ///< recordings with at least one clip
    std::size_t training = 0, validation = 0, test = 0; ///< clips
    std::size_t silent = 0;                             ///< clips that were left out
    std::size_t cached = 0;                             ///< recordings that were measured before
    double reference = 1;
    std::vector<std::string> failures; ///< a sentence for each recording without a clip
    std::size_t clips() const { return training + validation + test; }
};

/// Cuts the recordings of folders (and below) and files into clips, measures them and writes a data
/// set (Dataset) into `out`. Clips begin every `step` seconds; a recording that is shorter than a
/// clip gives one that ends in silence. Clips are left out where more than half of their blocks of
/// 100 ms are below -60 dBFS. Recordings are parted by file, never by clip: in folders "train",
/// "validation" (or "val") and "test" directly below a scanned one as these say, else by
/// exactSplit(). What a recording was cut into is kept under a hash of its content and of the
/// settings: of recordings that are known nothing is computed again.
///
/// Recordings that cannot be read are told and left out. Throws UserError where nothing is left or
/// `out` cannot be written, and Cancelled; what was measured until then stays.
DatasetReport buildDataset(std::span<const fs::path> recordings, const fs::path& out,
                           const DatasetSettings& settings, const SplitRule& rule,
                           JobContext& context);

/// Whether over half of the blocks of 100 ms of a clip are below -60 dBFS.
bool mostlySilent(std::span<const float> mono, std::int64_t rate);

} // namespace antiphon::idm
