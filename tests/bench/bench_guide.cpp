#include "core/dsp/fft.h"
#include "core/rng.h"
#include "models/guide/labels.h"
#include "models/guide/response.h"

#include <benchmark/benchmark.h>

#include <cmath>
#include <ctime>
#include <numbers>

using namespace antiphon;

namespace {

Sound notes(double seconds, std::uint64_t seed) {
    Sound sound{32000, 1, std::vector<float>(std::size_t(32000 * seconds))};
    Rng rng(seed);
    double frequency = 0, level = 0;
    for (std::size_t i = 0; i < sound.samples.size(); ++i) {
        const std::size_t within = i % 8000;
        if (within == 0) {
            frequency = 110 * std::exp2(double(rng.below(36)) / 12);
            level = 0.2 + 0.6 * rng.uniform();
        }
        const double t = double(within) / sound.rate;
        sound.samples[i] =
            float(level * std::exp(-4 * t) * std::sin(2 * std::numbers::pi * frequency * t));
    }
    return sound;
}

double processSeconds() {
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return double(time.tv_sec) + 1e-9 * double(time.tv_nsec);
}

/// The bare transforms of as many 2048-point frames at hop 512 as both recordings have.
double transformSeconds(std::size_t samples) {
    RealFft fft(2048);
    const double start = processSeconds();
    for (std::size_t i = 0; i < samples / 512; ++i)
        fft.forward();
    return processSeconds() - start;
}

/// From two recordings in memory to a rendered response.
void guideChain(benchmark::State& state) {
    const double seconds = double(state.range(0));
    const Sound guideSound = notes(seconds, 1), memorySound = notes(seconds, 2);
    const guide::GenerateOptions options;
    double cpu = 0, yardstick = 0;
    for (auto _ : state) {
        const double start = processSeconds();
        const guide::Labelling labelling =
            guide::labelTracks({guideSound, "guide"}, {memorySound, "memory"}, options, 1, [] {});
        const auto query = guide::recompose(labelling.specification, labelling.memory,
                                            labelling.guide.lastSeconds, options, 1, [] {});
        const guide::Response response =
            guide::Renderer(guideSound, memorySound, options.segment, false)
                .render(query, options.render);
        benchmark::DoNotOptimize(response.sound.samples.data());
        cpu += processSeconds() - start;
        yardstick += transformSeconds(guideSound.samples.size() + memorySound.samples.size());
    }
    const double runs = double(state.iterations());
    state.counters["size"] = seconds;
    state.counters["cpu_s"] = cpu / runs;
    state.counters["ratio"] = cpu / yardstick; // to the bare transforms of the same run
    state.counters["x_real_time"] = benchmark::Counter(seconds * runs, benchmark::Counter::kIsRate);
}

} // namespace

BENCHMARK(guideChain)->Arg(45)->Arg(600)->Unit(benchmark::kMillisecond)->UseRealTime();
