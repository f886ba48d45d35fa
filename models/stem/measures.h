#pragma once

#include "core/dsp/beatmeasures.h"
#include "core/json.h"
#include "core/music/beatgrid.h"
#include "core/sound.h"
#include "core/table.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

// Measures of made stems (spec section 13) that need no trained network: internal ones, not
// comparable to published figures.
namespace antiphon::stem {

/// How a stem plays along with its context; both start together. NaN: cannot be told.
struct StemMeasures {
    /// Beats that the built-in tracker hears in the stem against those of the context, 70 ms.
    BeatMeasures beats;
    double onsetAlignment = 0; ///< share of onsets near one of the context or a beat
    double chroma = 0;         ///< correlation of pitch classes
    double silence = 0;        ///< share of time
    double peak = 0;           ///< largest magnitude
};
/// `contextBeats`: known beats of the context; empty: heard in it. `pitched`: false leaves the
/// chroma out (drums).
StemMeasures measureStem(const Sound& stem, const Sound& context, const BeatGrid& contextBeats,
                         bool pitched);

/// Distances of all made stems to true ones by the mean and deviation of 64 log mel bands of every
/// whole second. NaN where there are too few seconds.
struct SetMeasures {
    double frechet = 0, kernel = 0;
    std::size_t seconds = 0; ///< of the made stems
};
SetMeasures measureSet(std::span<const Sound> made, std::span<const Sound> truth);

/// What one way of making stems achieved, item by item: a model, the same with shuffled contexts,
/// true stems, the codec's rendering of them.
struct MeasuredWay {
    std::string name;
    std::vector<StemMeasures> items;
    SetMeasures set;
    std::size_t draws = 1; ///< so many items, one after the other, are of one stretch
};
/// A row a way: means over the items that have a figure, and how many stretches and draws of them.
Table summaryOf(std::span<const MeasuredWay> ways);
/// A row an item of every way.
Table itemsOf(std::span<const MeasuredWay> ways);

/// Whether the paired differences are above 0: the share of random signs that give a sum as large
/// (permutation test, one-sided, 100 000 draws; all of them up to 16 differences). Differences that
/// are NaN do not count. 1 for none.
double signTest(std::span<const double> differences, std::uint64_t seed = 1);

/// Whether one way is better than another, stretch by stretch: means over the draws of a stretch
/// are compared, so that draws do not count as if they were stretches.
struct PairedTest {
    double difference = 0;      ///< mean over the stretches; NaN: there is none that both have
    double p = 1;               ///< signTest()
    std::size_t stretches = 0;  ///< that both have
    std::vector<double> drawPs; ///< of each draw of `one` for itself
};
PairedTest pairedTest(const MeasuredWay& one, const MeasuredWay& other,
                      double (*figure)(const StemMeasures&));
Json toJson(const PairedTest& test);

/// A test of keeping time with a metronome alone, as the reference makes it: tempos 100 ... 179,
/// each twice, the first beat 0 ... 0.3 s in.
struct MetronomeCase {
    double bpm = 0, offset = 0;
    BeatGrid grid; ///< bars of four
};
std::vector<MetronomeCase> metronomeCases(std::uint64_t seed, double seconds = 10);

} // namespace antiphon::stem
