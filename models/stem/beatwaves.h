#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace antiphon::stem {

/// `count` values of a wave that is 1 at each of the frames `peaks` (ascending) and a cosine of one
/// period in between; before the first and behind the last it goes on with the neighbouring
/// interval. All 0 where there are fewer than two peaks (spec section 7).
std::vector<float> beatWave(std::span<const std::int64_t> peaks, std::int64_t count);

/// Frames of beats given in samples, each once; `hop` samples a frame. `nearest`: rounded, else
/// the frame they lie in.
std::vector<std::int64_t> beatFrames(std::span<const std::int64_t> samples, std::int64_t hop,
                                     bool nearest);

/// Waves of beats and downbeats: frames x 2.
std::vector<float> beatWaves(std::span<const std::int64_t> beats,
                             std::span<const std::int64_t> downbeats, std::int64_t frames);

} // namespace antiphon::stem
