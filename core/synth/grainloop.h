#pragma once

#include <cstddef>

namespace antiphon {

/// A grain at work: a stretch of a sound under a bell.
struct GrainLoop {
    const float* source = nullptr;
    std::size_t frames = 0; ///< of the source, 4 or more
    double position = 0;    ///< in the source; reading is clamped to 1 ... frames - 2
    double speed = 1;
    double phase = 0; ///< 0 at the grain's beginning, 1 at its end
    double phaseStep = 0;
    float gain = 1;
    float gainStep = 0;
    float edge = 0.5f; ///< the bell is (1 + cos(2 pi edge (2 phase - 1))) / 2
};

/// Adds the next `count` frames to `out` and advances the grain. Four-point cubic interpolation. As
/// wide as the processor allows, the same bits at every width. Does not stop at phase 1.
void add(GrainLoop& loop, float* out, std::size_t count) noexcept;
/// `width` as in toneloops.h.
void add(GrainLoop& loop, float* out, std::size_t count, int width) noexcept;

} // namespace antiphon
