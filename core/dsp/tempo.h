#pragma once

#include <optional>
#include <span>
#include <vector>

namespace antiphon {

struct Tempo {
    std::optional<double> bpm; ///< beats per minute, 40 ... 240; none where no beat was found
    std::vector<double> beats; ///< seconds, rising; empty without bpm
    double confidence = 0;     ///< 0 ... 1: how strongly the onsets repeat at this tempo
};

/// Tempo and beats of a recording with one steady or slowly moving tempo.
///
/// The spectral flux of four registers is autocorrelated in windows of 12 s; each tempo is rated by
/// the mean of the autocorrelations at one to four beats, less a part of that at half a beat (where
/// it is as high, the pulse is twice as fast), squared, times a log-normal preference around 120
/// bpm with a deviation of one octave. Beats are then placed by dynamic programming (Ellis 2007,
/// "Beat tracking by dynamic programming") and the tempo taken from them.
///
/// The octave is a choice: a pattern that fits two tempos an octave apart equally well gets the one
/// nearer to 120 bpm. Nothing is found in silence, noise, sustained sounds and under 3 s of audio.
/// Samples that are not numbers count as 0.
Tempo estimateTempo(std::span<const float> mono, int rate);

} // namespace antiphon
