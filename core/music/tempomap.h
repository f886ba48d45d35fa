#pragma once

#include "core/music/midifile.h"

#include <cstdint>
#include <vector>

namespace antiphon {

struct TempoChange {
    std::int64_t tick = 0;
    double seconds = 0;                  ///< when it comes
    std::uint32_t microseconds = 500000; ///< a beat
    double bpm() const noexcept { return 6e7 / microseconds; }
};

struct TimeSignature {
    std::int64_t tick = 0;
    double seconds = 0;
    int numerator = 4;
    int denominator = 4; ///< a power of two
};

/// Ticks to seconds and back. Sums are kept in whole microseconds times ticks, so that the error
/// does not grow with the length of the file: one rounding to double at the end.
class TempoMap {
public:
    /// Constant 120 bpm.
    explicit TempoMap(int ticksPerBeat);
    /// The tempo events of all tracks. The tempo before the first one is 120 bpm; of several at one
    /// tick the last counts; one of 0 or of another length than three bytes is ignored. In a file
    /// that counts SMPTE frames tempo events do not move time (there is then no change to list).
    explicit TempoMap(const MidiFile& file);
    /// Of one track alone: what a pattern of a type 2 file goes by.
    TempoMap(const MidiFile& file, std::size_t track);
    /// Of given changes (`tick` and `microseconds`; their seconds are worked out here). Throws
    /// std::invalid_argument for a negative tick, a tempo outside 1 ... 2^24 - 1 or no ticks.
    TempoMap(int ticksPerBeat, std::vector<TempoChange> changes);

    double seconds(std::int64_t tick) const noexcept;
    /// The nearest tick; 0 for negative times and NaN, at most 2^52.
    std::int64_t tick(double seconds) const noexcept;

    /// In order of time, the first at tick 0; empty for SMPTE.
    const std::vector<TempoChange>& changes() const noexcept { return m_changes; }

private:
    __extension__ using Wide = __int128;

    void build(std::vector<TempoChange> changes);
    std::size_t changeAt(std::int64_t tick) const noexcept;

    double m_scale = 1;                 ///< seconds of one unit of the sums
    std::vector<TempoChange> m_changes;
    std::vector<Wide> m_sums;           ///< units before each change
    std::uint32_t m_frameUnits = 0;     ///< units a tick of an SMPTE file
};

/// The time signatures of a file in order of time; of several at one tick the last. None is
/// invented where the file is silent, and denominators above 2^16 are left out.
std::vector<TimeSignature> timeSignatures(const MidiFile& file, const TempoMap& tempo);

/// The end of the last track; patterns of a type 2 file count on their own.
double secondsOf(const MidiFile& file);

} // namespace antiphon
