#pragma once

#include "core/files.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace antiphon::stem {

/// A recording that a codec learns from, read stretch by stretch: files stay on disk. Torch-free.
/// One thread at a time.
struct Recording {
    std::string name;
    std::int64_t frames = 0; ///< of interleaved channels, at the codec's rate
    /// Fills `to`, whole interleaved frames, from a frame on; silence beyond the end.
    std::function<void(std::int64_t from, std::span<float> to)> read;
};

/// Samples in memory: interleaved, `channels` a frame.
Recording recordingOf(std::string name, std::vector<float> samples, std::int64_t channels = 1);
/// A sound file at that rate: the mean of its channels, the same in each of `channels`; of a file
/// with as many, each for itself. Throws UserError as SoundReader does, then and when read.
Recording recordingOf(const fs::path& file, std::int64_t rate, std::int64_t channels = 1);
/// `count` frames of one, from `from` on.
Recording stretchOf(const Recording& recording, std::int64_t from, std::int64_t count);

} // namespace antiphon::stem
