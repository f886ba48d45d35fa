#include "models/guide/windows.h"

#include "core/error.h"
#include "core/oracle/segmentation.h"
#include "core/rng.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace antiphon::guide {

namespace {

std::int64_t sizeOf(const WindowSettings& settings) {
    return settings.size > 0 ? settings.size : segmentsPerWindow(settings.segment);
}

std::vector<SegmentRange> cut(const SegmentRange& range, const WindowSettings& settings) {
    const std::int64_t size = sizeOf(settings);
    std::vector<SegmentRange> windows;
    std::int64_t hop = 1;
    if (settings.windowing == "sliding")
        hop = std::max<std::int64_t>(1, std::llround(double(size) * 2 / 3));
    else if (settings.windowing == "uniform")
        hop = size;
    else if (settings.windowing != "dense")
        throw UserError("'windowing' is '" + settings.windowing +
                            "' but must be one of: dense, sliding, uniform.",
                        UserError::Kind::Usage);
    const bool dense = settings.windowing == "dense";
    for (std::int64_t begin = range.begin; begin < range.end; begin += hop) {
        const std::int64_t end = std::min(begin + size, range.end);
        if (end - begin >= settings.least)
            windows.push_back({begin, end});
        // Dense windows that shrink towards the end would count the end more than the rest; of
        // sliding ones the first that reaches beyond the end is the last.
        if (dense ? begin + size >= range.end : begin + size > range.end)
            break;
    }
    return windows;
}

bool sounds(const CodedTrack& track, const SegmentRange& range) {
    const auto& labels = track.track.labels;
    return std::any_of(labels.begin() + range.begin, labels.begin() + range.end,
                       [](std::int32_t label) { return label != silent; });
}

std::vector<std::int32_t> codesOf(const CodedTrack& track, const SegmentRange& range) {
    return {track.codes.begin() + range.begin, track.codes.begin() + range.end};
}

std::vector<char> heardOf(const CodedTrack& track, const SegmentRange& range) {
    std::vector<char> heard;
    for (std::int64_t i = range.begin; i < range.end; ++i)
        heard.push_back(track.track.labels[std::size_t(i)] != silent);
    return heard;
}

} // namespace

SegmentRange soundingRange(std::span<const double> levels, double silenceDb) {
    const auto sounding = [&](double level) { return level >= silenceDb; };
    const auto first = std::ranges::find_if(levels, sounding);
    if (first == levels.end())
        return {};
    auto last = levels.end();
    while (!sounding(*(last - 1)))
        --last;
    return {first - levels.begin(), last - levels.begin()};
}

SegmentRange overlapOf(const SegmentRange& a, const SegmentRange& b) {
    const SegmentRange both{std::max(a.begin, b.begin), std::min(a.end, b.end)};
    return both.end > both.begin ? both : SegmentRange{};
}

SegmentRange commonRange(const CodedTrack& guide, const CodedTrack& target) {
    return {0, std::int64_t(std::min(guide.codes.size(), target.codes.size()))};
}

std::pair<SegmentRange, SegmentRange> heldBack(const SegmentRange& range, double share) {
    const std::int64_t at = range.end - std::llround(share * double(range.size()));
    return {{range.begin, at}, {at, range.end}};
}

std::vector<LabelWindow> pairWindows(const CodedTrack& guide, const CodedTrack& target,
                                     const SegmentRange& range, const WindowSettings& settings,
                                     std::int32_t track) {
    std::vector<LabelWindow> windows;
    for (const SegmentRange& window : cut(overlapOf(range, commonRange(guide, target)), settings))
        if (sounds(guide, window) && sounds(target, window))
            windows.push_back({codesOf(guide, window), codesOf(target, window),
                               heardOf(target, window), track, std::int32_t(window.begin)});
    return windows;
}

std::vector<LabelWindow> completionWindows(const CodedTrack& track, const SegmentRange& range,
                                           std::int64_t given, const WindowSettings& settings,
                                           std::int32_t index) {
    std::vector<LabelWindow> windows;
    for (const SegmentRange& window : cut(overlapOf(range, commonRange(track, track)), settings)) {
        const SegmentRange source{window.begin, window.begin + given}, rest{source.end, window.end};
        if (given > 0 && rest.size() > 0 && sounds(track, source) && sounds(track, rest))
            windows.push_back({codesOf(track, source), codesOf(track, rest), heardOf(track, rest),
                               index, std::int32_t(window.begin)});
    }
    return windows;
}

HeldWindows heldBackSongs(const std::vector<LabelWindow>& windows,
                          std::span<const std::string> songs, double share, std::uint64_t seed) {
    std::set<std::string> occurring;
    for (const LabelWindow& window : windows)
        occurring.insert(songs[std::size_t(window.track)]);
    if (occurring.size() < 2)
        throw UserError("There is only one song, of which nothing can be held back as a whole; "
                        "hold back the last part of it.",
                        UserError::Kind::Usage);
    std::vector<std::string> names(occurring.begin(), occurring.end());
    Rng rng(seed);
    rng.shuffle(std::span(names));
    const auto wanted = std::llround(share * double(names.size()));
    names.resize(std::size_t(std::clamp<std::int64_t>(wanted, 1, std::int64_t(names.size()) - 1)));
    const std::set<std::string> chosen(names.begin(), names.end());
    HeldWindows result;
    for (const LabelWindow& window : windows)
        (chosen.contains(songs[std::size_t(window.track)]) ? result.held : result.train)
            .push_back(window);
    return result;
}

} // namespace antiphon::guide
