#include "core/dsp/beattracker.h"

#include "core/dsp/beatpath.h"
#include "core/dsp/fft.h"
#include "core/dsp/stft.h"
#include "core/error.h"
#include "core/resample.h"

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

constexpr int analysisRate = 22050;
constexpr std::size_t windowSize = 1024, hop = 256;
constexpr double frameRate = double(analysisRate) / double(hop);
constexpr double meanReach = 0.25; ///< seconds to either side
constexpr double lowestHz = 20, bassHz = 150;
constexpr double leastSeconds = 1;
constexpr float floorRatio = 1e-3f;  ///< magnitudes 60 dB below the loudest hardly count
constexpr float leastRise = 0.03f;   ///< mean over the bins: what beats of tones with the hop make
constexpr float silence = 1e-5f;     ///< largest sample
constexpr double attackLead = 0.011; ///< s from the rise of the flux to the attack; by clicks

struct Envelope {
    std::vector<float> onsets; ///< in units of their deviation
    std::vector<float> bass;   ///< flux below 150 Hz
};

std::vector<float> finite(std::span<const float> mono) {
    std::vector<float> samples(mono.begin(), mono.end());
    for (float& sample : samples)
        sample = std::isfinite(sample) ? sample : 0;
    return samples;
}

Envelope envelopeOf(std::span<const float> mono, const std::function<void()>& checkpoint) {
    const FrameGrid grid{.window = windowSize, .hop = hop};
    const std::size_t frames = grid.count(mono.size());
    Stft stft(hannWindow(windowSize), windowSize, Stft::Offset::Removed);
    const std::size_t bins = stft.bins();
    const auto binHz = double(analysisRate) / double(windowSize);
    const auto first = std::size_t(std::ceil(lowestHz / binHz));
    const auto bass = std::size_t(std::ceil(bassHz / binHz));
    const auto pause = [&](std::size_t frame) {
        if (checkpoint && frame % 512 == 0)
            checkpoint();
    };
    float loudest = 0;
    for (std::size_t t = 0; t < frames; ++t) {
        pause(t);
        for (const float power : stft.power(mono, grid.start(t)))
            loudest = std::max(loudest, power);
    }
    const float floor = floorRatio * std::sqrt(loudest);
    Envelope envelope{std::vector<float>(frames), std::vector<float>(frames)};
    std::vector<float> now(bins), before(bins);
    for (std::size_t t = 0; t < frames; ++t) {
        pause(t);
        const auto power = stft.power(mono, grid.start(t));
        for (std::size_t k = first; k < bins; ++k)
            now[k] = std::log(floor + std::sqrt(power[k]));
        // Windows that reach beyond either end hold less because there is less.
        const bool whole = grid.start(t) > 0 && grid.start(t) + std::ptrdiff_t(windowSize) <=
                                                    std::ptrdiff_t(mono.size());
        for (std::size_t k = first; whole && k < bins; ++k) {
            const float rise = std::max(0.0f, now[k] - before[k]);
            envelope.onsets[t] += rise;
            if (k < bass)
                envelope.bass[t] += rise;
        }
        std::swap(now, before);
    }
    return envelope;
}

/// Less the local mean, in units of the deviation; false where nothing stands out.
bool standOut(std::vector<float>& onsets) {
    const auto reach = std::size_t(std::lround(meanReach * frameRate));
    std::vector<double> prefix(onsets.size() + 1);
    for (std::size_t t = 0; t < onsets.size(); ++t)
        prefix[t + 1] = prefix[t] + onsets[t];
    double squares = 0;
    for (std::size_t t = 0; t < onsets.size(); ++t) {
        const std::size_t from = t > reach ? t - reach : 0;
        const std::size_t to = std::min(onsets.size(), t + reach + 1);
        onsets[t] =
            std::max(0.0f, onsets[t] - float((prefix[to] - prefix[from]) / double(to - from)));
        squares += double(onsets[t]) * onsets[t];
    }
    const double deviation = std::sqrt(squares / double(onsets.size()));
    if (!(deviation > 0))
        return false;
    for (float& value : onsets)
        value = float(value / deviation);
    return true;
}

