#include "models/guide/trainingset.h"

#include "core/error.h"
#include "core/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>
#include <tuple>
#include <utility>

namespace antiphon::guide {
namespace {

// What seeds are for.
constexpr std::uint64_t splitting = 2, choosing = 7;
constexpr std::size_t songsToHoldBack = 8;
constexpr std::int64_t shortestWindow = 8; ///< segments

/// Where both tracks of a pair are music.
SegmentRange rangeOf(const CodedTrack& guide, const CodedTrack& target, double silence) {
    return overlapOf(overlapOf(soundingRange(guide.track.levels, silence),
                               soundingRange(target.track.levels, silence)),
                     commonRange(guide, target));
}

/// What is in the way of the first pair that has no window.
std::string whyNothing(const Material& material, const std::vector<CodedTrack>& codes,
                       double silence) {
    const auto [guide, target] = material.tracks.front();
    for (const std::size_t track : {guide, target})
        if (soundingRange(codes[track].track.levels, silence).size() == 0)
            return material.recordings[track].name + " is below " + numberText(silence) +
                   " dBFS throughout";
    for (const std::size_t track : {guide, target})
        if (codes[track].codes.size() < 4)
            return material.recordings[track].name + " has " +
                   counted(codes[track].codes.size(), "segment") + " only";
    const std::string& name = material.recordings[guide].name;
    return guide == target ? name + " does not sound for long enough"
                           : name + " and " + material.recordings[target].name +
                                 " never sound at the same time for long enough";
}

std::vector<LabelWindow> windowsOf(const TrainingSet& set, const Material& material,
                                   std::size_t pair, const SegmentRange& range,
                                   const WindowSettings& settings, std::int64_t given) {
    const auto [guide, target] = material.tracks[pair];
    const auto track = std::int32_t(pair);
    return given > 0 ? completionWindows(set.codes[target], range, given, settings, track)
                     : pairWindows(set.codes[guide], set.codes[target], range, settings, track);
}

SegmentRange rangeFrom(const Json& json) {
    const auto ends = json.get<std::array<std::int64_t, 2>>();
    return {ends[0], ends[1]};
}

/// What a model's record says of the pairs that it was trained on.
std::vector<PairRanges> rangesFrom(const Json& known) {
    std::vector<PairRanges> ranges;
    try {
        for (const Json& pair : known)
            ranges.push_back({pair.at("guide").get<std::string>(),
                              pair.at("target").get<std::string>(), rangeFrom(pair.at("trained")),
                              rangeFrom(pair.at("held"))});
    } catch (const Json::exception&) {
        throw UserError("The model's record does not tell what it was trained on; model.json is "
                        "damaged. Train it again.");
    }
    return ranges;
}

void append(std::vector<LabelWindow>& to, std::vector<LabelWindow> more) {
    to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// Windows of recordings whose codes are known.
TrainingSet cutApart(const Material& material, std::vector<CodedTrack> codes,
                     const PerceptionSettings& hearing, const HoldOutOptions& split,
                     const WindowPlan& plan, std::uint64_t seed) {
    TrainingSet set;
    set.codes = std::move(codes);
    set.names = material.names;
    std::vector<std::string> songs;
    for (const TrackPair& pair : material.pairs)
        songs.push_back(material.groups[pair.group].song);
    const bool bySong =
        split.holdOut == "songs" ||
        (split.holdOut == "auto" &&
         std::set<std::string>(songs.begin(), songs.end()).size() >= songsToHoldBack);

    struct Parts {
        SegmentRange learned, chosenBy, held;
    };
    std::vector<Parts> parts;
    std::int64_t longest = 0;
    for (const auto& [guide, target] : material.tracks) {
        const SegmentRange range = rangeOf(set.codes[guide], set.codes[target], hearing.silence);
        Parts part{range, {range.end, range.end}, {range.end, range.end}};
        if (!bySong) {
            std::tie(part.learned, part.held) = heldBack(range, split.share);
            std::tie(part.learned, part.chosenBy) = heldBack(part.learned, split.validation);
        }
        longest = std::max(longest, part.learned.size());
        set.ranges.push_back({material.recordings[guide].hash,
                              material.recordings[target].hash,
                              {part.learned.begin, part.chosenBy.end},
                              part.held});
        parts.push_back(part);
    }
    set.size = plan.size;
    if (plan.shrinks)
        set.size = std::clamp<std::int64_t>(longest * 2 / 3, std::min(shortestWindow, plan.size),
                                            plan.size);
    if (plan.given > 0)
        set.given = std::clamp<std::int64_t>(std::llround(plan.given * double(set.size)), 1,
                                             std::max<std::int64_t>(1, set.size - 1));
    const WindowSettings settings{
        .windowing = split.windowing, .segment = hearing.segment, .size = set.size};
    for (std::size_t p = 0; p < parts.size(); ++p) {
        const auto cut = [&](const SegmentRange& part) {
            return windowsOf(set, material, p, part, settings, set.given);
        };
        append(set.training, cut(parts[p].learned));
        append(set.validation, cut(parts[p].chosenBy));
        append(set.held, cut(parts[p].held));
    }
    if (bySong) {
        const auto holdBack = [&](std::vector<LabelWindow>& held, double share,
                                  std::uint64_t stream) {
            if (share <= 0)
                return;
            HeldWindows apart = heldBackSongs(set.training, songs, share, seedFor(seed, stream));
            set.training = std::move(apart.train);
            held = std::move(apart.held);
        };
        holdBack(set.held, split.share, splitting);
        holdBack(set.validation, split.validation, choosing);
        for (const LabelWindow& window : set.held) {
            PairRanges& range = set.ranges[std::size_t(window.track)];
            if (range.trained.size() > 0)
                range.held = std::exchange(range.trained, {});
        }
    }
    if (set.training.empty())
        throw UserError(
            "There is nothing to learn from: " + whyNothing(material, set.codes, hearing.silence) +
            ". Choose longer recordings or a shorter segment, or lower 'silence'.");
    return set;
}

/// How much of a recording is not held back to judge by, in any of its pairs; 0: nothing.
std::size_t learnedOf(const std::string& hash, const std::vector<PairRanges>& ranges) {
    std::int64_t begin = std::numeric_limits<std::int64_t>::max();
    for (const PairRanges& pair : ranges)
        if (pair.held.size() > 0 && (pair.guide == hash || pair.target == hash))
            begin = std::min(begin, pair.trained.size() > 0 ? pair.held.begin : 0);
    return std::size_t(begin);
}

std::vector<std::size_t> learnedOf(const Material& material,
                                   const std::vector<PairRanges>& ranges) {
    std::vector<std::size_t> learned;
    for (const Listen& recording : material.recordings)
        learned.push_back(learnedOf(recording.hash, ranges));
    return learned;
}

} // namespace

Learnable learnable(const Material& material, const PerceptionSettings& hearing,
                    const HoldOutOptions& split, const WindowPlan& plan, std::uint64_t seed) {
    // What is held back depends on what sounds, not on the codes: any will do.
    return [=, &material](const std::vector<std::vector<double>>& levels) {
        std::vector<CodedTrack> codes;
        for (const auto& track : levels) {
            const std::vector<std::int32_t> same(track.size());
            codes.push_back({same, withSilence({same, std::vector<float>(track.size()), track,
                                                track.size(), hearing.segment},
                                               hearing.silence)});
        }
        return learnedOf(material,
                         cutApart(material, std::move(codes), hearing, split, plan, seed).ranges);
    };
}

TrainingSet trainingSet(const Material& material, const Perception& perception,
                        const HoldOutOptions& split, const WindowPlan& plan, const fs::path& cache,
                        std::uint64_t seed, JobContext& context) {
    const PerceptionSettings& hearing = perception.settings();
    std::vector<CodedTrack> codes = perception.labels(
        material.recordings, cache, [&context] { context.checkpoint(); },
        learnable(material, hearing, split, plan, seed));
    return cutApart(material, std::move(codes), hearing, split, plan, seed);
}

TrainingSet testSet(const Material& material, const Perception& perception, const Json& known,
                    std::int64_t size, std::int64_t given, const fs::path& cache,
                    JobContext& context) {
    TrainingSet set;
    const auto ranges = rangesFrom(known);
    const auto learned = learnedOf(material, ranges);
    set.codes = perception.labels(
        material.recordings, cache, [&context] { context.checkpoint(); },
        [&](const auto&) { return learned; });
    set.names = material.names;
    set.size = size;
    set.given = given;
    // Full windows end to end: no segment is counted twice.
    const WindowSettings settings{
        .windowing = "uniform", .segment = perception.settings().segment, .size = size};
    for (std::size_t p = 0; p < material.pairs.size(); ++p) {
        const auto [guide, target] = material.tracks[p];
        PairRanges range{
            material.recordings[guide].hash,
            material.recordings[target].hash,
            {},
            rangeOf(set.codes[guide], set.codes[target], perception.settings().silence)};
        for (const PairRanges& pair : ranges)
            if (pair.guide == range.guide && pair.target == range.target)
                range = pair;
        if (range.held.size() == 0)
            context.log(material.names[p] + ": was learned from throughout and is left out.");
        append(set.training, windowsOf(set, material, p, range.trained, settings, given));
        append(set.held, windowsOf(set, material, p, range.held, settings, given));
        set.ranges.push_back(std::move(range));
    }
    if (set.held.empty())
        throw UserError("There is nothing to evaluate on: the model was trained on all of it, or "
                        "guide and partner never sound at the same time. Choose other recordings, "
                        "or train with a part held back ('share').");
    return set;
}

Json toJson(const std::vector<PairRanges>& ranges, const std::vector<std::string>& names) {
    Json json = Json::array();
    for (std::size_t p = 0; p < ranges.size(); ++p)
        json.push_back({{"name", names[p]},
                        {"guide", ranges[p].guide},
                        {"target", ranges[p].target},
                        {"trained", {ranges[p].trained.begin, ranges[p].trained.end}},
                        {"held", {ranges[p].held.begin, ranges[p].held.end}}});
    return json;
}

void HoldOutOptions::visit(OptionVisitor& v) {
    v.choice(windowing, {.key = "windows",
                         .label = "Windows",
                         .help = "One from every segment (dense), every 10 s (sliding) or end to "
                                 "end (uniform).",
                         .choices = {"dense", "sliding", "uniform"},
                         .advanced = true});
    v.choice(holdOut, {.key = "hold_out",
                       .label = "Held back",
                       .help = "What is not learned from, to tell what was learned: the end of "
                               "each pair or whole songs; auto: songs where there are eight.",
                       .choices = {"auto", "time", "songs"},
                       .advanced = true});
    v.real(share, {.key = "share",
                   .label = "Share held back",
                   .help = "How much of the material is not learned from, to judge what was "
                           "learned.",
                   .min = 0,
                   .max = 0.9});
    v.real(validation, {.key = "validation",
                        .label = "Validation",
                        .help = "How much of the rest is not learned from, to choose the best "
                                "checkpoint.",
                        .min = 0,
                        .max = 0.9,
                        .advanced = true});
}

} // namespace antiphon::guide
