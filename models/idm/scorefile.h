#pragma once

#include "core/dsp/lscore.h"
#include "core/files.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace antiphon::idm {

/// Of what a recording's L-Score is measured.
enum class ScoreMode {
    Audio,  ///< the sound itself, by the reference's definitions
    Proxy,  ///< its mel spectrogram, by what a training follows
    Shipped ///< the sound that the published program made of it (core/dsp/shippedscore.h)
};

/// "audio", "proxy", "shipped". Throws UserError (Usage) naming these for anything else.
ScoreMode scoreModeNamed(const std::string& name);

/// A stretch of a recording, s; all of it where it has no end.
struct Stretch {
    double from = 0;
    std::optional<double> to = {};
};

/// The most that is scored at once, s: a score compares all moments of a piece with each other.
inline constexpr double longestScored = 1200;

/// A recording at 24 kHz, the mean of its channels. `nonFinite` samples became 0. Throws UserError:
/// as readSound(), and for a stretch that is longer than may be scored or outside of the recording.
struct ScoredSound {
    std::vector<float> mono;
    std::size_t nonFinite = 0;
};
ScoredSound readForScore(const fs::path& file, const Stretch& stretch = {});

/// Score of such a sound. One with samples that were no numbers is flagged and scores 0.5. `seed`:
/// of ScoreMode::Shipped. `checkpoint` (if any) is called often and may throw to stop.
LScoreReport scoreOf(const ScoredSound& sound, ScoreMode mode, std::uint64_t seed,
                     LScoreSeries series = LScoreSeries::Left,
                     const std::function<void()>& checkpoint = {});

} // namespace antiphon::idm
