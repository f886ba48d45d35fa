#pragma once

#include "core/music/words.h"

#include <limits>

// What a piece of compound words is like: the figures of the published comparison (Ji and Yang
// 2024; spec section 13).
namespace antiphon {

enum class MetricRules : std::uint8_t {
    /// As the published script counts: a beat row that repeats a tempo or a chord before there was
    /// any is passed over with what it says after that, its beat included, and the last bar has no
    /// polyphony.
    Published,
    Repaired ///< every beat and every bar counts
};

/// What is distributed over a piece.
enum class WordDistribution : std::uint8_t {
    Tempo,        ///< bpm, one a beat row, repeats included
    ChordQuality, ///< index into chordQualities, one a beat row, repeats included
    Beat,         ///< sixteenth of the bar, 0 ... 15, one a beat row
    Pitch,        ///< MIDI key
    Duration,     ///< beats
    Velocity
};
inline constexpr std::size_t wordDistributions = 6;
/// "tempo", "chord quality", "beat", "pitch", "duration", "velocity".
std::string_view name(WordDistribution distribution);

/// In the order in which the published plots have them; N is no chord.
inline constexpr std::array<std::string_view, 12> chordQualities = {
    "N", "M7", "M", "m", "m7", "o", "sus2", "7", "sus4", "+", "/o7", "o7"};

/// Figures of one piece. Those a bar are means over the bars that hold notes; NaN without any.
struct WordMetrics {
    double barRange = std::numeric_limits<double>::quiet_NaN();     ///< BPR, semitones
    double barClasses = std::numeric_limits<double>::quiet_NaN();   ///< BNPC, pitch classes
    double barPolyphony = std::numeric_limits<double>::quiet_NaN(); ///< BPOLY, notes an onset
    double density = std::numeric_limits<double>::quiet_NaN();      ///< notes
    std::size_t notes = 0;
    std::size_t bars = 0; ///< that hold notes
    std::array<std::vector<double>, wordDistributions> distributions;

    std::span<const double> of(WordDistribution distribution) const {
        return distributions[std::size_t(distribution)];
    }
};

/// Note rows without pitch, duration or velocity do not count. Throws std::invalid_argument for an
/// index outside the dictionary. Any thread.
WordMetrics wordMetrics(std::span<const Word> words, const WordDictionary& dictionary,
                        MetricRules rules = MetricRules::Repaired);

/// A figure over many pieces: mean and population deviation; pieces without it (NaN) are left out.
struct MeanDeviation {
    double mean = std::numeric_limits<double>::quiet_NaN();
    double deviation = std::numeric_limits<double>::quiet_NaN();
    std::size_t count = 0;
    std::string text() const; ///< "41.50±13.57", "-" of none
};
MeanDeviation meanDeviation(std::span<const double> values);

} // namespace antiphon
