#include "core/oracle/segmentation.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace antiphon {

namespace {

/// Rounds down a product that is whole but for its last bits.
int wholeBelow(double value) {
    return int(std::floor(value + 1e-9));
}

constexpr double framesPerSecond = 50;

} // namespace

std::vector<std::int64_t> segmentGrid(std::int64_t frames, double segment, int rate) {
    if (!(segment * rate >= 1))
        throw UserError("Segments of " + std::to_string(segment) + " s have no samples at " +
                            std::to_string(rate) + " Hz; choose longer segments.",
                        UserError::Kind::Usage);
    std::vector<std::int64_t> grid{0};
    for (double i = 1; grid.back() < frames; ++i)
        grid.push_back(std::min<std::int64_t>(std::llround(i * segment * rate), frames));
    return grid;
}

std::vector<TimeRange> trainingWindows(double seconds, Windowing windowing) {
    std::vector<TimeRange> windows;
    const double hop = windowing == Windowing::Sliding ? windowSeconds * 2 / 3 : windowSeconds;
    for (int i = 0; i * hop < seconds; ++i) {
        windows.push_back({i * hop, std::min(i * hop + windowSeconds, seconds)});
        if (i * hop + windowSeconds > seconds)
            break;
    }
    return windows;
}

std::vector<SegmentWindow> coveringWindows(int segments, int perWindow, int hop) {
    std::vector<SegmentWindow> windows;
    for (int done = 0; done < segments;) {
        const int first = windows.empty() ? 0 : windows.back().first + hop;
        const int latest = std::max(segments - perWindow, 0);
        windows.push_back({std::min(first, latest), std::min(perWindow, segments), done});
        done = windows.back().first + windows.back().count;
    }
    return windows;
}

int slidingHop(double segment) {
    return std::max(1, wholeBelow(0.7 * windowSeconds / segment));
}

int segmentsPerWindow(double segment) {
    return std::max(1, wholeBelow(windowSeconds / segment));
}

PublishedCoverage publishedCoverage(double seconds, double segment, Windowing windowing) {
    PublishedCoverage c{};
    c.paddedSeconds = windowSeconds * std::ceil(seconds / windowSeconds - 1e-9);
    c.segmentsPerWindow = segmentsPerWindow(segment);
    c.hop = slidingHop(segment);
    if (windowing == Windowing::Uniform) {
        c.windows = int(std::lround(c.paddedSeconds / windowSeconds));
        c.segments = c.windows * c.segmentsPerWindow;
    } else {
        c.windows = wholeBelow((c.paddedSeconds - windowSeconds) / (c.hop * segment)) + 1;
        c.segments = c.segmentsPerWindow + (c.windows - 1) * c.hop;
    }
    return c;
}

std::int64_t wav2vecFrames(std::int64_t samples) {
    constexpr struct {
        int kernel, stride;
    } layers[] = {{10, 5}, {3, 2}, {3, 2}, {3, 2}, {3, 2}, {2, 2}, {2, 2}};
    for (const auto& layer : layers) {
        if (samples < layer.kernel)
            return 0;
        samples = (samples - layer.kernel) / layer.stride + 1;
    }
    return samples;
}

PublishedFrames publishedFrames(std::int64_t frames, int segments, double segment) {
    PublishedFrames p{};
    p.framesPerSegment = int(std::nearbyint(double(frames) / segments)); // halves to even
    p.padOrCrop = std::int64_t(p.framesPerSegment) * segments - frames;
    p.driftSeconds = segments * (segment - p.framesPerSegment / framesPerSecond);
    return p;
}

std::vector<FrameRange> segmentFrames(std::int64_t frames, int segments, double segment,
                                      const OraclePolicy& policy) {
    const int fixed =
        policy.followSegmentTime ? 0 : publishedFrames(frames, segments, segment).framesPerSegment;
    const auto boundary = [&](int i) {
        const auto frame = policy.followSegmentTime
                               ? std::int64_t(std::llround(framesPerSecond * i * segment))
                               : std::int64_t(i) * fixed;
        return std::min(frame, frames);
    };
    std::vector<FrameRange> ranges;
    for (int i = 0; i < segments; ++i)
        ranges.push_back({boundary(i), boundary(i + 1)});
    return ranges;
}

std::vector<std::int64_t> cutLongPieces(std::span<const std::int64_t> cuts, std::int64_t longest) {
    std::vector<std::int64_t> result;
    for (const auto cut : cuts) {
        while (!result.empty() && longest > 0 && cut - result.back() > longest)
            result.push_back(result.back() + longest);
        if (result.empty() || cut != result.back())
            result.push_back(cut);
    }
    return result;
}

} // namespace antiphon
