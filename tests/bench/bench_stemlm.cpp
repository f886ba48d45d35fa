#include "models/stem/lmengine.h"
#include "models/weighttype.h"
#include "tests/bench/clock.h"
#include "tests/bench/median.h"
#include "tests/bench/yardstick.h"

#include "core/rng.h"

#include <benchmark/benchmark.h>

#include <cmath>

// How fast the language model of the published size (24 layers of 1024) writes codes: 50 steps are
// a second of sound. `ratio` is what its steps read in a second, weights, keys and values, over
// what one thread reads at that moment at best; `vs_torch` the time of LibTorch with its keys and
// values kept over ours. Medians of processor time of one thread, in turns. `quality`: relative
// error of the logits for those of fp32.
using namespace antiphon;
using namespace antiphon::stem;

namespace {

struct Small {
    LmConfig config = lmPreset("small");
    std::vector<RawTensor> weights;
    Codes context{4, 4, {}}, target{4, 1030, {}}; // so that both rows are long
    PromptSequence pair, single;
    std::vector<RowConditions> conditions;

    Small() {
        config.description = "none";
        Rng rng(1);
        for (const NamedShape& named : lmTensors(config)) {
            std::int64_t count = 1;
            for (const std::int64_t size : named.shape)
                count *= size;
            std::vector<float> values(static_cast<std::size_t>(count));
            // Uniform, which is sooner drawn than normal.
            const double scale = std::sqrt(3.0 / double(named.shape.back()));
            for (float& v : values)
                v = named.shape.size() == 1 ? float(named.name.ends_with("weight"))
                                            : float(scale * (2 * rng.uniform() - 1));
            weights.push_back(RawTensor::of(named.name, named.shape, values));
        }
        for (Codes* codes : {&context, &target})
            for (std::int64_t i = 0; i < 4 * codes->frames; ++i)
                codes->values.push_back(std::int32_t(rng.below(2048)));
        const DelayPatterns patterns(config.layout());
        const PromptRow rows[] = {{&context, &target}};
        single = assemble(rows, patterns, config.special(), config.prompts(false));
        pair = assemble(guidancePairs(rows), patterns, config.special(), config.prompts(false));
        std::vector<float> cross(std::size_t(16 * config.dim));
        for (float& v : cross)
            v = float(rng.normal());
        conditions = {{.cross = cross, .prepend = {}, .prependMask = {}, .sum = {}}, {}};
    }
};
const Small& small() {
    static const Small small;
    return small;
}

/// Some steps from position `at` on, of one row or a guided pair.
void stemStep(benchmark::State& state) {
    const auto type = WeightType(state.range(0));
    const auto rows = std::size_t(state.range(1));
    const std::int64_t at = state.range(2), turns = 4;
    const Small& s = small();
    const PromptSequence& sequence = rows == 2 ? s.pair : s.single;
    const auto conditions = std::span(s.conditions).first(rows);
    const auto ours = streamLmEngine(s.config, s.weights, type, "bench");
    const auto torch = torchLmEngine(s.config, s.weights, "cpu", "bench");
    std::vector<float> logits(rows * 8192), exact = logits;
    const double prefill =
        secondsOf([&] { ours->start(sequence, conditions, at, logits); }) / double(at);
    torch->start(sequence, conditions, at, exact);
    state.SetLabel(std::string(name(type)));
    state.counters["quality"] = relativeError(logits, exact);
    Median step, ratio, other;
    std::int64_t now = at;
    for (auto _ : state) {
        const double read = readYardstickBytes / secondsOf([] { readYardstick(); });
        const double bytes = double(ours->stepBytes());
        step.add(secondsOf([&] {
                     for (std::int64_t i = 0; i < turns; ++i)
                         ours->extend(sequence, now + i, logits);
                 }) /
                 double(turns));
        ratio.add(bytes / step.last() / read);
        other.add(secondsOf([&] { torch->extend(sequence, now, exact); }));
        for (std::int64_t i = 1; i < turns; ++i)
            torch->extend(sequence, now + i, exact);
        now += turns;
    }
    state.counters["step_ms"] = step.value() * 1e3;
    state.counters["steps_per_s"] = 1 / step.value();
    state.counters["ratio"] = ratio.value();
    state.counters["torch_step_ms"] = other.value() * 1e3;
    state.counters["vs_torch"] = other.value() / step.value();
    state.counters["prefill_ms_per_step"] = prefill * 1e3;
}
BENCHMARK(stemStep)
    ->ArgNames({"type", "rows", "at"})
    ->ArgsProduct({{0, 1, 2}, {1, 2}, {10, 500, 1000}})
    ->Iterations(5)
    ->Unit(benchmark::kMillisecond);

} // namespace
