#pragma once

#include "core/maps/corpus.h"

#include <span>

namespace antiphon {

/// A recording and the corpus file that is to be made of it.
struct CorpusFile {
    fs::path sound;
    fs::path csv;
};

/// The recordings among `inputs` (files, or folders with all that lies below them, by the names of
/// sound files) with their targets: `out` itself for a single file where it ends in ".csv", else a
/// file in the folder `out`, below it as it lay below its input folder. Recordings that differ in
/// their extension only keep it in the name. Throws UserError: Input where there is nothing to
/// analyse, Usage where several recordings would need one file or `out` is named as one.
std::vector<CorpusFile> corpusFiles(std::span<const fs::path> inputs, const fs::path& out);

struct CorpusBatch {
    CorpusSettings settings;
    int threads = 0; ///< 0: all cores
    /// Keep what isCorpusOf() and replace other corpora of ours.
    bool resume = false;
    bool force = false; ///< replace whatever there is
};

/// What became of one file.
struct CorpusOutcome {
    enum class What { Made, Kept, Failed } what = What::Failed;
    std::string error; ///< a sentence, where it failed
    Corpus corpus;     ///< as it was made or, kept, read
};

/// Makes the corpora of `files`, several at a time. `report` is called on the calling thread, in
/// the order of `files`; one that fails does not stop the others. `checkpoint` is called on the
/// worker threads and may throw to stop all: what is finished stays.
void makeCorpora(std::span<const CorpusFile> files, const CorpusBatch& batch,
                 const std::function<void()>& checkpoint,
                 const std::function<void(std::size_t file, CorpusOutcome&)>& report);

} // namespace antiphon
