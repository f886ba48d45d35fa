#include "models/impro/environment.h"
#include "tests/bench/clock.h"

#include <benchmark/benchmark.h>

#include <cmath>

using namespace antiphon;
using namespace antiphon::impro;

namespace {

/// 1000 rows of 3 parameters, a grid or scattered, and 33 columns: what an agent of the published
/// system hears.
LookupTable makeTable(bool grid) {
    LookupTable table;
    table.parameters = 3;
    table.rows = 1000;
    for (const char* category : {"loudness-dB", "specshape", "mfcc", "chroma"})
        for (const std::size_t d : selectDescriptors(std::vector<std::string>{category}))
            table.descriptors.emplace_back(descriptorColumns()[d].name);
    Rng rng(1);
    for (std::size_t row = 0; row < table.rows; ++row) {
        for (const std::size_t part : {row / 100, row / 10 % 10, row % 10})
            table.points.push_back(grid ? double(part) / 10 : rng.uniform());
        for (std::size_t c = 0; c < table.descriptors.size(); ++c)
            table.values.push_back(rng.normal());
    }
    return table;
}

/// Steps of an environment with their observations. Yardstick: as many bare look-ups of a row by a
/// random number in a table of the same size, copied as floats.
void environmentSteps(benchmark::State& state, bool grid, Interpolation interpolation) {
    const LookupTable table = makeTable(grid);
    const World world(table, {}, {}, fitScaling(table, table.descriptors, {}));
    EnvironmentSettings settings;
    settings.interpolation = interpolation;
    Environment environment(world, settings, 1);
    std::vector<float> observation(environment.observationSize());
    const std::size_t width = observation.size();
    const std::vector<float> rows(table.rows * width, 1.0f);
    constexpr std::size_t steps = 100000;
    Rng rng(2);
    std::vector<std::size_t> actions(steps);
    for (std::size_t& action : actions)
        action = rng.below(environment.actions());
    double cpu = 0, bare = 0;
    for (auto _ : state) {
        double start = threadSeconds();
        for (const std::size_t action : actions) {
            const Step step = environment.step(action);
            environment.observation(observation);
            benchmark::DoNotOptimize(observation.data());
            benchmark::DoNotOptimize(step);
            if (step.truncated)
                environment.reset();
        }
        cpu += threadSeconds() - start;
        start = threadSeconds();
        for (std::size_t i = 0; i < steps; ++i) {
            const float* row = rows.data() + rng.next() % table.rows * width;
            std::copy_n(row, width, observation.data());
            benchmark::DoNotOptimize(observation.data());
        }
        bare += threadSeconds() - start;
    }
    const double count = double(state.iterations()) * double(steps);
    state.counters["size"] = double(table.rows);
    state.counters["cpu_s"] = cpu / double(state.iterations());
    state.counters["yardstick"] = bare / double(state.iterations());
    state.counters["ratio"] = cpu / bare;
    state.counters["steps_per_s"] = count / cpu;
}

void environmentGrid(benchmark::State& state) {
    environmentSteps(state, true, Interpolation::Nearest); // goal: above 200 000 steps/s
}
BENCHMARK(environmentGrid)->Unit(benchmark::kMillisecond);

void environmentScattered(benchmark::State& state) {
    environmentSteps(state, false, Interpolation::Nearest);
}
BENCHMARK(environmentScattered)->Unit(benchmark::kMillisecond);

void environmentLinear(benchmark::State& state) {
    environmentSteps(state, true, Interpolation::Linear);
}
BENCHMARK(environmentLinear)->Unit(benchmark::kMillisecond);

void environmentKnn(benchmark::State& state) {
    environmentSteps(state, false, Interpolation::Knn);
}
BENCHMARK(environmentKnn)->Unit(benchmark::kMillisecond);

/// The row that sounds nearest to a frame. Yardstick: the plain search.
void nearestSound(benchmark::State& state) {
    const LookupTable table = makeTable(true);
    const World world(table, {}, {}, fitScaling(table, table.descriptors, {}));
    const std::size_t width = world.columns();
    std::vector<double> rows;
    for (std::size_t row = 0; row < world.rows(); ++row)
        rows.insert(rows.end(), world.scaledRow(row).begin(), world.scaledRow(row).end());
    Rng rng(3);
    std::vector<double> frames(1000 * width);
    for (double& value : frames)
        value = rng.normal();
    double cpu = 0, plain = 0;
    for (auto _ : state) {
        double start = threadSeconds();
        for (std::size_t i = 0; i < frames.size(); i += width)
            benchmark::DoNotOptimize(world.nearestByFeatures({frames.data() + i, width}));
        cpu += threadSeconds() - start;
        start = threadSeconds();
        for (std::size_t i = 0; i < frames.size(); i += width)
            benchmark::DoNotOptimize(nearestRow(rows, width, {frames.data() + i, width}));
        plain += threadSeconds() - start;
    }
    const double count = double(state.iterations()) * 1000;
    state.counters["size"] = double(table.rows);
    state.counters["cpu_s"] = cpu / double(state.iterations());
    state.counters["yardstick"] = plain / double(state.iterations());
    state.counters["ratio"] = cpu / plain;
    state.counters["us"] = 1e6 * cpu / count;
}
BENCHMARK(nearestSound)->Unit(benchmark::kMillisecond);

} // namespace
