#include "core/music/notemetrics.h"

#include "core/dsp/keyprofiles.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <vector>

namespace antiphon {

namespace {

constexpr int drumChannel = 9;

double meanOf(std::span<const double> values) {
    double sum = 0;
    for (const double value : values)
        sum += value;
    return sum / double(values.size());
}

double spreadOf(std::span<const double> values, double mean) {
    double sum = 0;
    for (const double value : values)
        sum += (value - mean) * (value - mean);
    return std::sqrt(sum / double(values.size()));
}

/// Pearson's, of the classes against a profile whose tonic is `tonic`; 0 where nothing varies.
double correlation(std::span<const double> classes, const std::array<double, 12>& profile,
                   std::size_t tonic) {
    const double a = meanOf(classes), b = meanOf(profile);
    double ab = 0, aa = 0, bb = 0;
    for (std::size_t i = 0; i < 12; ++i) {
        const double x = classes[(i + tonic) % 12] - a, y = profile[i] - b;
        ab += x * y;
        aa += x * x;
        bb += y * y;
    }
    return aa > 0 ? ab / std::sqrt(aa * bb) : 0;
}

double polyphonyOf(std::span<const Note> notes) {
    // Where a pitch begins (+1) and ends (-1) to sound, in order of time, ends first.
    std::vector<std::tuple<std::int64_t, int, int>> changes;
    for (const Note& note : notes) {
        if (note.channel == drumChannel || note.endTick <= note.tick)
            continue;
        changes.emplace_back(note.tick, 1, note.pitch);
        changes.emplace_back(note.endTick, -1, note.pitch);
    }
    std::ranges::sort(changes);
    std::array<int, 128> sounding = {};
    int distinct = 0;
    std::int64_t last = 0;
    double area = 0, filled = 0;
    for (const auto& [tick, change, pitch] : changes) {
        area += double(tick - last) * distinct;
        filled += distinct > 0 ? double(tick - last) : 0;
        last = tick;
        int& count = sounding[std::size_t(pitch & 127)];
        distinct -= count > 0;
        count += change;
        distinct += count > 0;
    }
    return filled > 0 ? area / filled : std::numeric_limits<double>::quiet_NaN();
}

} // namespace

PitchMetrics pitchMetrics(std::span<const Note> notes) {
    PitchMetrics metrics;
    std::array<bool, 12> classes = {};
    int low = 127, high = 0;
    for (const Note& note : notes) {
        if (note.channel == drumChannel)
            continue;
        ++metrics.notes;
        low = std::min(low, note.pitch);
        high = std::max(high, note.pitch);
        classes[std::size_t(note.pitch % 12)] = true;
    }
    if (metrics.notes > 0)
        metrics.range = high - low;
    metrics.classes = int(std::ranges::count(classes, true));
    metrics.polyphony = polyphonyOf(notes);
    return metrics;
}

KeyCorrelation keyCorrelation(std::span<const double> classLengths) {
    KeyCorrelation best{.major = -1, .minor = -1};
    for (std::size_t tonic = 0; tonic < 12; ++tonic) {
        if (const double r = correlation(classLengths, keyprofiles::major, tonic); r > best.major)
            best.major = r, best.majorTonic = int(tonic);
        if (const double r = correlation(classLengths, keyprofiles::minor, tonic); r > best.minor)
            best.minor = r, best.minorTonic = int(tonic);
    }
    return best;
}

NoteFeatures noteFeatures(std::span<const Note> notes) {
    std::vector<double> velocities, lengths, pitches;
    std::array<double, 12> classes = {};
    double first = std::numeric_limits<double>::infinity(), last = -first;
    for (const Note& note : notes) {
        if (note.channel == drumChannel)
            continue;
        velocities.push_back(note.velocity);
        lengths.push_back(note.end - note.start);
        pitches.push_back(note.pitch);
        classes[std::size_t(note.pitch % 12)] += note.end - note.start;
        first = std::min(first, note.start);
        last = std::max(last, note.start);
    }
    NoteFeatures features;
    if (pitches.empty())
        return features;
    features.rate = last > first ? double(pitches.size()) / (last - first) : 0;
    features.velocity = meanOf(velocities);
    features.length = meanOf(lengths);
    features.pitch = meanOf(pitches);
    const auto [low, high] = std::ranges::minmax(pitches);
    features.pitchRange = high - low;
    features.mode = keyCorrelation(classes).mode();
    features.velocitySpread = spreadOf(velocities, features.velocity);
    features.pitchSpread = spreadOf(pitches, features.pitch);
    features.lengthSpread = spreadOf(lengths, features.length);
    return features;
}

} // namespace antiphon
