#pragma once

#include <span>

namespace antiphon {

/// How well estimated beats (or onsets) meet reference ones. Times in seconds, rising.
///
/// Without any beats on one side the shares are 0 and the errors infinite; the tempo errors are NaN
/// where a side has a single beat.
struct BeatMeasures {
    double precision = 0, recall = 0, f = 0; ///< one-to-one matches (below)
    /// The accompaniment reference's looser form: shares of estimates near any reference beat and
    /// of reference beats near any estimate.
    double setPrecision = 0, setRecall = 0, setF = 0;
    /// The accompaniment reference's, with its fault: mean size of the smallest SIGNED difference
    /// of each beat of the longer list (the reference's of equals) to those of the other.
    double referenceError = 0;
    double meanError = 0;  ///< s, mean distance of an estimate to the nearest reference beat
    double earthMover = 0; ///< s, Wasserstein distance of the two distributions of times
    /// Smallest |factor * mean distance of estimates - that of reference beats|, of the factors
    /// 1/2, 1, 2: in seconds, and of mean 60 / distance, in bpm.
    double periodError = 0, tempoError = 0;
};

/// Beats match when they are at most `tolerance` seconds apart; each at most once, as many as
/// possible (mir_eval's F-measure, Raffel et al. 2014).
BeatMeasures compareBeats(std::span<const double> reference, std::span<const double> estimate,
                          double tolerance = 0.07);

/// Share of `onsets` that have one of the (rising) times within `tolerance` seconds; 0 for none.
double shareNear(std::span<const double> onsets, std::span<const double> times, double tolerance);

} // namespace antiphon
