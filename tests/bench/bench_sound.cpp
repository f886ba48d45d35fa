#include "tests/badfiles.h"

#include "core/loudness.h"
#include "core/peaks.h"
#include "core/resample.h"
#include "tests/bench/clock.h"

#include <benchmark/benchmark.h>

#include <soxr.h>
#include <unistd.h>

// Each job against a yardstick of the same run: `ratio` is its time over the yardstick's,
// `real_time` how many times faster than the sound itself.

namespace {

using namespace antiphon;

/// Runs job and yardstick in turns and reports their ratio.
template <class Job, class Yardstick>
void compare(benchmark::State& state, double soundSeconds, Job job, Yardstick yardstick) {
    double jobSeconds = 0, yardstickSeconds = 0;
    for (auto _ : state) {
        const double start = cpuSeconds();
        job();
        const double middle = cpuSeconds();
        yardstick();
        yardstickSeconds += cpuSeconds() - middle;
        jobSeconds += middle - start;
        state.SetIterationTime(middle - start);
    }
    const auto rounds = double(state.iterations());
    state.counters["yardstick_s"] = yardstickSeconds / rounds;
    state.counters["ratio"] = jobSeconds / yardstickSeconds;
    state.counters["real_time"] = soundSeconds * rounds / jobSeconds;
}

/// A minute of stereo in a file that is gone with the program.
class File {
public:
    explicit File(const char* name, SampleFormat format)
        : path(fs::temp_directory_path() / ("bench-" + std::to_string(::getpid()) + name)) {
        writeSound(path, testing::tone(60), format);
    }
    ~File() {
        std::error_code ignored;
        fs::remove(path, ignored);
    }
    const fs::path path;
};

void readThrough(const fs::path& file) {
    SoundReader reader(file);
    std::vector<float> block(16384 * std::size_t(reader.info().channels));
    while (reader.read(block) > 0)
        benchmark::DoNotOptimize(block.data());
}

void resampling(benchmark::State& state) {
    const int to = int(state.range(0));
    const Sound sound = testing::tone(60);
    std::vector<float> out(std::size_t(resampledFrames(std::int64_t(sound.frames()), 44100, to)) *
                           2);
    compare(
        state, 60, [&] { benchmark::DoNotOptimize(resample(sound, to).samples.data()); },
        [&] {
            const soxr_io_spec_t io = soxr_io_spec(SOXR_FLOAT32_I, SOXR_FLOAT32_I);
            const soxr_quality_spec_t quality = soxr_quality_spec(SOXR_VHQ, 0);
            const soxr_runtime_spec_t runtime = soxr_runtime_spec(1);
            std::size_t in = 0, made = 0;
            soxr_oneshot(44100, to, 2, sound.samples.data(), sound.frames(), &in, out.data(),
                         out.size() / 2, &made, &io, &quality, &runtime);
            benchmark::DoNotOptimize(out.data());
        });
}
BENCHMARK(resampling)->Arg(48000)->Arg(16000)->UseManualTime()->Unit(benchmark::kMillisecond);

void peaks(benchmark::State& state, const char* name, SampleFormat format) {
    const File file(name, format);
    compare(
        state, 60,
        [&] {
            PeakBuilder builder(file.path);
            builder.step(std::int64_t(1) << 40);
            benchmark::DoNotOptimize(builder.pyramid().frames());
        },
        [&] { readThrough(file.path); });
}
BENCHMARK_CAPTURE(peaks, wav, ".wav", SampleFormat::Int16)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(peaks, flac, ".flac", SampleFormat::Flac16)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);

void loudness(benchmark::State& state) {
    const File file(".wav", SampleFormat::Int16);
    const Sound sound = readSound(file.path);
    compare(
        state, 60, [&] { benchmark::DoNotOptimize(loudnessOf(sound).integrated); },
        [&] { readThrough(file.path); });
}
BENCHMARK(loudness)->UseManualTime()->Unit(benchmark::kMillisecond);

} // namespace
