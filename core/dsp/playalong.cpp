#include "core/dsp/playalong.h"

#include "core/dsp/beatmeasures.h"
#include "core/dsp/mel.h"
#include "core/dsp/onsets.h"
#include "core/dsp/segmentvectors.h"
#include "core/dsp/stft.h"
#include "core/error.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace antiphon {

namespace {

constexpr std::size_t classes = 12;
constexpr double leastSpread = 1e-3; ///< of the pitch classes, whose sum is 1

std::vector<double> onsetTimes(const Sound& sound) {
    std::vector<double> times;
    for (const Onset& onset : detectOnsets(monoOf(sound), sound.rate))
        times.push_back(onset.time);
    return times;
}

double meanSquare(std::span<const float> samples) {
    double sum = 0;
    for (const float sample : samples)
        sum += double(sample) * sample;
    return samples.empty() ? 0 : sum / double(samples.size());
}

double powerOf(double decibels) {
    return std::pow(10, decibels / 10);
}

/// None where one of them is flat.
std::optional<double> correlation(std::span<const float> a, std::span<const float> b) {
    double meanA = 0, meanB = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        meanA += a[i] / double(a.size());
        meanB += b[i] / double(b.size());
    }
    double ab = 0, aa = 0, bb = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        ab += (a[i] - meanA) * (b[i] - meanB);
        aa += (a[i] - meanA) * (a[i] - meanA);
        bb += (b[i] - meanB) * (b[i] - meanB);
    }
    const double least = leastSpread * leastSpread * double(a.size());
    return aa < least || bb < least ? std::nullopt : std::optional(ab / std::sqrt(aa * bb));
}

} // namespace

std::optional<double> onsetAlignment(const Sound& stem, const Sound& context,
                                     std::span<const double> beats, double tolerance) {
    std::vector<double> onsets = onsetTimes(stem), times = onsetTimes(context);
    const double end = context.seconds();
    std::erase_if(onsets, [&](double time) { return time >= end; });
    if (onsets.empty())
        return std::nullopt;
    times.insert(times.end(), beats.begin(), beats.end());
    std::ranges::sort(times);
    return shareNear(onsets, times, tolerance);
}

std::optional<double> chromaCorrelation(const Sound& stem, const Sound& context) {
    constexpr double seconds = 0.5;
    constexpr auto length = std::size_t(seconds * Frontend::analysisRate);
    const std::vector<float> a = analysedMono(stem), b = analysedMono(context);
    const std::size_t count = std::min(a.size(), b.size()) / length;
    if (count == 0)
        return std::nullopt;
    const Frontend frontend({.id = "harmony"});
    const Matrix classesA = frontend.segments(a, seconds, count);
    const Matrix classesB = frontend.segments(b, seconds, count);
    const double silence = powerOf(-60);
    double sum = 0, counted = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const auto pieceOf = [&](const std::vector<float>& samples) {
            return std::span(samples).subspan(i * length, length);
        };
        if (meanSquare(pieceOf(a)) < silence || meanSquare(pieceOf(b)) < silence)
            continue;
        if (const auto r =
                correlation(classesA.row(i).first(classes), classesB.row(i).first(classes))) {
            sum += *r;
            ++counted;
        }
    }
    return counted > 0 ? std::optional(sum / counted) : std::nullopt;
}

double silenceRatio(const Sound& sound, double decibels) {
    const std::vector<float> mono = monoOf(sound);
    const auto block = std::max<std::size_t>(1, std::size_t(sound.rate / 20));
    std::size_t silent = 0, all = 0;
    for (std::size_t at = 0; at < mono.size(); at += block, ++all)
        silent += meanSquare(std::span(mono).subspan(at, std::min(block, mono.size() - at))) <
                  powerOf(decibels);
    return all == 0 ? 1 : double(silent) / double(all);
}

double logMelDistance(const Sound& a, const Sound& b) {
    constexpr std::size_t window = 1024, hop = 256, bands = 64;
    constexpr float floor = 1e-5f;
    const float unit = 1 / std::sqrt(0.375f * window); // the root of the window's energy
    const std::vector<float> samples[2] = {analysedMono(a), analysedMono(b)};
    const std::size_t length = std::min(samples[0].size(), samples[1].size());
    if (length < window)
        throw UserError("Two recordings of 64 ms at least are needed to compare their spectra.",
                        UserError::Kind::Usage);
    const FrameGrid grid{.window = window, .hop = hop, .centred = false};
    const MelBands mel({.rate = Frontend::analysisRate, .fftSize = window, .bands = bands});
    Stft stft(hannWindow(window), window);
    std::vector<float> magnitudes(stft.bins());
    std::array<std::array<float, bands>, 2> logs;
    double sum = 0;
    const std::size_t frames = grid.count(length);
    for (std::size_t t = 0; t < frames; ++t) {
        for (std::size_t side = 0; side < 2; ++side) {
            const auto power = stft.power(samples[side], grid.start(t));
            std::ranges::transform(power, magnitudes.begin(),
                                   [&](float p) { return unit * std::sqrt(p); });
            mel.apply(magnitudes, logs[side]);
            for (float& value : logs[side])
                value = std::log10(floor + value);
        }
        for (std::size_t band = 0; band < bands; ++band)
            sum += std::abs(double(logs[0][band]) - logs[1][band]);
    }
    return sum / double(frames * bands);
}

} // namespace antiphon
