// Synthesizers: voices x real time offline, and the share of a 64-frame callback that many live
// voices take; beside them, in the same run, a polynomial sine alone.
#include "core/synth/synth.h"
#include "core/synth/toneloops.h"
#include "tests/bench/clock.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace {

using namespace antiphon;

constexpr int rate = 48000;

double median(std::vector<double>& values) {
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

/// CPU seconds of one sine of so many frames, at `width`.
double yardstick(std::span<float> out, int width) {
    SineLoop loop{0.1, 440.0 / rate, 1};
    const double start = threadSeconds();
    run(loop, out.data(), out.size() / 64, width);
    benchmark::ClobberMemory();
    return threadSeconds() - start;
}

/// Sounds of 0.2 s at ever other parameters, as a lookup table asks for them. The published peer:
/// Pure Data's batch mode, 9091 FM voices x real time.
void offline(benchmark::State& state, const char* name) {
    const auto synth = makeSynth(name);
    synth->prepare(rate, 64);
    std::vector<float> out(rate / 5 / 64 * 64), parameters(synth->parameters());
    constexpr int sounds = 50;
    std::vector<double> own, sine;
    std::size_t count = 0;
    for (auto _ : state) {
        const double start = threadSeconds();
        for (int i = 0; i < sounds; ++i) {
            for (std::size_t p = 0; p < parameters.size(); ++p)
                parameters[p] = float(++count * (p + 3) % 101) / 100;
            renderVoice(*synth, parameters, 0, rate, out);
            benchmark::ClobberMemory();
        }
        own.push_back((threadSeconds() - start) / sounds);
        state.SetIterationTime(own.back() * sounds);
        double sum = 0;
        for (int i = 0; i < sounds; ++i)
            sum += yardstick(out, widestLoop());
        sine.push_back(sum / sounds);
    }
    const double seconds = double(out.size()) / rate;
    const double typical = median(own), sines = median(sine);
    state.counters["x_real_time"] = seconds / typical;
    state.counters["ns_per_sample"] = 1e9 * typical / double(out.size());
    state.counters["yardstick"] = 1e9 * sines / double(out.size());
    state.counters["ratio"] = typical / sines;
}
BENCHMARK_CAPTURE(offline, sin, "sin")->UseManualTime();
BENCHMARK_CAPTURE(offline, fm3, "fm3")->UseManualTime(); // goal: >= 36000 x real time
BENCHMARK_CAPTURE(offline, fm4, "fm4")->UseManualTime();

/// Steady grains, a second of them; the goal's yardstick is 6861 x real time for four overlapping.
void grains(benchmark::State& state) {
    const int density = int(state.range(0)); // with 200 ms each
    const auto synth = makeSynth("granular", {.levelled = true});
    synth->prepare(rate, 64);
    const float duration = float(std::exp2(std::cbrt(0.175)) - 1);
    const float speed = float(state.range(1)) / 100;
    const std::vector<float> p{float(density - 1) / 39 + 0.001f, 0.1f, duration,
                               (std::cbrt(speed) - 0.1f) / 1.9f};
    std::vector<float> out(rate / 64 * 64);
    renderVoice(*synth, p, 1, rate, out);
    std::vector<double> own, sine;
    for (auto _ : state) {
        const double start = threadSeconds();
        synth->render(out);
        benchmark::ClobberMemory();
        own.push_back(threadSeconds() - start);
        state.SetIterationTime(own.back());
        sine.push_back(yardstick(out, widestLoop()));
    }
    const double typical = median(own);
    state.counters["overlap"] = 0.2 * density;
    state.counters["x_real_time"] = double(out.size()) / rate / typical;
    state.counters["ratio"] = typical / median(sine);
}
BENCHMARK(grains)
    ->Args({20, 70})
    ->Args({20, 100})
    ->Args({20, 250})
    ->Args({40, 100})
    ->UseManualTime();

/// The widths that processors have, at the same work.
void width(benchmark::State& state) {
    const int chosen = int(state.range(0));
    if (chosen > widestLoop())
        return void(state.SkipWithError("this processor has no such width"));
    std::vector<float> out(9600);
    FmLoop loop{0.1, 0.01, 0.2, 0.03, 0.4f, 1};
    for (auto _ : state) {
        run(loop, out.data(), out.size() / 64, chosen);
        benchmark::ClobberMemory();
    }
    state.counters["x_real_time"] = benchmark::Counter(
        double(out.size()) / rate, benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(width)->Arg(0)->Arg(1)->Arg(2);

/// `range` voices in one callback of 64 frames, all of whose parameters move in every one.
void live(benchmark::State& state, const char* name, bool moving) {
    constexpr std::size_t frames = 64;
    std::vector<std::unique_ptr<Synth>> voices;
    for (int i = 0; i < int(state.range(0)); ++i) {
        voices.push_back(makeSynth(name));
        voices.back()->prepare(rate, frames);
    }
    std::array<float, frames> out{}, sum{};
    std::vector<float> parameters(voices[0]->parameters(), 0.5f);
    std::vector<double> own, sine;
    std::vector<float> plain(frames * voices.size());
    std::size_t count = 0;
    for (auto _ : state) {
        ++count;
        const double start = threadSeconds();
        for (std::size_t v = 0; v < voices.size(); ++v) {
            if (moving) {
                for (std::size_t p = 0; p < parameters.size(); ++p)
                    parameters[p] = 0.5f + 0.4f * float((count * (p + 1) + v) % 97) / 97;
                voices[v]->setParameters(parameters);
            }
            voices[v]->render(out);
            for (std::size_t i = 0; i < frames; ++i)
                sum[i] += out[i];
        }
        benchmark::DoNotOptimize(sum.data());
        own.push_back(threadSeconds() - start);
        state.SetIterationTime(own.back());
        sine.push_back(yardstick(plain, widestLoop()));
    }
    std::vector<double> sorted = own;
    std::ranges::sort(sorted);
    const double budget = double(frames) / rate;
    state.counters["p50_budget"] = sorted[sorted.size() / 2] / budget;
    state.counters["p99.9_budget"] = sorted[sorted.size() * 999 / 1000] / budget; // goal: <= 0.2
    state.counters["ratio"] = sorted[sorted.size() / 2] / median(sine);
}
BENCHMARK_CAPTURE(live, sin, "sin", true)->Arg(64)->UseManualTime()->MinTime(0.2);
BENCHMARK_CAPTURE(live, fm3, "fm3", true)->Arg(16)->UseManualTime()->MinTime(0.2);
BENCHMARK_CAPTURE(live, granular, "granular", true)->Arg(8)->UseManualTime()->MinTime(0.2);

} // namespace
