#pragma once

#include "core/dsp/descriptors.h"
#include "core/files.h"
#include "core/json.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace antiphon {

/// How a recording becomes a corpus: a row of descriptors a frame.
struct CorpusSettings {
    /// Its rate is that of the sound if `rate` is 0. The published corpora have windows of 256 and
    /// 1024 for loudness, both moved on by 128.
    DescriptorSettings analysis = {.hop = 128, .loudnessHop = 128};
    int rate = 0;      ///< Hz to resample to before the analysis; 0: none
    bool trim = false; ///< leave out what is silent (below -60 dBFS) at both ends
    /// Indices into descriptorColumns(), ascending; empty: all that the analysis has.
    std::vector<std::size_t> columns;
};

/// A corpus in memory. A value.
struct Corpus {
    std::vector<std::string> columns; ///< descriptor names, canonical order
    Matrix frames;                    ///< a row a frame
    Json side;                        ///< of the side file; null where there is none of ours
    /// How it was made, where the side file says so.
    std::optional<DescriptorSettings> analysis;
    std::size_t nonFinite = 0; ///< samples of the recording that were no numbers; not kept in files
};

/// Analyses a recording in any format of SoundReader, the mean of its channels, without the first
/// and the last frame. Its side names the recording. `checkpoint` is called often and may throw to
/// stop. Throws UserError as SoundReader and DescriptorSettings do, and for a recording that is too
/// short or, with trim, silent.
Corpus analyseCorpus(const fs::path& sound, const CorpusSettings& settings,
                     const std::function<void()>& checkpoint = {});

/// Reads a corpus of the original (unnamed running index, then columns of descriptors) or of ours,
/// gzip or not, and its side file. Throws UserError naming file, line and column.
Corpus readCorpus(const fs::path& file);

/// Writes the columns in the schema of the original, numbers so that they read back the same, and
/// the side file. Each is written atomically, the side last. Throws UserError (System).
void writeCorpus(const fs::path& file, const Corpus& corpus);

/// Of "song.csv" and of "song.csv.gz": "song.json" beside it.
fs::path corpusSideFile(const fs::path& file);

/// Whether `file` is whole and was made of the present content of `sound` with these settings.
bool isCorpusOf(const fs::path& file, const fs::path& sound, const CorpusSettings& settings);

/// Settings as side files have them, under "analysis", and back. The latter throws Json::exception.
Json analysisJson(const DescriptorSettings& settings);
DescriptorSettings analysisOf(const Json& json);

} // namespace antiphon
