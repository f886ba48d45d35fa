#include "core/soundfile.h"
#include "models/device.h"
#include "models/idm/chunkplaces.h"
#include "models/idm/generator.h"
#include "models/idm/learning.h"
#include "models/idm/render.h"
#include "models/idm/training.h"
#include "models/tensormemory.h"
#include "tests/bench/clock.h"

#include <benchmark/benchmark.h>

#include <torch/torch.h>

#include <algorithm>
#include <cmath>
#include <unistd.h>

// The network of spec "idm" at the published size, one thread, medians of processor time.
//
// idmStep: a training step over 4 clips of 8 s (the published program: 5.8 s on the machine that it
// was measured on, goal 2.0 s); `quality` is the mean |difference| in dB between the spectrograms
// and their estimates. `published_s`: forward and backward of the published network (a token for
// every cell of the grid) by LibTorch's own functions in the same run, `faster` how often our step
// fits into that.
// idmDraw: 8 s of sound from noise in one step, 32 iterations of Griffin-Lim (1.4 s, goal 0.6 s);
// `quality` is the largest sample.
// idmChunks: where chunks begin in 8 s of a recording at 48 kHz, of which an hour has 450;
// `quality` is how many there are.
using namespace antiphon;
using namespace antiphon::idm;

namespace {

constexpr std::int64_t frames = 751;

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

ClipSet waves(std::int64_t bands) {
    ClipSet set;
    for (int i = 0; i < 8; ++i)
        set.scores.push_back({0.1 * i, double(i), 0.01 * i, 0.4});
    set.read = [bands](std::size_t clip, std::span<float> out) {
        for (std::int64_t b = 0; b < bands; ++b)
            for (std::int64_t t = 0; t < frames; ++t)
                out[std::size_t(b * frames + t)] = float(
                    0.6 * std::sin(0.02 * double(b * (1 + std::int64_t(clip))) + 0.1 * double(t)) -
                    0.3);
    };
    return set;
}

/// Processor time of the published network's step, without its scores and its optimiser.
double publishedSeconds() {
    IdmConfig config;
    config.tokens = "grid";
    config.chunks = "sampled";
    config.norm = "batch";
    config.conditioned = false;
    const IdmNet net(config, 1);
    const TorchModel model = net.model();
    model.mode(true);
    const at::Tensor x = at::rand({4, config.bands, frames});
    std::vector<double> seconds;
    for (int i = 0; i < 3; ++i) {
        const double start = threadSeconds();
        (net.forward(x, {}).output - x).abs().mean().backward();
        seconds.push_back(threadSeconds() - start);
    }
    return median(seconds);
}

void idmStep(benchmark::State& state) {
    setThreads(1);
    const double published = publishedSeconds();
    const KeptTensorMemory kept; // as jobs have it
    IdmData data{IdmNet(idmPreset("default"), 1), waves(128), {}, frames, 93.75, {}, {}, {}};
    data.facts = factsOf(data.training, 128, frames);
    data.scale = ScoreScale::of(data.training.scores);
    IdmTrainingOptions options = idmTrainingPreset("default");
    options.torch.device = "cpu";
    options.torch.batch = 4;
    options.torch.accumulate = 1;
    options.torch.train.evaluateEvery = 0;
    options.crop = 0;
    options.scoreEvery = 0;
    const std::int64_t parameters = data.net.parameterCount();
    IdmTrainee trainee(std::move(data), options, 1);
    std::vector<Scalar> scalars;
    trainee.step(1, scalars);
    std::vector<double> seconds;
    for (auto _ : state) {
        const double start = threadSeconds();
        trainee.step(1, scalars);
        seconds.push_back(threadSeconds() - start);
    }
    state.counters["size"] = double(parameters);
    state.counters["s"] = median(seconds);
    state.counters["published_s"] = published;
    state.counters["faster"] = published / median(seconds);
    state.counters["goal"] = 2.0;
    // Curves are told every tenth step.
    double quality = 0;
    for (int i = 0; i < 10; ++i) {
        scalars.clear();
        trainee.step(1, scalars);
        for (const Scalar& scalar : scalars)
            if (scalar.name == "train/reconstruction_db")
                quality = scalar.value;
    }
    state.counters["quality"] = quality;
    setThreads(0);
}
BENCHMARK(idmStep)->Iterations(3)->Unit(benchmark::kMillisecond);

void idmDraw(benchmark::State& state) {
    setThreads(1);
    const KeptTensorMemory kept;
    IdmModel model;
    model.config = idmPreset("default");
    model.weights = weightsOf(IdmNet(model.config, 1).model());
    model.scores = {{0.5, 4, 0.1, 0.4}};
    const Generator generator(model, "cpu");
    Renderer renderer(model.audio, model.reference, 1);
    std::vector<double> seconds;
    double peak = 0;
    for (auto _ : state) {
        const double start = threadSeconds();
        const auto spectrogram = generator.draw(frames, 1, {.steps = 1, .wanted = {}});
        const auto sound = renderer.sound(spectrogram, frames, {.iterations = 32}, 1);
        seconds.push_back(threadSeconds() - start);
        peak = double(*std::ranges::max_element(sound));
    }
    state.counters["size"] = 8;
    state.counters["s"] = median(seconds);
    state.counters["goal"] = 0.6;
    state.counters["quality"] = peak;
    setThreads(0);
}
BENCHMARK(idmDraw)->Iterations(5)->Unit(benchmark::kMillisecond);

void idmChunks(benchmark::State& state) {
    setThreads(1);
    const KeptTensorMemory kept;
    IdmModel model;
    model.config = idmPreset("default");
    model.weights = weightsOf(IdmNet(model.config, 1).model());
    const Generator generator(model, "cpu");
    const Renderer renderer(model.audio, model.reference, 1);
    const fs::path file = fs::temp_directory_path() /
                          ("antiphon-bench-chunks-" + std::to_string(::getpid()) + ".wav");
    Sound sound{48000, 2, std::vector<float>(std::size_t(2 * 48000 * 40))};
    for (std::size_t i = 0; i < sound.samples.size(); ++i)
        sound.samples[i] = float(0.4 * std::sin(0.01 * double(i % 20000)));
    writeSound(file, sound);
    ChunkSearch search(generator, renderer, model.audio, file);
    std::vector<double> seconds;
    std::size_t window = 0, places = 0;
    for (auto _ : state) {
        const double start = threadSeconds();
        places = search.look(window++ % search.windows()).places.size();
        seconds.push_back(threadSeconds() - start);
    }
    state.counters["size"] = 8;
    state.counters["s"] = median(seconds);
    state.counters["quality"] = double(places);
    fs::remove(file);
    setThreads(0);
}
BENCHMARK(idmChunks)->Iterations(10)->Unit(benchmark::kMillisecond);

} // namespace
