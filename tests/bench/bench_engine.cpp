// The engine's callback: 16 stereo tracks at work, as share of the time that a callback has, beside
// the barest mix of the same tracks in the same minute.
#include "core/audio/control.h"
#include "core/rng.h"
#include "tests/bench/clock.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>

namespace {

using namespace antiphon;

constexpr int rate = 48000;
constexpr std::size_t tracks = 16;

std::shared_ptr<Sound> noise(std::uint64_t seed) {
    auto sound = std::make_shared<Sound>();
    sound->rate = rate;
    sound->channels = 2;
    sound->samples.resize(2 * 30 * rate);
    Rng rng(seed);
    for (float& sample : sound->samples)
        sample = float(0.05 * (2 * rng.uniform() - 1));
    return sound;
}

double quantile(std::vector<double>& values, double q) {
    const auto at = values.begin() + std::ptrdiff_t(q * double(values.size() - 1));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

/// The yardstick: reads the same samples, adds them up, nothing else.
void plainMix(const std::vector<std::shared_ptr<Sound>>& sounds, std::size_t at, float* left,
              float* right, std::size_t frames) {
    std::fill_n(left, frames, 0.0f);
    std::fill_n(right, frames, 0.0f);
    for (const auto& sound : sounds) {
        const float* samples = sound->samples.data() + 2 * at;
        for (std::size_t i = 0; i < frames; ++i) {
            left[i] += samples[2 * i];
            right[i] += samples[2 * i + 1];
        }
    }
}

/// `busy`: gains move all the time, one callback in 32 brings a seek or an audition.
void engineCallback(benchmark::State& state, bool busy) {
    const std::size_t frames = std::size_t(state.range(0));
    Engine engine(rate);
    EngineControl control(engine);
    std::vector<std::shared_ptr<Sound>> sounds;
    std::vector<std::uint32_t> ids;
    for (std::size_t i = 0; i < tracks; ++i) {
        sounds.push_back(noise(i + 1));
        ids.push_back(control.addTrack(sounds.back(), {.gain = 0.9f}).value());
    }
    control.setLoop(0, 29 * rate);
    control.play();
    std::vector<float> left(frames);
    std::vector<float> right(frames);
    const std::array<float*, 2> out{left.data(), right.data()};
    std::vector<double> engineTimes;
    std::vector<double> plainTimes;
    std::size_t at = 0;
    std::size_t count = 0;
    for (auto _ : state) {
        if (busy) {
            control.setTrack(ids[count % tracks], {.gain = float(count % 7) / 7});
            if (count % 64 == 0)
                control.seek(std::int64_t(count * 977 % (28 * rate)));
            else if (count % 64 == 32)
                control.audition(sounds[0], 0.5f);
        }
        const double before = threadSeconds();
        engine.process({}, out, frames);
        engineTimes.push_back(threadSeconds() - before);
        state.SetIterationTime(engineTimes.back());
        benchmark::DoNotOptimize(left.data());
        const double between = threadSeconds();
        plainMix(sounds, at, left.data(), right.data(), frames);
        benchmark::ClobberMemory();
        plainTimes.push_back(threadSeconds() - between);
        at = (at + frames) % (28 * rate);
        if (++count % 16 == 0)
            control.poll();
    }
    const double budget = double(frames) / rate;
    const double typical = quantile(engineTimes, 0.5);
    const double yardstick = quantile(plainTimes, 0.5);
    state.counters["p50_us"] = 1e6 * typical;
    state.counters["p99.9_us"] = 1e6 * quantile(engineTimes, 0.999);
    state.counters["p99.9_budget"] = quantile(engineTimes, 0.999) / budget; // goal: <= 0.2
    state.counters["yardstick_us"] = 1e6 * yardstick;
    state.counters["ratio"] = typical / yardstick;
}

BENCHMARK_CAPTURE(engineCallback, steady, false)->Arg(64)->Arg(256)->UseManualTime()->MinTime(0.3);
BENCHMARK_CAPTURE(engineCallback, busy, true)->Arg(64)->Arg(256)->UseManualTime()->MinTime(0.3);

} // namespace
