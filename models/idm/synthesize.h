#pragma once

#include "core/rng.h"
#include "core/sound.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace antiphon::idm {

/// How a synthetic clip is made. All shares are 0 ... 1.
struct ClipPlan {
    double seconds = 8;
    int rate = 24000;
    double beats = 4;        ///< grid places a second
    double filled = 0.5;     ///< share of places that are struck
    double jitter = 0;       ///< how far strokes leave the grid, in places, at most half a one
    std::int64_t bar = 8;    ///< places after which the pattern comes again
    double change = 0;       ///< share of strokes that are drawn anew when it does
    std::int64_t voices = 3; ///< different sounds, 1 ... 8
    double noise = 0;        ///< level of a bed of grains under it, 0: none
};

/// A clip whose strokes are known.
struct SyntheticClip {
    ClipPlan plan;
    Sound sound;                     ///< mono
    std::vector<double> onsets;      ///< s, rising, at least 60 ms apart
    double density = 0;              ///< strokes a second
    double irregularity = 0;         ///< s, standard deviation of the times between them
    double repetition = 0;           ///< share of strokes that were there a bar before
    std::vector<std::string> sounds; ///< what the voices are: "drum 38", "fm3", "pluck", ...
};

/// A plan between sparse, even, unchanging clips of one sound and dense, uneven ones of many that
/// never come back, each of these by itself.
ClipPlan drawPlan(Rng& rng);

/// Plays a plan with the built-in drum kit, patches and synthesizers. The same plan and seed give
/// the same samples. `checkpoint` (if any) is called for every voice and may throw to stop.
SyntheticClip synthesize(const ClipPlan& plan, std::uint64_t seed,
                         const std::function<void()>& checkpoint = {});

} // namespace antiphon::idm
