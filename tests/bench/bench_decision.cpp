#include "core/rng.h"
#include "models/device.h"
#include "models/guide/decisiontraining.h"
#include "tests/bench/clock.h"
#include "tests/bench/libtorchdecision.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>

// A training step of Decision at the published size (8 windows of 30 segments, 16 labels), in turns
// with LibTorch's own modules doing the same (`torch_ms`, `vs_torch`: how many times as long they
// take; goal 1.3). Medians of processor time of one thread. `quality` is the largest difference
// of the losses, as a part of them, over 20 steps from the same weights, without dropout.
using namespace antiphon;
using namespace antiphon::guide;

namespace {

/// Labels that repeat, answered by a permutation.
std::vector<LabelWindow> windows(const DecisionConfig& config, std::size_t count) {
    Rng rng(1);
    std::vector<LabelWindow> all(count);
    for (LabelWindow& w : all)
        for (std::int64_t i = 0; i < config.maxSegments; ++i) {
            w.source.push_back(i > 0 && rng.uniform() < 0.6
                                   ? w.source.back()
                                   : std::int32_t(rng.below(std::uint64_t(config.codes))));
            w.target.push_back(std::int32_t((w.source.back() * 5 + 3) % config.codes));
        }
    return all;
}

struct Both {
    explicit Both(const DecisionConfig& config)
        : data(windows(config, 8)), batch(tokenBatch(data, config)), net(config, 1),
          libtorch(config) {
        loadWeights(libtorch.model(), weightsOf(net.model()), "the network");
        DecisionTrainingOptions options = decisionTrainingPreset("paper");
        options.torch.device = "cpu";
        options.torch.schedule.rate = rate;
        trainee = decisionTrainee({.net = net, .training = data, .validation = {}}, options, 1);
    }

    double evaluated() const {
        return trainee->evaluate([] {}).front().value;
    }
    double ours() {
        const double start = threadSeconds();
        trainee->step(1, scalars);
        return threadSeconds() - start;
    }
    double theirs() {
        const double start = threadSeconds();
        loss = libtorch.step(batch, rate);
        return threadSeconds() - start;
    }

    static constexpr double rate = 1e-6; ///< the slowest published: rounding does not grow
    std::vector<LabelWindow> data;
    TokenBatch batch;
    DecisionNet net;
    LibTorchDecision libtorch;
    std::unique_ptr<TorchTrainee> trainee;
    std::vector<Scalar> scalars;
    double loss = 0;
};

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

void decisionTraining(benchmark::State& state) {
    setThreads(1);
    DecisionConfig config = decisionPreset("paper", "A", 16);
    config.normFirst = false; // LibTorch's modules have nothing else
    config.dropout = 0;
    double difference = 0;
    {
        Both check(config);
        for (int i = 0; i < 20; ++i) {
            const double own = check.evaluated();
            check.ours();
            check.theirs();
            difference = std::max(difference, std::abs(own - check.loss) / check.loss);
        }
    }
    config.dropout = double(state.range(0)) / 100;
    Both both(config);
    std::vector<double> ours, theirs, ratios;
    both.ours(), both.theirs();
    for (auto _ : state) {
        ours.push_back(both.ours());
        theirs.push_back(both.theirs());
        ratios.push_back(theirs.back() / ours.back());
    }
    state.counters["size"] = double(both.net.parameterCount());
    state.counters["ms"] = 1000 * median(ours);
    state.counters["torch_ms"] = 1000 * median(theirs);
    state.counters["vs_torch"] = median(ratios);
    state.counters["quality"] = difference;
    setThreads(0);
    if (difference > 1e-4)
        state.SkipWithError("the losses differ");
}
BENCHMARK(decisionTraining)->Arg(10)->Arg(0)->Iterations(9)->Unit(benchmark::kMillisecond);

} // namespace
