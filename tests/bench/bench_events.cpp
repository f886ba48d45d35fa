#include "core/formats/crc32c.h"
#include "core/formats/tfevents.h"
#include "tests/bench/clock.h"

#include <benchmark/benchmark.h>

#include <cstring>
#include <filesystem>
#include <unistd.h>

using namespace antiphon;

namespace {

/// A run of a million scalars of ten names, made once; and gone at the end.
class Run {
public:
    Run() {
        EventWriter writer(folder);
        for (int i = 0; i < 1000000; ++i)
            writer.scalar("train/some_scalar_" + std::to_string(i % 10), i, 0.5 * i, 1e9 + i);
        writer.flush();
        file = writer.file();
    }
    ~Run() { fs::remove_all(folder); }

    const fs::path folder =
        fs::temp_directory_path() / ("antiphon-bench-events-" + std::to_string(::getpid()));
    fs::path file;
};

/// All scalars of an event file. Yardstick: one copy and one checksum of its bytes in memory.
void readEvents(benchmark::State& state) {
    static const Run run;
    const std::string bytes = readFile(run.file);
    std::string copy(bytes.size(), '\0');
    double cpu = 0, yardstick = 0;
    for (auto _ : state) {
        double start = threadSeconds();
        EventReader reader(run.file);
        double sum = 0;
        std::size_t count = 0;
        while (reader.read([&](const ScalarEvent& event) {
            sum += event.value;
            ++count;
        })) {
        }
        benchmark::DoNotOptimize(sum);
        if (count != 1000000)
            state.SkipWithError("not every scalar was read");
        cpu += threadSeconds() - start;
        state.PauseTiming();
        start = threadSeconds();
        std::memcpy(copy.data(), bytes.data(), bytes.size());
        benchmark::DoNotOptimize(crc32c(std::as_bytes(std::span(copy))));
        yardstick += threadSeconds() - start;
        state.ResumeTiming();
    }
    const double runs = double(state.iterations());
    state.counters["size"] = double(bytes.size());
    state.counters["cpu_s"] = cpu / runs;
    state.counters["yardstick"] = yardstick / runs;
    state.counters["ratio"] = cpu / yardstick;
    state.counters["MB_per_s"] = double(bytes.size()) * runs / cpu / 1e6;
}
BENCHMARK(readEvents)->Unit(benchmark::kMillisecond);

/// The checksum alone.
void checksum(benchmark::State& state) {
    std::string bytes(1 << 20, 'x'), copy(bytes.size(), '\0');
    double cpu = 0, yardstick = 0;
    for (auto _ : state) {
        double start = threadSeconds();
        benchmark::DoNotOptimize(crc32c(std::as_bytes(std::span(bytes))));
        cpu += threadSeconds() - start;
        state.PauseTiming();
        start = threadSeconds();
        std::memcpy(copy.data(), bytes.data(), bytes.size());
        benchmark::DoNotOptimize(copy.data());
        yardstick += threadSeconds() - start;
        state.ResumeTiming();
    }
    state.counters["size"] = double(bytes.size());
    state.counters["cpu_s"] = cpu / double(state.iterations());
    state.counters["yardstick"] = yardstick / double(state.iterations());
    state.counters["ratio"] = cpu / yardstick;
}
BENCHMARK(checksum)->Unit(benchmark::kMicrosecond);

} // namespace
