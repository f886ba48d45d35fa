#include "models/impro/dqn.h"
#include "tests/bench/clock.h"
#include "tests/bench/libtorchdqn.h"
#include "tests/bench/yardstick.h"

#include <benchmark/benchmark.h>

#include <algorithm>

// Agents that learn: our own kernels, in turns with LibTorch doing the same from C++ (`torch_...`,
// `vs_torch`: how many times as long it takes) and with the yardstick. Medians of processor time of
// one thread. `ratio` is the time over the least in which this processor, at that moment, could do
// as many fused multiplications and additions (goal: 3 for an update of batch 32).
using namespace antiphon;
using namespace antiphon::impro;

namespace {

constexpr std::size_t rows = 32;

class Median {
public:
    void add(double value) { m_values.push_back(value); }
    double value() {
        std::ranges::sort(m_values);
        return m_values[m_values.size() / 2];
    }

private:
    std::vector<double> m_values;
};

template <class Work>
double secondsEach(int count, Work work) {
    const double start = threadSeconds();
    for (int i = 0; i < count; ++i)
        work();
    return (threadSeconds() - start) / count;
}

Policy fresh(std::size_t observation, std::size_t actions) {
    Rng rng(1);
    return Policy::fresh(Algorithm::Dqn, observation, actions, 64, rng);
}

/// Products and sums of the layers for a row; backward() has those of the gradients of weights and,
/// but for the first layer, of inputs.
double operations(std::size_t observation, std::size_t actions, bool learning) {
    const double first = 64 * double(observation), rest = 64 * 64 + 64 * double(actions);
    return 2 * (learning ? rows * (3 * first + 4 * rest) : first + rest);
}

void smallNetUpdate(benchmark::State& state) {
    const auto observation = std::size_t(state.range(0)), actions = std::size_t(state.range(1));
    Policy policy = fresh(observation, actions);
    SmallNet* const nets[] = {&policy.actor};
    SmallOptimiser optimiser({.rate = 1e-4}, nets);
    LibTorchDqn torch(observation, actions);
    DqnUpdate update;
    Rng rng(2);
    auto& batch = update.batch(rows, observation);
    for (auto* values : {&batch.observations, &batch.nexts, &batch.rewards})
        for (float& v : *values)
            v = float(rng.normal());
    for (std::size_t r = 0; r < rows; ++r)
        batch.actions[r] = rng.below(actions);
    Median ours, theirs, peak;
    double loss = 0;
    for (auto _ : state) {
        ours.add(secondsEach(500, [&] {
            update.aim(policy, 0.99f, false);
            loss = update.learn(policy, optimiser, 10).loss;
        }));
        theirs.add(secondsEach(50, [&] {
            torch.update(batch.observations, batch.nexts, batch.actions, batch.rewards,
                         batch.terminals);
        }));
        peak.add(yardstickOperations / secondsEach(1, [] { yardstick(); }));
    }
    state.counters["size"] = double(observation);
    state.counters["us"] = ours.value() * 1e6;
    state.counters["torch_us"] = theirs.value() * 1e6;
    state.counters["vs_torch"] = theirs.value() / ours.value();
    state.counters["ratio"] = ours.value() * peak.value() / operations(observation, actions, true);
    state.counters["peak_gflops"] = peak.value() * 1e-9;
    state.counters["quality"] = loss; // it does learn: near 0 at the end
}
BENCHMARK(smallNetUpdate)
    ->Args({32, 7})
    ->Args({69, 27})
    ->Iterations(41)
    ->Unit(benchmark::kMillisecond);

void smallNetAct(benchmark::State& state) {
    const auto observation = std::size_t(state.range(0)), actions = std::size_t(state.range(1));
    const Policy policy = fresh(observation, actions);
    LibTorchDqn torch(observation, actions);
    Rng rng(2);
    std::vector<float> in(observation);
    for (float& v : in)
        v = float(rng.normal());
    Median ours, theirs, peak;
    for (auto _ : state) {
        ours.add(secondsEach(10000, [&] { benchmark::DoNotOptimize(policy.act(in)); }));
        theirs.add(secondsEach(500, [&] { benchmark::DoNotOptimize(torch.act(in)); }));
        peak.add(yardstickOperations / secondsEach(1, [] { yardstick(); }));
    }
    state.counters["size"] = double(observation);
    state.counters["us"] = ours.value() * 1e6;
    state.counters["torch_us"] = theirs.value() * 1e6;
    state.counters["vs_torch"] = theirs.value() / ours.value();
    state.counters["ratio"] = ours.value() * peak.value() / operations(observation, actions, false);
}
BENCHMARK(smallNetAct)
    ->Args({32, 7})
    ->Args({69, 27})
    ->Iterations(41)
    ->Unit(benchmark::kMillisecond);

/// 1000 rows of 3 parameters on a grid and 33 columns: observations of 69 numbers, 27 actions.
LookupTable soundTable() {
    LookupTable table;
    table.parameters = 3;
    table.rows = 1000;
    for (const char* category : {"loudness-dB", "specshape", "mfcc", "chroma"})
        for (const std::size_t d : selectDescriptors(std::vector<std::string>{category}))
            table.descriptors.emplace_back(descriptorColumns()[d].name);
    Rng rng(1);
    for (std::size_t row = 0; row < table.rows; ++row) {
        for (const std::size_t part : {row / 100, row / 10 % 10, row % 10})
            table.points.push_back(double(part) / 10);
        for (std::size_t c = 0; c < table.descriptors.size(); ++c)
            table.values.push_back(rng.normal());
    }
    return table;
}

/// Acting, environment, memory and an update of batch 32 every 4 steps, after exploration has
/// fallen.
void dqnLoop(benchmark::State& state) {
    const LookupTable table = soundTable();
    const World world(table, {}, {}, fitScaling(table, table.descriptors, {}));
    Environment environment(world, EnvironmentSettings{}, 1), other = environment;
    const std::size_t observation = environment.observationSize(), actions = environment.actions();
    const AgentOptions options = agentOptions(Algorithm::Dqn, true);
    DqnLearner learner(options, fresh(observation, actions), 1);
    std::vector<Scalar> scalars;
    learner.run(environment, 10000, scalars);

    LibTorchDqn torch(observation, actions);
    ReplayMemory memory(std::size_t(options.buffer), observation);
    other.observation(memory.begin());
    Rng rng(2);
    DqnUpdate::Batch batch{std::vector<float>(rows * observation),
                           std::vector<float>(rows * observation), std::vector<float>(rows),
                           std::vector<std::size_t>(rows), std::vector<std::uint8_t>(rows)};
    int steps = 0;
    const auto torchStep = [&] {
        const std::size_t action =
            steps < 100 || rng.uniform() < 0.05 ? rng.below(actions) : torch.act(memory.current());
        const Step step = other.step(action);
        other.observation(memory.record(action, float(step.reward), step.truncated));
        if (step.truncated) {
            other.reset();
            other.observation(memory.begin());
        }
        if (++steps < 100 || steps % 4)
            return;
        for (std::size_t r = 0; r < rows; ++r) {
            const std::size_t place = memory.draw(rng);
            std::ranges::copy(memory.observation(place),
                              batch.observations.data() + r * observation);
            std::ranges::copy(memory.next(place), batch.nexts.data() + r * observation);
            batch.actions[r] = memory.action(place);
            batch.rewards[r] = memory.reward(place);
            batch.terminals[r] = memory.terminal(place);
        }
        torch.update(batch.observations, batch.nexts, batch.actions, batch.rewards,
                     batch.terminals);
    };
    Median ours, theirs, peak;
    for (auto _ : state) {
        ours.add(secondsEach(1, [&] { learner.run(environment, 10000, scalars); }) / 10000);
        theirs.add(secondsEach(1000, torchStep));
        peak.add(yardstickOperations / secondsEach(1, [] { yardstick(); }));
    }
    const double work =
        operations(observation, actions, true) / 4 + operations(observation, actions, false);
    state.counters["size"] = double(table.rows);
    state.counters["steps_per_s"] = 1 / ours.value();
    state.counters["torch_steps_per_s"] = 1 / theirs.value();
    state.counters["vs_torch"] = theirs.value() / ours.value();
    state.counters["ratio"] = ours.value() * peak.value() / work;
}
BENCHMARK(dqnLoop)->Iterations(31)->Unit(benchmark::kMillisecond);

} // namespace
