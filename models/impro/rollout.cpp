#include "models/impro/rollout.h"

#include <algorithm>
#include <limits>

namespace antiphon::impro {

Rollout::Rollout(std::size_t count, std::size_t length, std::size_t observationSize)
    : environments(count), steps(length), width(observationSize), observations(moments() * width),
      actions(moments()), rewards(moments()), values(moments()), logProbabilities(moments()),
      ended(moments()), advantages(moments()), returns(moments()) {}

void Rollout::estimate(std::span<const float> lastValues, float gamma, float lambda) {
    for (std::size_t e = 0; e < environments; ++e) {
        float advantage = 0, next = lastValues[e];
        for (std::size_t step = steps; step-- > 0;) {
            const std::size_t k = step * environments + e;
            const float on = ended[k] ? 0.f : 1.f;
            const float delta = rewards[k] + gamma * next * on - values[k];
            advantage = delta + gamma * lambda * on * advantage;
            advantages[k] = advantage;
            returns[k] = advantage + values[k];
            next = values[k];
        }
    }
}

double Rollout::explainedVariance() const {
    const auto variance = [&](const auto& value) {
        double sum = 0, squares = 0;
        for (std::size_t k = 0; k < moments(); ++k)
            sum += value(k);
        for (std::size_t k = 0; k < moments(); ++k) {
            const double d = value(k) - sum / double(moments());
            squares += d * d;
        }
        return squares / double(moments());
    };
    const double all = variance([&](std::size_t k) { return double(returns[k]); });
    if (all == 0)
        return std::numeric_limits<double>::quiet_NaN();
    return 1 -
           variance([&](std::size_t k) { return double(returns[k]) - double(values[k]); }) / all;
}

void Rollout::save(Checkpoint& out, std::size_t filled) const {
    const auto n = std::int64_t(filled);
    const auto add = [&](const char* name, std::span<const float> numbers) {
        out.state.push_back(RawTensor::of(name, {n}, numbers.first(filled)));
    };
    out.state.push_back(RawTensor::of("rollout.observations", {n, std::int64_t(width)},
                                      std::span(observations).first(filled * width)));
    add("rollout.rewards", rewards);
    add("rollout.values", values);
    add("rollout.log_probabilities", logProbabilities);
    add("rollout.actions", std::vector<float>(actions.begin(), actions.end()));
    add("rollout.ended", std::vector<float>(ended.begin(), ended.end()));
}

void Rollout::load(const Checkpoint& in, std::size_t filled) {
    const auto n = std::int64_t(filled);
    const auto fill = [&](const char* name, std::vector<std::int64_t> shape, auto& to) {
        const auto numbers = tensorOf(in.state, name, shape, "The checkpoint").floats();
        std::copy(numbers.begin(), numbers.end(), to.begin());
    };
    fill("rollout.observations", {n, std::int64_t(width)}, observations);
    fill("rollout.rewards", {n}, rewards);
    fill("rollout.values", {n}, values);
    fill("rollout.log_probabilities", {n}, logProbabilities);
    fill("rollout.actions", {n}, actions);
    fill("rollout.ended", {n}, ended);
}

} // namespace antiphon::impro
