#pragma once

#include "core/music/beatgrid.h"

#include <functional>
#include <span>
#include <vector>

namespace antiphon {

struct BeatTrackerSettings {
    double bpm = 0; ///< known tempo; 0: found out
    double slowest = 50, fastest = 210;
    double preferred = 115, octaves = 0.7; ///< the log-normal prior of the tempo
    double tightness = 100;                ///< how dear uneven beats are
};

/// Beats and bars for accompaniment: unlike estimateTempo() of core/dsp/tempo.h, which reports the
/// tempo of a recording or none, this always answers as long as anything is struck, and tells how
/// the answer may be wrong, because a person mends it.
struct TrackedBeats {
    BeatGrid grid;         ///< bars of four
    double bpm = 0;        ///< of the grid (median), 0 where nothing was found
    double confidence = 0; ///< 0 ... 1: autocorrelation at the tempo
    struct Alternative {
        double factor;   ///< 0.5 or 2, of the tempo found
        double bpm;      ///< inside the admitted range
        double strength; ///< its weighted autocorrelation over that of the tempo found
    };
    std::vector<Alternative> alternatives; ///< strongest first
};

/// Onset envelope: half-wave rectified flux of the log magnitudes (windows of 1024 every 256
/// samples at 22.05 kHz), less its mean over 0.5 s around. Tempo: highest autocorrelation in range,
/// weighted by the prior. Beats: dynamic programming (core/dsp/beatpath.h). Bars: of the four
/// phases the one with the largest mean flux below 150 Hz.
/// Nothing for silence, sustained tones and under 1 s. Samples that are not numbers count as 0.
/// `checkpoint` (if any) is called every few hundred windows and may throw to stop. Throws
/// UserError (Usage) for settings without a tempo in range.
TrackedBeats trackBeats(std::span<const float> mono, int rate,
                        const BeatTrackerSettings& settings = {},
                        const std::function<void()>& checkpoint = {});

} // namespace antiphon
