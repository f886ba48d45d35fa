#pragma once

#include "core/sound.h"
#include "models/stem/codec.h"
#include "models/stem/songs.h"

#include <optional>
#include <span>
#include <string>

namespace antiphon::stem {

/// A sound as a codec takes it: its rate, its channels (the mean of those there are, unless there
/// are as many).
Sound soundFor(const Sound& sound, const CodecConfig& config);
/// Says that samples are no numbers, where there are any.
void tellNonFinite(const fs::path& file, std::size_t count, const Log& log);
/// Reads one; `log` is told of samples that are no numbers. Throws UserError as readSound().
Sound readSoundFor(const fs::path& file, const CodecConfig& config, const Log& log);

/// A recording as codes, in a file: arrays codes (books x frames), rate, hop, samples (of the
/// recording, at that rate) in .npz, the same keys in .json, and the codec that they are of.
struct CodesFile {
    Codes codes;
    std::int64_t rate = 0, hop = 0, samples = 0;
    std::string codec; ///< tensorHash() of its weights; empty: not said
};
/// Throws UserError (Usage) for other endings.
void checkCodesName(const fs::path& file);
/// Throws as checkCodesName(), and UserError (System).
void writeCodes(const fs::path& file, const CodesFile& codes);
/// Throws UserError naming the file and what is wrong with it.
CodesFile readCodes(const fs::path& file);

/// What a codec makes of a recording.
struct RoundTrip {
    Sound original, decoded, difference; ///< of one length
    double logMel = 0;                   ///< mean |difference| of log10 mel bands
    double samples = 0;                  ///< mean |difference|
    std::vector<double> used;            ///< of each book, the share of its rows that are used
    std::vector<std::vector<std::int64_t>> counts; ///< of each book how often each row is used
};
RoundTrip roundTrip(
    const Codec& codec, const Sound& sound,
    const std::function<void(double)>& progress = [](double) {});

} // namespace antiphon::stem
