#pragma once

#include "core/sound.h"

#include <optional>
#include <span>

// How well one recording plays along with another that starts at the same time, without any trained
// network: for comparing systems with each other, not with published figures.
namespace antiphon {

/// Share of the onsets of `stem` that lie within `tolerance` seconds of an onset of `context` or of
/// one of `beats` (seconds, rising; may be empty). Onsets of the stem after the context's end do
/// not count. None where the stem has no onset.
std::optional<double> onsetAlignment(const Sound& stem, const Sound& context,
                                     std::span<const double> beats = {}, double tolerance = 0.05);

/// Mean correlation (Pearson) of the pitch classes of both, segment by segment of half a second,
/// over the segments in which both sound and neither is flat. None where there is none. For pitched
/// stems; drums have no pitch classes worth comparing.
std::optional<double> chromaCorrelation(const Sound& stem, const Sound& context);

/// Share of the blocks of 50 ms whose level is below `decibels` (dBFS, root mean square of the mean
/// of the channels); 1 for a sound without samples.
double silenceRatio(const Sound& sound, double decibels = -60);

/// Mean distance of the log mel spectra of two recordings up to the shorter one's end, in powers of
/// ten: |log10(1e-5 + a) - log10(1e-5 + b)| over all windows of 1024 every 256 samples at 16 kHz
/// and 64 HTK mel bands of the magnitudes, which are divided by the root of the window's energy.
/// Throws UserError (Usage) where one is shorter than 64 ms.
double logMelDistance(const Sound& a, const Sound& b);

} // namespace antiphon
