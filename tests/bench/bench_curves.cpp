#include "core/curvefeed.h"
#include "core/formats/crc32c.h"
#include "core/formats/tfevents.h"
#include "tests/bench/clock.h"

#include <benchmark/benchmark.h>

#include <chrono>
#include <cmath>
#include <thread>
#include <unistd.h>

// Reading event files into curves. Yardstick: the checksums of the same bytes, which any reader has
// to form.
using namespace antiphon;

namespace {

constexpr int runs = 50, tags = 12, steps = 1500;

fs::path makeLogs() {
    const fs::path folder =
        fs::temp_directory_path() / ("antiphon-bench-curves-" + std::to_string(::getpid()));
    for (int run = 0; run < runs; ++run) {
        const fs::path own = folder / std::to_string(run);
        fs::create_directories(own);
        EventWriter writer(own);
        for (int step = 0; step < steps; ++step)
            for (int tag = 0; tag < tags; ++tag)
                writer.scalar("train/metric-" + std::to_string(tag), step, std::sin(step * 0.01),
                              1.7e9 + step);
        writer.flush();
    }
    return folder;
}

void readEvents(benchmark::State& state) {
    const fs::path folder = makeLogs();
    std::string bytes;
    for (const EventRun& run : findEventRuns(folder))
        for (const EventFile& file : run.files)
            bytes += readFile(file.path);
    double seconds = 0;
    for (auto _ : state) {
        const double start = cpuSeconds();
        CurveFeed feed;
        feed.watch({folder});
        while (true) {
            const CurveFeed::News news = feed.since(0);
            if (!news.searching && news.fraction == 1 && news.ids.size() == runs)
                break;
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        seconds += cpuSeconds() - start;
    }
    const double start = cpuSeconds();
    benchmark::DoNotOptimize(crc32c(std::as_bytes(std::span(bytes))));
    const double yardstick = cpuSeconds() - start;
    seconds /= double(state.iterations());
    state.counters["size"] = double(bytes.size());
    state.counters["cpu_s"] = seconds;
    state.counters["MB_per_s"] = double(bytes.size()) / 1e6 / seconds;
    state.counters["yardstick"] = yardstick;
    state.counters["ratio"] = seconds / yardstick;
    fs::remove_all(folder);
}
BENCHMARK(readEvents)->Unit(benchmark::kMillisecond);

} // namespace
