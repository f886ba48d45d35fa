#include "core/dsp/key.h"

#include "core/dsp/chroma.h"
#include "core/dsp/keyprofiles.h"
#include "core/dsp/stft.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace antiphon {
namespace {

constexpr double windowSeconds = 0.3; // at least; the next power of two
constexpr float silentPower = 1e-9f;  // mean square of a window, -90 dBFS
constexpr float prominence = 3;       // of a peak over the mean magnitude around it
constexpr int parts = 10;             // of a semitone
constexpr double leastTonal = 0.035;  // share of the magnitudes in range that stands in peaks
constexpr double leastContrast = 0.25;
constexpr double leastCorrelation = 0.5;

using Histogram = std::array<double, 12 * parts>;
using Profile = std::array<double, 12>;

// From the tonic upwards: mean ratings of probe tones (Krumhansl and Kessler 1982), and Temperley's
// revision of them (2001), which tells the diatonic notes better from the others.
constexpr Profile majors[] = {
    keyprofiles::major,
    {5.0, 2.0, 3.5, 2.0, 4.5, 4.0, 2.0, 4.5, 2.0, 3.5, 1.5, 4.0}};
constexpr Profile minors[] = {
    keyprofiles::minor,
    {5.0, 2.0, 3.5, 4.5, 2.0, 4.0, 2.0, 4.5, 3.5, 2.0, 1.5, 4.0}};

/// Adds every peak at its own pitch and, with falling weight, at those it is an overtone of.
void count(std::span<const SpectralPeak> peaks, Histogram& histogram) {
    static const std::array<float, 4> below = {
        0, 12 * std::log2(3.0f), 12 * std::log2(5.0f),
        12 * std::log2(7.0f)}; // octaves fall on the pitch itself
    static constexpr std::array<double, 4> weight = {1, 0.35, 0.15, 0.05};
    for (const SpectralPeak& peak : peaks)
        for (std::size_t h = 0; h < below.size(); ++h) {
            const double place = double(peak.pitch - below[h]) * parts;
            const auto bin = (std::lround(place) % (12 * parts) + 12 * parts) % (12 * parts);
            histogram[std::size_t(bin)] += peak.magnitude * weight[h];
        }
}

/// The shift of the whole tuning against 440 Hz in parts of a semitone: where the circular mean of
/// all pitches modulo a semitone points.
double tuningOf(const Histogram& histogram) {
    double x = 0, y = 0;
    for (std::size_t i = 0; i < histogram.size(); ++i) {
        const double angle = 2 * std::numbers::pi * double(i % parts) / parts;
        x += histogram[i] * std::cos(angle);
        y += histogram[i] * std::sin(angle);
    }
    return std::atan2(y, x) / (2 * std::numbers::pi) * parts;
}

Profile classesOf(const Histogram& histogram, double tuning) {
    Profile classes{};
    for (std::size_t i = 0; i < histogram.size(); ++i) {
        const long semitone = std::lround((double(i) - tuning) / parts);
        classes[std::size_t((semitone % 12 + 12) % 12)] += histogram[i];
    }
    return classes;
}

double correlation(const Profile& classes, const Profile& profile, std::size_t tonic) {
    double meanA = 0, meanB = 0;
    for (std::size_t i = 0; i < 12; ++i) {
        meanA += classes[i] / 12;
        meanB += profile[i] / 12;
    }
    double ab = 0, aa = 0, bb = 0;
    for (std::size_t i = 0; i < 12; ++i) {
        const double a = classes[(i + tonic) % 12] - meanA, b = profile[i] - meanB;
        ab += a * b;
        aa += a * a;
        bb += b * b;
    }
    return aa > 0 ? ab / std::sqrt(aa * bb) : 0;
}

/// Deviation of the classes over their mean: 0 when all are alike.
double contrastOf(const Profile& classes) {
    double mean = 0, square = 0;
    for (const double value : classes)
        mean += value / 12;
    for (const double value : classes)
        square += (value - mean) * (value - mean) / 12;
    return mean > 0 ? std::sqrt(square) / mean : 0;
}

} // namespace

std::optional<KeyEstimate> findKey(std::span<const float> mono, int rate) {
    if (rate < 4000 || mono.empty())
        return std::nullopt;
    const std::size_t size = powerOfTwoFrom(std::size_t(windowSeconds * rate));
    const FrameGrid grid{.window = size, .hop = size / 2};
    Stft stft(hannWindow(size), size, Stft::Offset::Removed);
    const PeakFinder finder(rate, size, 55, 2000);
    const PeakFinder::Limits limits{
        .threshold = 1e-5f, .prominence = prominence, .neighbourhood = 24};
    Histogram histogram{};
    std::vector<SpectralPeak> peaks;
    double inPeaks = 0, inAll = 0;
    for (std::size_t t = 0; t < grid.count(mono.size()); ++t) {
        const auto power = stft.power(mono, grid.start(t));
        if (stft.meanSquare() < silentPower)
            continue;
        peaks.clear();
        finder.find(power, limits, peaks);
        count(peaks, histogram);
        for (const SpectralPeak& peak : peaks)
            inPeaks += peak.magnitude;
        for (std::size_t k = finder.firstBin(); k <= finder.lastBin(); ++k)
            inAll += std::sqrt(power[k]);
    }
    if (inPeaks <= leastTonal * inAll)
        return std::nullopt;

    const Profile classes = classesOf(histogram, tuningOf(histogram));
    std::size_t bestTonic = 0;
    bool bestMinor = false;
    double best = -1, second = -1;
    for (std::size_t tonic = 0; tonic < 12; ++tonic)
        for (const bool isMinor : {false, true}) {
            const auto& profiles = isMinor ? minors : majors;
            const double agreement = (correlation(classes, profiles[0], tonic) +
                                      correlation(classes, profiles[1], tonic)) /
                                     2;
            second = std::max(second, std::min(best, agreement));
            if (agreement > best) {
                best = agreement;
                bestTonic = tonic;
                bestMinor = isMinor;
            }
        }
    if (best < leastCorrelation || contrastOf(classes) < leastContrast)
        return std::nullopt;
    static constexpr const char* names[] = {"C",  "C#", "D",  "D#", "E",  "F",
                                            "F#", "G",  "G#", "A",  "A#", "B"};
    return KeyEstimate{std::string(names[bestTonic]) + (bestMinor ? " minor" : " major"),
                       best - second};
}

std::optional<std::string> estimateKey(std::span<const float> mono, int rate) {
    const auto key = findKey(mono, rate);
    return key ? std::optional(key->name) : std::nullopt;
}

} // namespace antiphon
