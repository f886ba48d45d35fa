#include "core/dsp/tempo.h"

#include "core/dsp/beatpath.h"
#include "core/dsp/fft.h"
#include "core/dsp/flux.h"
#include "core/dsp/stft.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace antiphon {
namespace {

constexpr double leastSeconds = 3;
constexpr double slowest = 40, fastest = 240;
constexpr double preferred = 120, preferenceOctaves = 0.8;
constexpr double stepRatio = 1.005; // between rated tempos
constexpr double halfBeatShare = 0.2;
constexpr std::size_t registers = 4;
constexpr double windowSeconds = 12;
constexpr double tightness = 100; // Ellis's alpha: how dear an uneven beat is
constexpr double ripple = 0.03;   // of the flux of a steady tone, as it beats with the hop
constexpr float leastRise = 0.1;  // of a window's strongest event, in log power: about 0.4 dB
constexpr double leastConfidence = 0.04;
constexpr double chanceFactor =
    5; // over 1 / sqrt(values): noise stayed below 3, but for short pieces

/// Removes the slow part (0.4 s to either side) and what hardly rises above it: events remain.
/// Takes one column of `rows` values each.
std::vector<float> eventsOf(std::span<const float> rows, std::size_t column, std::size_t columns,
                            double rate) {
    const std::size_t count = rows.size() / columns;
    const auto reach = std::size_t(0.4 * rate);
    std::vector<double> prefix(count + 1);
    for (std::size_t t = 0; t < count; ++t)
        prefix[t + 1] = prefix[t] + rows[t * columns + column];
    std::vector<float> events(count);
    for (std::size_t t = 0; t < count; ++t) {
        const std::size_t from = t > reach ? t - reach : 0, to = std::min(count, t + reach + 1);
        const double mean = (prefix[to] - prefix[from]) / double(to - from);
        events[t] = float(std::max(0.0, rows[t * columns + column] - mean - ripple));
    }
    return events;
}

/// Autocorrelation at lags 0 ... maxLag, summed over registers and half-overlapping windows that
/// count alike, so that neither a loud passage nor the busiest instrument decides; 1 at lag 0.
struct Correlation {
    std::vector<double> at;
    double evidence = 0; ///< how many values went in

