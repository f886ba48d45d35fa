// Pure Data patches offline: wall seconds of many points in few processes; beside them, in the same
// run, a process for each point, as the original renders its tables (it starts two).
#include "core/error.h"
#include "core/synth/puredata.h"

#include <benchmark/benchmark.h>

#include <chrono>

namespace {

using namespace antiphon;
using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

std::vector<std::vector<float>> gridOf(std::size_t size) {
    std::vector<std::vector<float>> points;
    for (std::size_t i = 0; i < size; ++i)
        points.push_back({float(i % 20) / 19, float(i / 20 % 20) / 19});
    return points;
}

/// Sounds of 2 s after 1 s of settling.
void measure(benchmark::State& state) {
    const fs::path sine = fs::path(ANTIPHON_SOURCE_DIR) / "assets/puredata/sine";
    const PdSynth synth = openPdSynth(sine);
    const auto points = gridOf(std::size_t(state.range(0)));
    const auto render = [&](std::size_t batch) {
        const auto start = Clock::now();
        double first = 0;
        renderPdPoints(synth, points, {.batch = batch},
                       [&](std::size_t i, std::span<const float> samples) {
                           benchmark::DoNotOptimize(samples.data());
                           if (i == 0)
                               first = secondsSince(start);
                       });
        return std::pair(secondsSince(start), first);
    };
    double own = 0, single = 0, first = 0;
    for (auto _ : state) {
        const auto [seconds, firstPoint] = render(PdRender{}.batch);
        state.SetIterationTime(seconds);
        own += seconds;
        first += firstPoint;
        single += render(1).first;
    }
    const double runs = double(state.iterations());
    state.counters["points_per_s"] = double(points.size()) * runs / own;
    state.counters["first_point_s"] = first / runs;
    state.counters["yardstick"] = single / runs;
    state.counters["ratio"] = single / own;
}

void patches(benchmark::State& state) {
    try {
        measure(state);
    } catch (const UserError& error) { // Pure Data is not installed
        state.SkipWithError(error.what());
    }
}

BENCHMARK(patches)
    ->Name("puredata")
    ->Arg(20)
    ->Arg(400)
    ->UseManualTime()
    ->Iterations(5)
    ->Unit(benchmark::kMillisecond);

} // namespace
