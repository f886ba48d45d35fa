#include "core/dsp/descriptors.h"
#include "core/dsp/fft.h"
#include "core/rng.h"
#include "tests/bench/clock.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <numbers>

// Descriptors of one minute at 44.1 kHz, and of thousands of short sounds as lookup tables have
// them. Yardstick: the bare transforms (FFTW, single precision) of the same frames, in turns with
// the analysis; the ratio is the median of those of the pairs.
namespace {

using namespace antiphon;
using Mode = DescriptorSettings::Mode;

/// Notes over a little noise: every branch has work to do.
std::vector<float> music(double seconds, int rate) {
    Rng rng(1);
    std::vector<float> samples(std::size_t(seconds * rate));
    double hz = 220, phase = 0, level = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (i % 11025 == 0) {
            hz = 110 * std::pow(2, double(rng.below(36)) / 12);
            level = 0.5;
        }
        phase += 2 * std::numbers::pi * hz / rate;
        level *= 0.99993;
        double sample = 0.002 * rng.normal();
        for (int h = 1; h <= 4; ++h)
            sample += level / h * std::sin(h * phase);
        samples[i] = float(sample);
    }
    return samples;
}

/// CPU seconds of `count` bare transforms of a size.
double bareTransforms(RealFft& fft, std::size_t count) {
    const double start = cpuSeconds();
    for (std::size_t i = 0; i < count; ++i) {
        fft.forward();
        benchmark::DoNotOptimize(fft.spectrum().data());
    }
    return cpuSeconds() - start;
}

double median(std::vector<double> values) {
    std::ranges::nth_element(values, values.begin() + std::ptrdiff_t(values.size() / 2));
    return values[values.size() / 2];
}

/// The largest gap to parity mode: of MFCC in dB (columns 3 ... 15).
double mfccGap(const DescriptorSettings& settings, std::span<const float> audio) {
    DescriptorSettings exact = settings;
    exact.mode = Mode::Parity;
    Descriptors a(settings), b(exact);
    a.analyse(audio);
    b.analyse(audio);
    double worst = 0;
    for (std::size_t r = 0; r < a.spectral().rows; ++r)
        for (std::size_t c = 0; c < 13; ++c)
            worst = std::max(
                worst, std::abs(double(a.spectral().row(r)[c]) - double(b.spectral().row(r)[c])));
    return worst;
}

void minute(benchmark::State& state, DescriptorSettings settings) {
    constexpr double seconds = 60;
    const auto audio = music(seconds, settings.rate);
    Descriptors analysis(settings);
    analysis.analyse(audio);
    const std::size_t frames = analysis.spectral().rows;
    RealFft fft(std::size_t(analysis.settings().fft));
    fft.time()[1] = 1;
    std::vector<double> own, bare, ratios;
    for (auto _ : state) {
        const double start = cpuSeconds();
        analysis.analyse(audio);
        benchmark::DoNotOptimize(analysis.spectral().values.data());
        own.push_back(cpuSeconds() - start);
        state.PauseTiming();
        bare.push_back(bareTransforms(fft, frames));
        ratios.push_back(own.back() / bare.back());
        state.ResumeTiming();
    }
    state.counters["cpu_s"] = median(own);
    state.counters["yardstick"] = median(bare);
    state.counters["ratio"] = median(ratios);
    state.counters["x_real_time"] = seconds / median(own);
    state.counters["us_per_frame"] = 1e6 * median(own) / double(frames);
    state.counters["mfcc_gap_db"] = mfccGap(settings, std::span(audio).first(audio.size() / 10));
}
#define MINUTE(name, ...)                                                                          \
    BENCHMARK_CAPTURE(minute, name, DescriptorSettings(__VA_ARGS__))                               \
        ->Unit(benchmark::kMillisecond)                                                            \
        ->MinTime(0.3)
MINUTE(parity_1024_512, {.window = 1024, .pitch = true});
MINUTE(parity_256_128_corpus, {.window = 256, .loudnessHop = 128, .pitch = true});
MINUTE(clean_1024_512, {.window = 1024, .mode = Mode::Clean, .pitch = true});
MINUTE(clean_2048_512, {.window = 2048, .hop = 512, .mode = Mode::Clean, .pitch = true});
MINUTE(clean_256_128, {.window = 256, .mode = Mode::Clean, .pitch = true});
MINUTE(clean_2048_512_without_pitch, {.window = 2048, .hop = 512, .mode = Mode::Clean});

/// 8000 sounds of 0.2 s at 48 kHz with their means, deviations and quantiles: a table without its
/// rendering.
void shortSounds(benchmark::State& state, DescriptorSettings settings) {
    constexpr std::size_t sounds = 8000, samples = 9600;
    settings.rate = 48000;
    const auto audio = music(20, settings.rate);
    Descriptors analysis(settings);
    DescriptorSummary summary;
    RealFft fft(std::size_t(analysis.settings().resolved().fft));
    fft.time()[1] = 1;
    std::vector<double> own, bare, ratios;
    for (auto _ : state) {
        const double start = cpuSeconds();
        for (std::size_t i = 0; i < sounds; ++i) {
            const std::size_t from = i * 7919 % (audio.size() - samples);
            analysis.analyse(std::span(audio).subspan(from, samples));
            summarise(analysis, summary);
            benchmark::DoNotOptimize(summary.mean.data());
        }
        own.push_back(cpuSeconds() - start);
        state.PauseTiming();
        bare.push_back(bareTransforms(fft, sounds * analysis.spectral().rows));
        ratios.push_back(own.back() / bare.back());
        state.ResumeTiming();
    }
    state.counters["cpu_s"] = median(own);
    state.counters["yardstick"] = median(bare);
    state.counters["ratio"] = median(ratios);
    state.counters["x_real_time"] = sounds * 0.2 / median(own);
}
BENCHMARK_CAPTURE(shortSounds, clean_256_128, DescriptorSettings{.mode = Mode::Clean})
    ->Unit(benchmark::kMillisecond)
    ->Iterations(3);
BENCHMARK_CAPTURE(shortSounds, clean_1024_512,
                  DescriptorSettings{.window = 1024, .mode = Mode::Clean})
    ->Unit(benchmark::kMillisecond)
    ->Iterations(3);

/// One frame at a time, as on stage.
void stream(benchmark::State& state, Mode mode) {
    DescriptorSettings settings{.mode = mode, .framing = DescriptorSettings::Framing::Live};
    settings.pitch = true;
    const auto audio = music(10, settings.rate);
    Descriptors analysis(settings);
    double sum = 0, own = 0;
    for (auto _ : state) {
        const double start = cpuSeconds();
        analysis.push(audio, [&](std::span<const float> row) { sum += double(row[0]); });
        own += cpuSeconds() - start;
    }
    benchmark::DoNotOptimize(sum);
    state.counters["cpu_s"] = own / double(state.iterations());
    state.counters["x_real_time"] = 10 * double(state.iterations()) / own;
}
BENCHMARK_CAPTURE(stream, parity_256_128, Mode::Parity)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(stream, clean_256_128, Mode::Clean)->Unit(benchmark::kMillisecond);

} // namespace
