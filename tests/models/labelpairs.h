#pragma once

#include "core/rng.h"
#include "models/guide/decisiontraining.h"

#include <algorithm>
#include <numeric>

namespace antiphon::testing {

/// Pairs of label sequences with a rule to be learned: labels repeat with a probability of 0.6, and
/// the partner plays a permutation of them (spec section 11).
struct LabelPairs {
    std::int64_t codes = 16, segments = 30;
    std::vector<std::int32_t> partner; ///< of each label
    Rng rng;

    LabelPairs(std::int64_t a, std::int64_t s, std::uint64_t seed)
        : codes(a), segments(s), partner(std::size_t(a)), rng(seed) {
        std::iota(partner.begin(), partner.end(), 0);
        rng.shuffle(std::span(partner));
    }

    std::vector<std::int32_t> sequence() {
        std::vector<std::int32_t> labels;
        for (std::int64_t i = 0; i < segments; ++i)
            labels.push_back(i > 0 && rng.uniform() < 0.6
                                 ? labels.back()
                                 : std::int32_t(rng.below(std::uint64_t(codes))));
        return labels;
    }

    std::vector<guide::LabelWindow> answers(std::size_t count) {
        std::vector<guide::LabelWindow> windows(count);
        for (auto& w : windows) {
            w.source = sequence();
            for (const std::int32_t label : w.source)
                w.target.push_back(partner[std::size_t(label)]);
        }
        return windows;
    }

    /// The rest of a track goes on as its beginning did: every `segments / 2` labels later comes
    /// the partner of what was.
    std::vector<guide::LabelWindow> completions(std::size_t count) {
        auto windows = answers(count);
        for (auto& w : windows) {
            w.source.resize(std::size_t(segments / 2));
            w.target.resize(std::size_t(segments / 2));
        }
        return windows;
    }

    /// Nothing to be learned but that labels repeat: every target belongs to another source.
    void shuffleTargets(std::vector<guide::LabelWindow>& windows) {
        for (std::size_t i = windows.size(); i > 1; --i)
            std::swap(windows[i - 1].target, windows[rng.below(i - 1)].target);
    }
};

inline guide::DecisionConfig tinyConfig(const LabelPairs& pairs, const std::string& task) {
    guide::DecisionConfig config = guide::decisionPreset("tiny", "A", pairs.codes);
    config.maxSegments = pairs.segments;
    config.task = task;
    return config;
}

inline guide::DecisionTrainingOptions learningOptions(std::int64_t steps) {
    guide::DecisionTrainingOptions options = guide::decisionTrainingPreset("tiny");
    options.epochs = 0;
    options.torch.train.steps = steps;
    options.torch.train.evaluateEvery = steps;
    options.torch.device = "cpu";
    return options;
}

/// Trains from where the network is, without files.
inline void learn(const guide::DecisionNet& net, std::vector<guide::LabelWindow> windows,
                  const guide::DecisionTrainingOptions& options, std::uint64_t seed) {
    const auto trainee = guide::decisionTrainee(
        {.net = net, .training = std::move(windows), .validation = {}}, options, seed);
    std::vector<Scalar> scalars;
    for (std::int64_t i = 0; i < options.torch.train.steps; ++i) {
        scalars.clear();
        trainee->step(1, scalars);
    }
}

/// Share of right labels, with the true ones as input.
inline double teacherForced(const guide::DecisionNet& net,
                            const std::vector<guide::LabelWindow>& windows) {
    const auto scalars = guide::evaluateDecision(net, windows, 32, {}, {}, [] {});
    const auto found = std::ranges::find(scalars, "validation/accuracy", &Scalar::name);
    return found->value;
}

/// Share of right labels, with the network's own as input.
inline double freeRunning(const guide::DecisionNet& net,
                          const std::vector<guide::LabelWindow>& windows) {
    std::vector<std::vector<std::int32_t>> sources;
    for (const auto& w : windows)
        sources.push_back(w.source);
    const auto answers =
        guide::greedyAnswers(net, sources, std::int64_t(windows.front().target.size()), false);
    std::size_t right = 0, all = 0;
    for (std::size_t i = 0; i < windows.size(); ++i)
        for (std::size_t k = 0; k < windows[i].target.size(); ++k, ++all)
            right += k < answers[i].size() && answers[i][k] == windows[i].target[k];
    return double(right) / double(all);
}

} // namespace antiphon::testing
