#include <benchmark/benchmark.h>

#include "core/maps/kmeans.h"
#include "core/oracle/concatenate.h"
#include "core/oracle/generator.h"
#include "core/oracle/metrics.h"
#include "core/oracle/segmentation.h"

#include <chrono>
#include <cmath>
#include <cstring>

// Memories are random phrases over A labels that are repeated and varied, as labels of music are.
using namespace antiphon;

namespace {

std::vector<Label> phrases(int events, int codes, std::uint64_t seed) {
    Rng rng(seed);
    std::vector<Label> labels;
    while (int(labels.size()) < events) {
        const auto known = labels.size();
        const auto length = std::size_t(4 + rng.below(24));
        const std::size_t from = known > length ? rng.below(known - length) : known;
        for (std::size_t i = 0; i < length; ++i) {
            const bool fresh = from == known || rng.below(8) == 0;
            const bool sticky = fresh && !labels.empty() && rng.below(2) == 0;
            labels.push_back(sticky  ? labels.back()
                             : fresh ? Label(rng.below(std::uint64_t(codes)))
                                     : labels[from + i]);
        }
    }
    labels.resize(std::size_t(events));
    return labels;
}

template <class Work>
double secondsOf(Work work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Yardstick: one pass over the same data that does as little as can be done.
double passOver(std::span<const Label> labels) {
    std::vector<Label> copy(labels.size());
    double best = 1;
    for (int i = 0; i < 5; ++i)
        best = std::min(best, secondsOf([&] {
                            std::memcpy(copy.data(), labels.data(), labels.size_bytes());
                            benchmark::DoNotOptimize(copy.data());
                        }));
    return best;
}

void oracleBuild(benchmark::State& state) {
    const auto events = int(state.range(0)), codes = int(state.range(1));
    const auto labels = phrases(events, codes, 1);
    double fastest = 1e9;
    std::size_t links = 0;
    for (auto _ : state) {
        fastest = std::min(fastest, secondsOf([&] {
                               const FactorOracle oracle(labels);
                               benchmark::DoNotOptimize(oracle.suffix(events));
                           }));
    }
    links = FactorOracle(labels).factorLinks().size();
    state.counters["size"] = events;
    state.counters["events_per_s"] = benchmark::Counter(double(events) * double(state.iterations()),
                                                        benchmark::Counter::kIsRate);
    state.counters["ratio"] = fastest / passOver(labels);
    state.counters["quality"] = double(links) / events; // factor edges an event, below 1
}
BENCHMARK(oracleBuild)
    ->Args({100000, 16})
    ->Args({100000, 64})
    ->Args({100000, 1})
    ->Unit(benchmark::kMillisecond);

/// One window of Dicy3: 30 labels in one scenario.
void scenarioQuery(benchmark::State& state) {
    const auto events = int(state.range(0)), codes = int(state.range(1));
    const auto labels = phrases(events, codes, 1);
    const FactorOracle oracle(labels);
    const auto queries = phrases(3000, codes, 2);
    std::size_t next = 0;
    double seconds = 0, runs = 0, found = 0, all = 0;
    for (auto _ : state) {
        Generator generator(oracle, {}, Chooser::random(next + 1));
        const auto query = std::span(queries).subspan(next % 2970, 30);
        next += 30;
        std::vector<std::int32_t> output;
        seconds += secondsOf([&] { output = generator.scenario(query); });
        runs += double(continuityRuns(output).size());
        for (std::size_t i = 0; i < output.size(); ++i)
            found += output[i] != noEvent && oracle.label(output[i] + 1) == query[i];
        all += double(output.size());
    }
    state.counters["size"] = events;
    state.counters["ratio"] = seconds / double(state.iterations()) / passOver(labels);
    state.counters["quality"] = found / all; // share of labels met
    state.counters["mean_run"] = all / runs;
}
BENCHMARK(scenarioQuery)
    ->Args({100000, 16})
    ->Args({100000, 64})
    ->Args({100000, 256})
    ->Args({100000, 1})
    ->Unit(benchmark::kMillisecond);

/// One minute of stereo, half-second segments.
void rerender(benchmark::State& state) {
    constexpr int rate = 44100;
    const double segment = double(state.range(0)) / 1000;
    Sound memory{rate, 2, std::vector<float>(std::size_t(rate) * 2 * 120)};
    Rng rng(1);
    for (std::size_t i = 0; i < memory.frames(); ++i)
        for (int c = 0; c < 2; ++c)
            memory.at(i, c) = float(0.4 * std::sin(0.02 * double(i) + c) + 0.1 * rng.normal());
    const auto slices = slicesOf(segmentGrid(std::int64_t(memory.frames()), segment, rate));
    const auto grid = segmentGrid(std::int64_t(rate) * 60, segment, rate);
    std::vector<std::int32_t> query;
    for (std::size_t i = 0; i + 1 < grid.size(); ++i)
        query.push_back(i % 3 ? query.back() + 1 : std::int32_t(rng.below(slices.size() - 3)));
    double fastest = 1e9;
    Sound response;
    for (auto _ : state)
        fastest = std::min(fastest,
                           secondsOf([&] { response = concatenate(memory, slices, query, grid); }));
    std::vector<float> copy(response.samples.size());
    const double pass = secondsOf([&] {
        std::memcpy(copy.data(), response.samples.data(), copy.size() * sizeof(float));
        benchmark::DoNotOptimize(copy.data());
    });
    state.counters["size"] = double(response.frames());
    state.counters["ratio"] = fastest / pass;
    state.counters["quality"] = std::int64_t(response.frames()) == grid.back(); // exact length
}
BENCHMARK(rerender)->Arg(250)->Arg(500)->Unit(benchmark::kMillisecond);

void kMeansEpochs(benchmark::State& state) {
    const auto count = std::size_t(state.range(0));
    constexpr int dims = 44;
    Rng rng(1);
    std::vector<float> rows(count * dims);
    for (std::size_t i = 0; i < count; ++i) {
        const double centre = double(rng.below(40));
        for (std::size_t d = 0; d < dims; ++d)
            rows[i * dims + d] = float(std::sin(centre * double(d + 1)) + 0.3 * rng.normal());
    }
    double best = 0, pass = 1;
    int epochs = 0;
    for (auto _ : state) {
        KMeans kmeans(rows, dims, {.codes = 64, .maxEpochs = 5});
        kmeans.finish();
        best = kmeans.result().inertia / double(count * dims); // 0.09 is the noise itself
        epochs = kmeans.result().epochs;
    }
    std::vector<float> copy(rows.size());
    pass = secondsOf([&] {
        std::memcpy(copy.data(), rows.data(), rows.size() * sizeof(float));
        benchmark::DoNotOptimize(copy.data());
    });
    state.counters["size"] = double(count);
    state.counters["epochs"] = epochs;
    state.counters["yardstick_ms"] = pass * 1e3;
    state.counters["quality"] = best;
}
BENCHMARK(kMeansEpochs)->Arg(100000)->Unit(benchmark::kMillisecond);

} // namespace
