#pragma once

#include <cstddef>

// The inner loops of tones that stand still, for whole blocks of 64 frames, as wide as the
// processor allows; the same bits at every width.
namespace antiphon {

/// amplitude * cos(2 pi (phase + n increment)); phases in turns.
struct SineLoop {
    double phase;
    double increment;
    float amplitude;
};
/// Advances `loop.phase`.
void run(SineLoop& loop, float* out, std::size_t blocks) noexcept;

/// amplitude * cos(2 pi (carrier + n carrierIncrement + depth * cos(2 pi (modulator + n
/// modulatorIncrement)))).
struct FmLoop {
    double carrier;
    double carrierIncrement;
    double modulator;
    double modulatorIncrement;
    float depth; ///< turns
    float amplitude;
};
/// Advances both phases.
void run(FmLoop& loop, float* out, std::size_t blocks) noexcept;

/// Widths that this processor has: 0 (narrowest) to widestLoop(). For tests and benchmarks.
int widestLoop() noexcept;
void run(SineLoop& loop, float* out, std::size_t blocks, int width) noexcept;
void run(FmLoop& loop, float* out, std::size_t blocks, int width) noexcept;

} // namespace antiphon