/// At lags 0 ... most, each over as many products as it has; 1 at lag 0.
std::vector<double> autocorrelation(const std::vector<float>& values, std::size_t most) {
    most = std::min(most, values.size() - 1);
    RealFft fft(powerOfTwoFrom(values.size() + most + 1));
    const auto time = fft.time();
    std::ranges::fill(time, 0.0f);
    double mean = 0;
    for (const float value : values)
        mean += value / double(values.size());
    for (std::size_t t = 0; t < values.size(); ++t)
        time[t] = float(values[t] - mean);
    fft.forward();
    for (auto& bin : fft.spectrum())
        bin = std::norm(bin);
    fft.inverse();
    std::vector<double> result(most + 1);
    const double whole = time[0] / double(values.size());
    for (std::size_t lag = 0; lag <= most && whole > 0; ++lag)
        result[lag] = time[lag] / double(values.size() - lag) / whole;
    return result;
}

double bpmAt(double lag) {
    return 60 * frameRate / lag;
}

} // namespace

TrackedBeats trackBeats(std::span<const float> mono, int rate, const BeatTrackerSettings& settings,
                        const std::function<void()>& checkpoint) {
    if (!(settings.slowest >= 20 && settings.slowest < settings.fastest && settings.fastest <= 400))
        throw UserError("The range of tempos must lie between 20 and 400 beats a minute.",
                        UserError::Kind::Usage);
    if (settings.bpm != 0 && !(settings.bpm >= 20 && settings.bpm <= 400))
        throw UserError("The tempo must lie between 20 and 400 beats a minute.",
                        UserError::Kind::Usage);
    TrackedBeats tracked;
    std::vector<float> samples = finite(mono);
    if (rate <= 0 || double(mono.size()) < leastSeconds * rate || peakOf(samples) < silence)
        return tracked;
    samples = resample({rate, 1, std::move(samples)}, analysisRate).samples;
    Envelope envelope = envelopeOf(samples, checkpoint);
    const float risen = *std::ranges::max_element(envelope.onsets);
    if (risen < leastRise * (windowSize / 2) || !standOut(envelope.onsets))
        return tracked;

    const auto most = std::size_t(std::ceil(60 / settings.slowest * frameRate)) + 1;
    const std::vector<double> correlation = autocorrelation(envelope.onsets, most);
    const auto weighted = [&](std::size_t lag) {
        const double away = std::log2(bpmAt(double(lag)) / settings.preferred) / settings.octaves;
        return correlation[lag] * std::exp(-0.5 * away * away);
    };
    double period = settings.bpm > 0 ? 60 / settings.bpm * frameRate : 0, best = 0;
    if (period > 0 && std::size_t(period + 0.5) < correlation.size())
        best = weighted(std::size_t(period + 0.5));
    for (std::size_t lag = 1; settings.bpm == 0 && lag < correlation.size(); ++lag) {
        const double bpm = bpmAt(double(lag));
        if (bpm <= settings.fastest && bpm >= settings.slowest && weighted(lag) > best) {
            best = weighted(lag);
            period = vertexNear(std::span<const double>(correlation), lag);
        }
    }
    if (!(period > 0))
        return tracked;
    if (const auto lag = std::size_t(std::lround(period)); lag < correlation.size())
        tracked.confidence = std::clamp(correlation[lag], 0.0, 1.0);

    const std::span<const float> onsets(envelope.onsets);
    const std::vector<std::size_t> path = beatPath(onsets, period, settings.tightness);
    for (const std::size_t place : path)
        tracked.grid.beats.push_back(
            std::max(0.0, vertexNear(onsets, place) / frameRate + attackLead));
    if (tracked.grid.beats.size() < 2)
        return {};
    tracked.bpm = bpmOf(tracked.grid.beats);

    double loudest = -1;
    std::size_t one = 0;
    for (std::size_t phase = 0; phase < std::min<std::size_t>(4, path.size()); ++phase) {
        double sum = 0, count = 0;
        for (std::size_t i = phase; i < path.size(); i += 4, ++count)
            // An attack's low end rises over several windows.
            for (std::size_t t = path[i] > 0 ? path[i] - 1 : 0;
                 t < std::min(envelope.bass.size(), path[i] + 2); ++t)
                sum += envelope.bass[t];
        if (sum / count > loudest) {
            loudest = sum / count;
            one = phase;
        }
    }
    tracked.grid = withBarOne(tracked.grid, tracked.grid.beats[one], 4);

    for (const double factor : {0.5, 2.0}) {
        const double bpm = tracked.bpm * factor;
        const auto lag = std::size_t(std::lround(60 * frameRate / bpm));
        if (bpm >= settings.slowest && bpm <= settings.fastest && lag < correlation.size() &&
            best > 0)
            tracked.alternatives.push_back({factor, bpm, std::max(0.0, weighted(lag) / best)});
    }
    std::ranges::stable_sort(tracked.alternatives, std::greater<>(),
                             &TrackedBeats::Alternative::strength);
    return tracked;
}

} // namespace antiphon
