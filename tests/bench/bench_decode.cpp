#include "core/rng.h"
#include "models/guide/decode.h"
#include "models/weighttype.h"
#include "tests/bench/clock.h"
#include "tests/bench/libtorchdecode.h"
#include "tests/bench/median.h"
#include "tests/bench/yardstick.h"
#include "tests/models/randomstack.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <functional>
#include <numeric>

// What autoregressive models spend their time with: reading weights. `ratio` is what is read in a
// second over what one thread reads at that moment at best (goal: 0.6 for fp32; LibTorch, as it is
// used as a rule, 0.3). Medians of processor time of one thread, in turns with the yardstick.
// `quality`: relative error of the results for the same network in fp32; the others as PackingLoss
// has them.
using namespace antiphon;
using namespace antiphon::guide;

namespace {

/// 1024 x 1024, as many of them as no cache holds, times one or two vectors.
void matVec(benchmark::State& state) {
    constexpr std::size_t size = 1024;
    const auto type = WeightType(state.range(0));
    const auto sides = std::size_t(state.range(1));
    Rng rng(1);
    std::vector<float> weights(size * size), out(2 * size), exact(2 * size);
    for (float& w : weights)
        w = float(rng.normal());
    Vectors vectors(size, 2);
    for (std::size_t i = 0; i < 2; ++i)
        for (std::size_t c = 0; c < size; ++c)
            vectors[i][c] = float(rng.normal());
    vectors.prepare(type, 2);
    WeightMemory memory;
    std::vector<WeightMatrix> ring;
    do
        ring.emplace_back(weights, std::span<const float>(), size, type, memory);
    while (ring.size() * ring.front().bytes() < (std::size_t(384) << 20));
    WeightMatrix(weights, {}, size, WeightType::Fp32, memory)
        .multiply(vectors, 0, 2, exact.data(), size);
    Median rate, ratio;
    for (auto _ : state) {
        const double read = readYardstickBytes / secondsOf([] { readYardstick(); });
        const double seconds = secondsOf([&] {
            for (const WeightMatrix& m : ring)
                m.multiply(vectors, 0, sides, out.data(), size);
        });
        rate.add(double(ring.size() * ring.front().bytes()) / seconds);
        ratio.add(rate.last() / read);
    }
    ring.front().multiply(vectors, 0, 2, out.data(), size);
    state.SetLabel(std::string(name(type)));
    state.counters["us"] = double(ring.front().bytes()) / rate.value() * 1e6;
    state.counters["gb_per_s"] = rate.value() * 1e-9;
    state.counters["ratio"] = ratio.value();
    state.counters["quality"] = relativeError(out, exact);
}
BENCHMARK(matVec)
    ->ArgsProduct({{0, 1, 2}, {1, 2}})
    ->ArgNames({"type", "vectors"})
    ->Iterations(9)
    ->Unit(benchmark::kMillisecond);

/// The published shape, and a guide of 30 segments.
struct Paper {
    DecisionConfig config;
    std::vector<RawTensor> weights;
    std::vector<std::int32_t> source;

    Paper() {
        Rng rng(1);
        const StreamShape shape{.dim = std::size_t(config.dim),
                                .heads = std::size_t(config.heads),
                                .feedForward = std::size_t(config.feedForward),
                                .layers = std::size_t(config.layers)};
        weights = testing::randomStack(shape, "decision.decision.", rng);
        for (const auto& [name, columns] : {std::pair("embedding.weight", config.dim),
                                            {"decision.output_layer.weight", config.dim}})
            weights.push_back(testing::randomTensor(name, {config.tokens(), columns}, rng));
        weights.push_back(
            testing::randomTensor("decision.output_layer.bias", {config.tokens()}, rng));
        for (std::int64_t i = 0; i < config.maxSegments; ++i)
            source.push_back(std::int32_t(rng.below(std::uint64_t(config.codes))));
    }
};
const Paper& paper() {
    static const Paper paper;
    return paper;
}

std::vector<std::int32_t> labelsOf(const Answer& answer) {
    std::vector<std::int32_t> labels;
    for (const AnsweredLabel& label : answer.labels)
        labels.push_back(label.label);
    return labels;
}

/// A window of 30 labels, the source included.
void decodeWindow(benchmark::State& state) {
    const auto type = WeightType(state.range(0));
    const Paper& p = paper();
    const DecisionDecoder decoder(p.config, p.weights, type, "bench");
    const DecisionDecoder exact(p.config, p.weights, WeightType::Fp32, "bench");
    const LibTorchDecode torch(p.config, p.weights);
    const DecodeSettings greedy{.sampling = {.topK = 1, .topP = 1}, .constraint = Constraint::Off};
    Rng rng(1);
    std::vector<std::int32_t> labels, torchLabels, again;
    Median rate, ratio, torchRate, torchRatio, published;
    const double count = double(p.source.size());
    for (auto _ : state) {
        const double read = readYardstickBytes / secondsOf([] { readYardstick(); });
        rate.add(count /
                 secondsOf([&] { labels = labelsOf(decoder.answer(p.source, greedy, rng)); }));
        ratio.add(rate.last() * double(decoder.bytes()) / read);
        torchRate.add(count / secondsOf([&] { torchLabels = torch.answer(p.source, true); }));
        torchRatio.add(torchRate.last() * double(exact.bytes()) / read);
        published.add(count / secondsOf([&] { again = torch.answer(p.source, false); }));
    }
    std::vector<std::int32_t> input{std::int32_t(p.config.start())};
    input.insert(input.end(), labels.begin(), labels.end() - 1);
    state.SetLabel(std::string(name(type)));
    state.counters["labels_per_s"] = rate.value();
    state.counters["ratio"] = ratio.value();
    state.counters["torch_labels_per_s"] = torchRate.value();
    state.counters["torch_ratio"] = torchRatio.value();
    state.counters["vs_torch"] = rate.value() / torchRate.value();
    state.counters["published_labels_per_s"] = published.value();
    state.counters["vs_published"] = rate.value() / published.value();
    const PackingLoss loss =
        packingLoss(decoder.logits(p.source, input), exact.logits(p.source, input),
                    std::size_t(p.config.tokens()));
    state.counters["quality"] = loss.logits;
    state.counters["probability_moved"] = loss.probabilities;
    state.counters["same_likeliest"] = loss.sameLabels;
    // Greedy labels like LibTorch's, which computes in fp32.
    state.counters["same_labels"] =
        double(std::inner_product(labels.begin(), labels.end(), torchLabels.begin(), 0, std::plus{},
                                  std::equal_to{})) /
        count;
}
BENCHMARK(decodeWindow)
    ->ArgName("type")
    ->DenseRange(0, 2)
    ->Iterations(9)
    ->Unit(benchmark::kMillisecond);

} // namespace
