#include "core/rng.h"
#include "models/device.h"
#include "models/wav2vec2.h"
#include "tests/bench/clock.h"
#include "tests/bench/yardstick.h"

#include <ATen/ATen.h>
#include <benchmark/benchmark.h>

#include <chrono>
#include <future>

// wav2vec 2.0 of the base shape on windows of 15 s, in turns with what PyTorch's modules do for the
// same network (`torch_...`): the layers one after the other as LibTorch has them. `cpu_s` is
// processor time for a window; two windows at once on two threads give `wall_s` for both and
// `x_realtime`. `ratio`: cpu_s over the least time in which this processor could do the products.
using namespace antiphon;

namespace {

constexpr std::size_t windowSamples = 240000;

double wallSeconds() {
    using namespace std::chrono;
    return duration<double>(steady_clock::now().time_since_epoch()).count();
}

/// The same network by LibTorch's functions, one for each module of the published code.
class TorchWav2Vec2 {
public:
    explicit TorchWav2Vec2(const Wav2Vec2Weights& weights) : m_config(weights.config) {
        for (const RawTensor& tensor : weights.tensors)
            m_tensors[tensor.name] = at::tensor(tensor.floats()).reshape(tensor.shape);
        const auto& v = at("encoder.pos_conv.0.weight_v");
        m_positions =
            at("encoder.pos_conv.0.weight_g") * v / (v * v).sum(at::IntArrayRef{0, 1}, true).sqrt();
    }

    at::Tensor forward(const at::Tensor& samples) const {
        at::Tensor x = samples.reshape({1, 1, -1});
        for (std::size_t l = 0; l < m_config.convolutions.size(); ++l) {
            const std::string name = "feature_extractor.conv_layers." + std::to_string(l);
            x = at::conv1d(x, at(name + ".0.weight"), {}, m_config.convolutions[l].stride);
            if (l == 0)
                x = at::group_norm(x, m_config.convolutions[0].channels, at(name + ".2.weight"),
                                   at(name + ".2.bias"));
            x = at::gelu(x);
        }
        x = linear("post_extract_proj", norm("layer_norm", x.transpose(1, 2)));
        at::Tensor p = at::conv1d(x.transpose(1, 2), m_positions, at("encoder.pos_conv.0.bias"), 1,
                                  m_config.positionKernel / 2, 1, m_config.positionGroups);
        x = norm("encoder.layer_norm", x + at::gelu(p.slice(2, 0, -1)).transpose(1, 2));
        for (std::int64_t l = 0; l < m_config.layers; ++l) {
            const std::string name = "encoder.layers." + std::to_string(l) + ".";
            x = norm(name + "self_attn_layer_norm", x + attend(name + "self_attn.", x));
            x = norm(name + "final_layer_norm",
                     x + linear(name + "fc2", at::gelu(linear(name + "fc1", x))));
        }
        return x[0];
    }

private:
    const at::Tensor& at(const std::string& name) const { return m_tensors.at(name); }
    at::Tensor linear(const std::string& name, const at::Tensor& x) const {
        return at::linear(x, at(name + ".weight"), at(name + ".bias"));
    }
    at::Tensor norm(const std::string& name, const at::Tensor& x) const {
        return at::layer_norm(x, {x.size(-1)}, at(name + ".weight"), at(name + ".bias"));
    }
    at::Tensor attend(const std::string& name, const at::Tensor& x) const {
        const std::int64_t width = m_config.dim / m_config.heads;
        const auto heads = [&](const char* part) {
            return linear(name + part, x).view({-1, m_config.heads, width}).transpose(0, 1);
        };
        const at::Tensor q = heads("q_proj") / std::sqrt(double(width));
        const at::Tensor weights = at::softmax(at::bmm(q, heads("k_proj").transpose(1, 2)), -1);
        return linear(name + "out_proj",
                      at::bmm(weights, heads("v_proj")).transpose(0, 1).reshape(x.sizes()));
    }

    Wav2Vec2Config m_config;
    std::map<std::string, at::Tensor> m_tensors;
    at::Tensor m_positions;
};

/// Multiplications and additions of a window of the base shape.
double operations(const Wav2Vec2Config& config) {
    double sum = 0, in = 1, frames = windowSamples;
    for (const auto& layer : config.convolutions) {
        frames = std::floor((frames - double(layer.kernel)) / double(layer.stride)) + 1;
        sum += frames * double(layer.channels * layer.kernel) * in;
        in = double(layer.channels);
    }
    const auto dim = double(config.dim);
    sum +=
        frames * dim * (in + double(config.positionKernel) * dim / double(config.positionGroups));
    sum += double(config.layers) * frames *
           (4 * dim * dim + 2 * dim * double(config.feedForward) + 2 * frames * dim);
    return 2 * sum;
}

void wav2vec2Forward(benchmark::State& state) {
    const Wav2Vec2Weights weights = randomWav2Vec2(Wav2Vec2Config::base(), 1);
    const Wav2Vec2 ours(weights);
    const TorchWav2Vec2 theirs(weights);
    Rng rng(2);
    std::vector<float> samples(windowSamples);
    for (float& v : samples)
        v = float(rng.normal());
    const at::Tensor input = at::tensor(samples);

    struct Best {
        double cpu = 1e9, pair = 1e9;
    } mine, torch;
    const auto measure = [](Best& best, const auto& work) {
        double cpu = cpuSeconds();
        work();
        best.cpu = std::min(best.cpu, cpuSeconds() - cpu);
    };
    double peak = 0, difference = 0;
    setThreads(1);
    for (auto _ : state)
        for (int turn = 0; turn < 3; ++turn) {
            Matrix result;
            at::Tensor expected;
            measure(mine, [&] { result = ours.forward(samples); });
            measure(torch, [&] { expected = theirs.forward(input); });
            difference = (at::from_blob(result.values.data(), expected.sizes()) - expected)
                             .abs()
                             .max()
                             .item<double>();
            double wall = wallSeconds();
            auto other = std::async(std::launch::async, [&] { return ours.forward(samples); });
            benchmark::DoNotOptimize(ours.forward(samples));
            benchmark::DoNotOptimize(other.get());
            mine.pair = std::min(mine.pair, wallSeconds() - wall);
            wall = wallSeconds();
            setThreads(2);
            theirs.forward(input);
            theirs.forward(input);
            setThreads(1);
            torch.pair = std::min(torch.pair, wallSeconds() - wall);
            const double start = threadSeconds();
            yardstick();
            peak = std::max(peak, yardstickOperations / (threadSeconds() - start));
        }
    const double seconds = 2 * windowSamples / 16000.0;
    state.counters["size"] = windowSamples;
    state.counters["cpu_s"] = mine.cpu;
    state.counters["yardstick"] = peak;
    state.counters["ratio"] = mine.cpu * peak / operations(Wav2Vec2Config::base());
    state.counters["quality"] = difference;
    state.counters["wall_s"] = mine.pair;
    state.counters["x_realtime"] = seconds / mine.pair;
    state.counters["torch_cpu_s"] = torch.cpu;
    state.counters["torch_wall_s"] = torch.pair;
    state.counters["torch_x_realtime"] = seconds / torch.pair;
    state.counters["vs_torch"] = torch.cpu / mine.cpu;
}
BENCHMARK(wav2vec2Forward)->Iterations(1)->Unit(benchmark::kSecond);

} // namespace
