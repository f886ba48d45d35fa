#pragma once

#include "core/music/notes.h"

#include <array>
#include <cstddef>
#include <limits>
#include <span>

// Figures of a piece from its notes. Drums (channel 9) never count. Any thread.
namespace antiphon {

/// As MusPy defines them (Dong et al. 2020).
struct PitchMetrics {
    std::size_t notes = 0;
    int range = 0;   ///< PR: highest - lowest pitch
    int classes = 0; ///< NPC: distinct pitch classes
    /// POLY: distinct pitches that sound at once, over the ticks where any does; NaN without one.
    double polyphony = std::numeric_limits<double>::quiet_NaN();
};
PitchMetrics pitchMetrics(std::span<const Note> notes);

/// Nine figures that tell the mood of piano pieces; zeros without notes.
struct NoteFeatures {
    double rate = 0;           ///< notes a second, from the first to the last onset
    double velocity = 0;       ///< mean
    double length = 0;         ///< mean, s
    double pitch = 0;          ///< mean
    double pitchRange = 0;     ///< semitones
    double mode = 0;           ///< major-minor key correlation, -2 ... 2
    double velocitySpread = 0; ///< standard deviation
    double pitchSpread = 0;    ///< standard deviation
    double lengthSpread = 0;   ///< standard deviation, s

    static constexpr std::size_t count = 9;
    static constexpr std::array<const char*, count> names = {
        "notes_per_second", "velocity",     "note_length",       "pitch", "pitch_range", "mode",
        "velocity_spread",  "pitch_spread", "note_length_spread"};
    std::array<double, count> values() const {
        return {rate, velocity,       length,      pitch,       pitchRange,
                mode, velocitySpread, pitchSpread, lengthSpread};
    }
    bool operator==(const NoteFeatures&) const = default;
};
NoteFeatures noteFeatures(std::span<const Note> notes);

/// How well the lengths of the pitch classes, 0 is C, correlate with the key profiles of Krumhansl
/// and Kessler (1982): the best of the twelve major and of the twelve minor keys.
struct KeyCorrelation {
    int majorTonic = 0, minorTonic = 0;
    double major = 0, minor = 0; ///< -1 ... 1; 0 where all classes are alike
    double mode() const { return major - minor; }
    int tonic() const { return major >= minor ? majorTonic : minorTonic; }
};
KeyCorrelation keyCorrelation(std::span<const double> classLengths);

} // namespace antiphon
