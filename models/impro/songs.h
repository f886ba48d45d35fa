#pragma once

#include "core/files.h"
#include "core/maps/corpus.h"
#include "core/maps/lookup.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace antiphon::impro {

/// The corpora of a folder, as an agent plays with them.
struct Songs {
    std::vector<Corpus> corpora;
    std::vector<std::string> names; ///< files without their endings
    /// Sentences on what does not fit the table, such as windows of another length.
    std::vector<std::string> warnings;
    /// From one frame to the next where the side files say so: hop by rate.
    std::optional<double> stepSeconds;
};

/// Whether a file is named as corpora are: .csv or .csv.gz. Others are recordings.
bool isCorpusName(const fs::path& file);

/// Reads the files of descriptors (CSV, gzip or not) of a folder in the order of their names, those
/// of the published system (in its folder "features/all-files-in-corpus", too) or of ours; or a
/// single such file. `checkpoint` is called before each and may throw to stop. Throws UserError
/// naming file, line and column of what is no number, and where there is nothing to read.
Songs readSongs(const fs::path& corpus, const LookupTable& table,
                const std::function<void()>& checkpoint = {});

} // namespace antiphon::impro
