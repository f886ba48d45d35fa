#pragma once

#include "core/oracle/policy.h"

#include <cstdint>
#include <span>
#include <vector>

namespace antiphon {

/// Length of the windows that wav2vec 2.0 and Decision see, seconds.
inline constexpr double windowSeconds = 15;

enum class Windowing { Sliding, Uniform };

/// Boundaries of the exact segment grid over a whole file: segment i is the frames
/// round(i segment rate) ... round((i+1) segment rate), the last one is cut at the end. One number
/// more than there are segments (two at least where there is sound, {0} for an empty file).
/// Throws UserError (Usage) when a segment would have no frames.
std::vector<std::int64_t> segmentGrid(std::int64_t frames, double segment, int rate);

/// Seconds of a file.
struct TimeRange {
    double begin, end;
};

/// Windows for training: sliding ones start every two thirds of a window and end with the first
/// that reaches beyond the file; uniform ones lie end to end. The last is cut at the end of the
/// file.
std::vector<TimeRange> trainingWindows(double seconds, Windowing windowing);

/// Which segments a window of `perWindow` segments covers, and which of them it contributes.
struct SegmentWindow {
    int first;     ///< first segment seen
    int count;     ///< segments seen; less than a full window only where the file is shorter
    int keepFirst; ///< first segment contributed; the window's last segment is the last contributed
    bool operator==(const SegmentWindow&) const = default;
};

/// Windows that together contribute every segment exactly once: they advance by `hop` segments and
/// the last one is moved back to end with the file.
std::vector<SegmentWindow> coveringWindows(int segments, int perWindow, int hop);

/// Segments between the starts of sliding windows: 0.7 of a window, rounded down.
int slidingHop(double segment);
/// Whole segments in a window.
int segmentsPerWindow(double segment);

/// Coverage of the published generation code, which pads to whole windows and drops what the last
/// sliding window does not reach.
struct PublishedCoverage {
    double paddedSeconds;
    int windows;
    int segmentsPerWindow;
    int hop;
    int segments; ///< contributed in all
};
PublishedCoverage publishedCoverage(double seconds, double segment, Windowing windowing);

/// Frames that the wav2vec 2.0 feature encoder makes of 16 kHz samples.
std::int64_t wav2vecFrames(std::int64_t samples);

/// The published rule for frames of a whole window: T = round(frames / segments) for each segment.
struct PublishedFrames {
    int framesPerSegment;
    std::int64_t padOrCrop; ///< frames added (+) or dropped (-) at the end
    double driftSeconds;    ///< how far the last segment has run ahead of its audio
};
PublishedFrames publishedFrames(std::int64_t frames, int segments, double segment);

/// Frames (of 20 ms) that belong to each segment of a window, clipped to 0 ... frames.
struct FrameRange {
    std::int64_t begin, end;
    bool operator==(const FrameRange&) const = default;
};
std::vector<FrameRange> segmentFrames(std::int64_t frames, int segments, double segment,
                                      const OraclePolicy& policy = {});

/// Onset segmentation: ascending cut points, pieces longer than `longest` cut into pieces of it,
/// repeated points removed. Any unit.
std::vector<std::int64_t> cutLongPieces(std::span<const std::int64_t> cuts, std::int64_t longest);

} // namespace antiphon
