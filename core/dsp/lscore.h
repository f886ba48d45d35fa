#pragma once

#include "core/dsp/affinity.h"
#include "core/dsp/complexonsets.h"
#include "core/dsp/timbralentropy.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace antiphon {

/// Four measures of how involved a piece of electronic music is. They are not brought to one scale.
struct LScore {
    double timbral = 0.5;    ///< 0 ... 1: evenness of the spectrum, TimbralEntropy
    double density = 0;      ///< onsets a second, ComplexOnsets; 0 of fewer than two
    double irregularity = 0; ///< s: standard deviation of the times between onsets
    double structural = 0.5; ///< 0 ... 1: how little of it comes back, Affinity
    bool operator==(const LScore&) const = default;
};

/// What of a score is no measurement but a rule, or rests on rounding.
struct LScoreFlags {
    bool nonFinite = false;    ///< samples that are no numbers: all four are 0.5
    bool silent = false;       ///< peak below 1e-6: timbral is 1 and structural 0 by rule
    bool tooShort = false;     ///< under 0.5 s: structural is 0.5 by rule
    bool fewOnsets = false;    ///< fewer than two: density and irregularity are 0 by rule
    bool noRepetition = false; ///< nothing to compare with: structural is 1 by rule
    /// Steady or exactly periodic: Affinity::illConditioned, equal frames, or repeatsExactly().
    bool structuralIllConditioned = false;
    bool mostlySilent = false; ///< over half of the frames are silent, and count as flat spectra
    bool operator==(const LScoreFlags&) const = default;

    /// Their names ("structural_ill_conditioned", ...), as files and the command line have them.
    std::vector<std::string> names() const;
    /// The reverse; names that are none are passed over.
    static LScoreFlags of(std::span<const std::string> names);
};

/// A score with what explains it. The series are filled on request.
struct LScoreReport {
    static constexpr int rate = 24000; ///< of the sound it is measured on
    static constexpr std::size_t entropyHop = 256, affinityHop = 512; ///< samples at that rate

    LScore score;
    LScoreFlags flags;
    double seconds = 0;
    std::vector<double> onsets; ///< seconds
    double onsetFunctionPeak = 0;
    double intervalVariation = 0; ///< standard deviation over mean of the times between onsets
    double soundingTimbral = 0;   ///< of the frames that sound alone
    double soundingShare = 0;     ///< of frames

    TimbralEntropy entropy;           ///< a frame every entropyHop samples
    std::vector<float> onsetFunction; ///< a value every 256 samples at 44.1 kHz
    Affinity affinity;                ///< a frame every affinityHop samples
};

enum class LScoreSeries { Left, Kept };

/// Score of sound at 24 kHz by the reference's definitions, applied to the sound itself. Nothing is
/// thrown for sounds that cannot be measured: the flags tell. `checkpoint` (if any) is called often
/// and may throw to stop. May be called from several threads at once; the same samples give the
/// same score.
LScoreReport measureLScore(std::span<const float> mono24k, LScoreSeries series = LScoreSeries::Left,
                           const std::function<void()>& checkpoint = {});

/// The value below which are this many per cent of a set: 100 (count below + half of those equal)
/// / count. 50 of an empty set. `sorted`: ascending.
double percentileOf(double value, std::span<const double> sorted);

/// Times between onsets.
std::vector<double> intervalsOf(std::span<const double> onsets);

} // namespace antiphon