    void add(std::span<const float> events, double rate);
};

void Correlation::add(std::span<const float> events, double rate) {
    const std::size_t window = std::min(events.size(), std::size_t(windowSeconds * rate));
    const std::size_t maxLag = std::min(window * 2 / 3, std::size_t(4 * 60 / slowest * rate));
    RealFft fft(powerOfTwoFrom(window + maxLag + 1));
    at.resize(maxLag + 1);
    const float loudest = *std::max_element(events.begin(), events.end());
    const std::size_t hop = std::max<std::size_t>(1, window / 2);
    for (std::size_t from = 0;; from += hop) {
        const bool last = from + window >= events.size();
        if (last)
            from = events.size() - window;
        const auto part = events.subspan(from, window);
        const double mean = std::accumulate(part.begin(), part.end(), 0.0) / double(window);
        const auto time = fft.time();
        std::fill(time.begin(), time.end(), 0.0f);
        double square = 0;
        for (std::size_t n = 0; n < window; ++n) {
            time[n] = float(part[n] - mean);
            square += double(time[n]) * time[n];
        }
        // A window with next to nothing in it has no say.
        if (*std::max_element(part.begin(), part.end()) >= std::max(leastRise, 0.02f * loudest)) {
            fft.forward();
            for (auto& bin : fft.spectrum())
                bin = std::norm(bin);
            fft.inverse();
            for (std::size_t lag = 0; lag <= maxLag; ++lag)
                at[lag] += fft.time()[lag] / square * double(window) / double(window - lag);
            evidence += double(std::min(window, from == 0 ? window : hop));
        }
        if (last)
            break;
    }
}

struct Rated {
    double period = 0; ///< in values
    double comb = 0;   ///< mean correlation at two to four of its multiples
};

Rated bestPeriod(const Correlation& correlation, double rate) {
    const auto& at = correlation.at;
    const auto read = [&](double lag) {
        const auto below = std::size_t(lag);
        const double share = lag - double(below);
        if (below + 1 >= at.size() || at[0] <= 0)
            return 0.0;
        return (at[below] * (1 - share) + at[below + 1] * share) / at[0];
    };
    Rated best;
    double bestRating = 0;
    for (double bpm = slowest; bpm <= fastest; bpm *= stepRatio) {
        const double period = 60 / bpm * rate;
        double comb = 0, weights = 0;
        for (int beats = 1; beats <= 4 && double(beats) * period + 1 < double(at.size()); ++beats) {
            comb += read(double(beats) * period);
            ++weights;
        }
        if (weights < 2)
            continue;
        comb /= weights;
        const double octaves = std::log2(bpm / preferred) / preferenceOctaves;
        const double fit = std::max(0.0, comb - halfBeatShare * std::max(0.0, read(period / 2)));
        const double rating = fit * fit * std::exp(-0.5 * octaves * octaves);
        if (rating > bestRating) {
            bestRating = rating;
            best = {period, comb};
        }
    }
    return best;
}

/// Beats, as places in `events`, that lie on strong values at even distances.
std::vector<std::size_t> trackBeats(std::span<const float> events, double period) {
    const std::size_t n = events.size();
    // Smoothed by a Gaussian of a 32nd of a beat, in units of the deviation.
    const auto reach = std::max<std::ptrdiff_t>(1, std::ptrdiff_t(period / 8));
    std::vector<float> bell(std::size_t(2 * reach + 1));
    for (std::ptrdiff_t i = -reach; i <= reach; ++i)
        bell[std::size_t(i + reach)] = float(std::exp(-0.5 * std::pow(double(i) * 32 / period, 2)));
    double square = 0;
    for (const float value : events)
        square += double(value) * value;
    const double deviation = std::sqrt(square / double(n));
    std::vector<float> local(n);
    for (std::size_t t = 0; t < n; ++t) {
        float total = 0;
        for (std::ptrdiff_t i = -reach; i <= reach; ++i) {
            const std::ptrdiff_t at = std::ptrdiff_t(t) + i;
            if (at >= 0 && at < std::ptrdiff_t(n))
                total += bell[std::size_t(i + reach)] * events[std::size_t(at)];
        }
        local[t] = float(total / deviation);
    }

    std::vector<std::size_t> beats = beatPath(std::span<const float>(local), period, tightness);

    // Beats before the first and after the last event are conjecture.
    double strength = 0;
    for (const std::size_t beat : beats)
        strength += double(local[beat]) * local[beat];
    const double least = 0.3 * std::sqrt(strength / double(beats.size()));
    const auto weak = [&](std::size_t beat) { return local[beat] < least; };
    while (!beats.empty() && weak(beats.back()))
        beats.pop_back();
    beats.erase(beats.begin(), std::find_if_not(beats.begin(), beats.end(), weak));
    return beats;
}

/// The median over spans of up to eight beats: a missed or doubled beat does not count.
double periodOf(const std::vector<double>& beats) {
    const std::size_t reach = std::min<std::size_t>(8, beats.size() - 1);
    std::vector<double> periods;
    for (std::size_t i = 0; i + reach < beats.size(); ++i)
        periods.push_back((beats[i + reach] - beats[i]) / double(reach));
    const auto middle = periods.begin() + std::ptrdiff_t(periods.size() / 2);
    std::nth_element(periods.begin(), middle, periods.end());
    return *middle;
}

} // namespace

Tempo estimateTempo(std::span<const float> mono, int rate) {
    Tempo tempo;
    if (rate <= 0 || double(mono.size()) < leastSeconds * rate)
        return tempo;
    const Flux flux = spectralFlux(mono, rate, {.groups = registers});
    if (flux.values.empty())
        return tempo;
    const std::vector<float> events = eventsOf(flux.values, 0, 1, flux.rate);
    Correlation correlation;
    for (std::size_t group = 0; group < registers; ++group)
        correlation.add(eventsOf(flux.groups.values, group, registers, flux.rate), flux.rate);
    const Rated rated = bestPeriod(correlation, flux.rate);
    const double chance = chanceFactor / std::sqrt(std::max(1.0, correlation.evidence));
    tempo.confidence = std::clamp(rated.comb, 0.0, 1.0);
    if (rated.period <= 0 || rated.comb < leastConfidence + chance)
        return tempo;
    for (const std::size_t beat : trackBeats(events, rated.period))
        tempo.beats.push_back(std::max(0.0, flux.offset + vertexNear(std::span<const float>(events), beat) / flux.rate));
    if (tempo.beats.size() < 3) {
        tempo.beats.clear();
        return tempo;
    }
    tempo.bpm = 60 / periodOf(tempo.beats);
    return tempo;
}

} // namespace antiphon
