#pragma once

#include "models/guide/decision.h"
#include "models/guide/perception.h"

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace antiphon::guide {

/// Segments begin ... end - 1 of a pair.
struct SegmentRange {
    std::int64_t begin = 0, end = 0;
    std::int64_t size() const { return end - begin; }
    bool operator==(const SegmentRange&) const = default;
};

/// From the first to the last segment whose level (dBFS) reaches `silenceDb`; empty where none
/// does. What a long tail of silence or reverberation would otherwise put into training and, worse,
/// into validation.
SegmentRange soundingRange(std::span<const double> levels, double silenceDb);
/// Where both are; empty if they never meet.
SegmentRange overlapOf(const SegmentRange& a, const SegmentRange& b);
/// The segments that two tracks of different length have in common.
SegmentRange commonRange(const CodedTrack& guide, const CodedTrack& target);

/// Holds the last `share` of a range back: what to train on and what is held. No window of the one
/// has a segment of the other. May be applied again to the first, to tune settings.
std::pair<SegmentRange, SegmentRange> heldBack(const SegmentRange& range, double share);

/// How a range is cut into windows.
struct WindowSettings {
    /// dense: one starts at every segment; sliding: every two thirds of a window, the last may be
    /// short; uniform: end to end.
    std::string windowing = "dense";
    double segment = 0.5;   ///< seconds
    std::int64_t size = 0;  ///< segments in a window; 0: as many as 15 s have
    std::int64_t least = 2; ///< shorter windows are left out
};

/// Windows of a pair inside `range` (clipped to what both have). Codes stand for silent segments,
/// too, in the source; silent segments of the target are not `heard`. Windows in which guide or
/// target is silent throughout are left out. Dense windows are all full, unless the range is
/// shorter than one. Throws UserError (Usage) for an unknown windowing.
std::vector<LabelWindow> pairWindows(const CodedTrack& guide, const CodedTrack& target,
                                     const SegmentRange& range, const WindowSettings& settings,
                                     std::int32_t track = 0);

/// The same for continuing a track by itself: of each window the first `given` segments are the
/// source and the rest is the target. Windows that hold no more than `given` are left out.
std::vector<LabelWindow> completionWindows(const CodedTrack& track, const SegmentRange& range,
                                           std::int64_t given, const WindowSettings& settings,
                                           std::int32_t index = 0);

/// Holds back all windows of some songs, drawn by `seed`: at least one song, and at least one
/// remains. `songs`: of each track, by LabelWindow::track. Throws UserError (Usage) when all
/// windows are of one song: hold back a stretch of time then.
struct HeldWindows {
    std::vector<LabelWindow> train, held;
};
HeldWindows heldBackSongs(const std::vector<LabelWindow>& windows,
                          std::span<const std::string> songs, double share, std::uint64_t seed);

} // namespace antiphon::guide
