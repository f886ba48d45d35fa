#pragma once

#include "core/music/beatgrid.h"

#include <cstdint>
#include <span>
#include <vector>

// Arithmetic of a training example's stretch of a song. `factor` is the length of the example's
// sound over that of the song's stretch (1.1: slower).
namespace antiphon::stem {

/// Frames of the song that a chunk of `samples` at `rate` takes:
/// floor(floor(samples / rate * songRate) / factor).
std::int64_t chunkFrames(std::int64_t samples, int rate, int songRate, double factor);

/// Samples at `rate` that those frames become before they are stretched:
/// ceil(frames * rate / songRate).
std::int64_t chunkSamples(std::int64_t frames, int songRate, int rate);

struct ChunkBeats {
    std::vector<std::int64_t> beats, downbeats; ///< samples from the chunk's start, in [0, samples)
    bool operator==(const ChunkBeats&) const = default;
};
/// Beats of the song (seconds) inside the chunk that begins at `start` (song frames): each is
/// round(seconds * factor * rate) less round(start / songRate * rate * factor); halves to even.
ChunkBeats chunkBeats(const BeatGrid& song, std::int64_t start, int songRate, double factor,
                      int rate, std::int64_t samples);

/// Those beats in seconds of the chunk, for a click track.
BeatGrid gridOf(const ChunkBeats& beats, int rate);

struct SilenceRule {
    double threshold = 0.01;
    /// The largest magnitude instead of the largest sample, which the reference takes: it overlooks
    /// negative peaks.
    bool absolute = false;
    bool operator==(const SilenceRule&) const = default;
};
/// Nothing reaches the threshold; so for nothing.
bool isSilent(std::span<const float> samples, const SilenceRule& rule);

} // namespace antiphon::stem
