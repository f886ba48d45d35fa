#include "core/dsp/fft.h"
#include "core/maps/lookup.h"
#include "tests/bench/clock.h"

#include <benchmark/benchmark.h>

#include <chrono>
#include <cmath>
#include <filesystem>
#include <unistd.h>

using namespace antiphon;

namespace {

double wallSeconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

/// CPU seconds of as many bare transforms as the table has spectral frames.
double bareTransforms(const LookupSettings& settings, std::size_t rows) {
    const auto window = std::size_t(settings.analysis.window);
    const auto frames = std::size_t(settings.seconds * settings.analysis.rate) / (window / 2) + 1;
    RealFft fft(window);
    fft.time()[1] = 1;
    const double start = cpuSeconds();
    for (std::size_t i = 0; i < rows * frames; ++i) {
        fft.forward();
        benchmark::DoNotOptimize(fft.spectrum().data());
    }
    return cpuSeconds() - start;
}

/// A whole table with its file. Yardstick: the bare transforms of its frames, in the same run.
void table(benchmark::State& state, LookupSettings settings) {
    const fs::path file =
        fs::temp_directory_path() / ("antiphon-bench-" + std::to_string(::getpid()) + ".csv");
    double cpu = 0, wall = 0, bare = 0, first = 0;
    std::size_t rows = 0;
    for (auto _ : state) {
        const double cpuStart = cpuSeconds(), start = wallSeconds();
        double told = 0;
        const LookupTable built =
            buildLookup(file, settings, false, {}, [&](const LookupProgress& now) {
                if (now.done > 0 && told == 0)
                    told = wallSeconds() - start;
            });
        cpu += cpuSeconds() - cpuStart;
        wall += wallSeconds() - start;
        first = std::max(first, told);
        rows = built.rows;
        state.PauseTiming();
        bare += bareTransforms(settings, rows);
        state.ResumeTiming();
    }
    fs::remove(file);
    fs::remove(lookupSideFile(file));
    const double runs = double(state.iterations());
    state.counters["size"] = double(rows);
    state.counters["cpu_s"] = cpu / runs;
    state.counters["wall_s"] = wall / runs;
    state.counters["yardstick"] = bare / runs;
    state.counters["ratio"] = cpu / bare;
    state.counters["x_real_time"] = double(rows) * settings.seconds * runs / cpu;
    state.counters["first_row_ms"] = first * 1000;
}

LookupSettings settingsOf(const char* synth, int subdivisions, double seconds, bool clean) {
    LookupSettings settings;
    settings.synth = synth;
    settings.plan.subdivisions = subdivisions;
    settings.seconds = seconds;
    settings.threads = 2;
    if (clean)
        settings.analysis.mode = DescriptorSettings::Mode::Clean;
    return settings;
}

void lookupSine(benchmark::State& state) {
    table(state, settingsOf("sin", 20, 2, false)); // goal: below 6 s on two cores
}
BENCHMARK(lookupSine)->Unit(benchmark::kMillisecond)->UseRealTime();

void lookupFm3(benchmark::State& state) {
    table(state, settingsOf("fm3", 10, 2, false)); // goal: below 6 s on two cores
}
BENCHMARK(lookupFm3)->Unit(benchmark::kMillisecond)->UseRealTime();

/// Many short sounds. Goal: at most 1.5 CPU-seconds.
void lookupShortFm3(benchmark::State& state) {
    table(state, settingsOf("fm3", 20, 0.2, true));
}
BENCHMARK(lookupShortFm3)->Unit(benchmark::kMillisecond)->UseRealTime();

void lookupGranular(benchmark::State& state) {
    table(state, settingsOf("granular3-dur", 10, 2, false));
}
BENCHMARK(lookupGranular)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace
