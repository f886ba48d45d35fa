#include "models/device.h"
#include "models/sgemm.h"
#include "models/stem/codec.h"
#include "models/stem/codeclayout.h"
#include "models/stem/codecnet.h"
#include "tests/bench/clock.h"
#include "tests/bench/yardstick.h"
#include "tests/models/randomcodec.h"

#include <ATen/ATen.h>
#include <benchmark/benchmark.h>

#include <chrono>

// The codec of the published 32 kHz layout on 10 s, in turns with the same network by LibTorch's
// layers (`torch_...`; weights folded beforehand). `cpu_s` and `wall_s` are of one thread,
// `pair_wall_s` of two. `ratio`: cpu_s over the least time in which this processor could do the
// products. Looking for the nearest rows is left out: both do it by the same loops.
using namespace antiphon;
using namespace antiphon::stem;

namespace {

constexpr double seconds = 10;

double wallSeconds() {
    using namespace std::chrono;
    return duration<double>(steady_clock::now().time_since_epoch()).count();
}

/// Multiplications and additions of so many frames.
double operations(const std::vector<CodecLayer>& layers, const CodecConfig& config, double rows) {
    double sum = 0;
    for (const CodecLayer& layer : layers) {
        const auto in = double(layer.in), out = double(layer.out), kernel = double(layer.kernel);
        switch (layer.kind) {
        case CodecLayer::Kind::Conv:
            rows /= double(layer.stride);
            sum += rows * in * out * kernel;
            break;
        case CodecLayer::Kind::Transposed:
            sum += rows * in * out * kernel;
            rows *= double(layer.stride);
            break;
        case CodecLayer::Kind::Residual:
            sum += rows * in * double(layer.inner) * (kernel + 1);
            break;
        case CodecLayer::Kind::Lstm:
            sum += rows * 8 * in * in * double(config.lstmLayers);
            break;
        case CodecLayer::Kind::Elu:
            break;
        }
    }
    return 2 * sum;
}

struct Times {
    double cpu = 1e9, wall = 1e9, pair = 1e9;
    template <class Work>
    void measure(const Work& one, const Work& two) {
        const double start = cpuSeconds(), clock = wallSeconds();
        one();
        cpu = std::min(cpu, cpuSeconds() - start);
        wall = std::min(wall, wallSeconds() - clock);
        setThreads(2);
        const double again = wallSeconds();
        two();
        pair = std::min(pair, wallSeconds() - again);
        setThreads(1);
    }
};

void codec10s(benchmark::State& state, bool encodes) {
    CodecConfig config = codecPreset("paper");
    config.weightNorm = false;
    const CodecNet net(config, 1);
    const CodecModel model = testing::randomCodec(net, 2);
    loadWeights(net.model(), model.weights, "bench");
    net.model().mode(false);
    const Codec one(model, 1), two(model, 2);
    const auto sound = testing::codecSound(std::size_t(seconds * double(config.rate)));
    const Codes codes = one.encode(sound);
    const at::NoGradGuard noGradient;
    const at::Tensor in = at::tensor(sound).view({1, 1, -1});
    const at::Tensor symbols =
        at::tensor(codes.values).to(at::kLong).view({1, codes.books, codes.frames});

    Times mine, torch;
    double peak = 0, difference = 0;
    setThreads(1);
    for (auto _ : state)
        for (int turn = 0; turn < 3; ++turn) {
            Matrix found;
            std::vector<float> samples;
            at::Tensor wanted;
            const auto ours = [&](const Codec& codec) {
                return std::function<void()>([&] {
                    if (encodes)
                        found = codec.latents(sound);
                    else
                        samples = codec.decode(codes);
                });
            };
            const std::function<void()> theirs = [&] {
                if (encodes)
                    wanted = net.encode(in);
                else
                    wanted = net.decode(net.quantiser().decode(symbols));
            };
            mine.measure(ours(one), ours(two));
            torch.measure(theirs, theirs);
            const at::Tensor result =
                encodes ? at::tensor(found.values).view({-1, config.dimension}).t()
                        : at::tensor(samples).view({1, -1});
            difference = (result - wanted[0]).abs().max().item<double>();
            const double start = threadSeconds();
            yardstick();
            peak = std::max(peak, yardstickOperations / (threadSeconds() - start));
        }
    const double rows = encodes ? seconds * double(config.rate) : double(codes.frames);
    const double work =
        operations(encodes ? encoderLayers(config) : decoderLayers(config), config, rows);
    state.counters["size"] = seconds;
    state.counters["cpu_s"] = mine.cpu;
    state.counters["yardstick"] = peak;
    state.counters["ratio"] = mine.cpu * peak / work;
    state.counters["quality"] = difference;
    state.counters["wall_s"] = mine.wall;
    state.counters["pair_wall_s"] = mine.pair;
    state.counters["torch_cpu_s"] = torch.cpu;
    state.counters["torch_wall_s"] = torch.wall;
    state.counters["torch_pair_wall_s"] = torch.pair;
    state.counters["vs_torch"] = torch.wall / mine.wall;
    state.counters["vs_torch_pair"] = torch.pair / mine.pair;
}
BENCHMARK_CAPTURE(codec10s, encode, true)->Iterations(1)->Unit(benchmark::kSecond);
BENCHMARK_CAPTURE(codec10s, decode, false)->Iterations(1)->Unit(benchmark::kSecond);

} // namespace
