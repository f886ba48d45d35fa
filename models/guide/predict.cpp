#include "models/guide/predict.h"

#include "core/oracle/metrics.h"

#include <algorithm>
#include <cmath>

namespace antiphon::guide {
namespace {

constexpr std::uint64_t shuffles = 3;
constexpr std::int64_t likeliest = 5;

/// The likeliest code at each place when all true codes before it are known.
std::vector<std::int32_t> forced(const DecisionDecoder& decoder, const LabelWindow& window,
                                 const Matrix& codebook, TopKValidity& validity) {
    const DecisionConfig& config = decoder.config();
    std::vector<std::int32_t> input = {std::int32_t(config.start())};
    for (const std::int32_t code : window.target)
        input.push_back(code < 0 ? std::int32_t(config.padding()) : code);
    input.pop_back();
    const auto logits = decoder.logits(window.source, input);
    const auto tokens = std::size_t(config.tokens());
    std::vector<std::int32_t> labels;
    for (std::size_t i = 0; i < input.size(); ++i) {
        const auto row = logits.begin() + std::ptrdiff_t(i * tokens);
        labels.push_back(std::int32_t(std::max_element(row, row + config.codes) - row));
        if (window.counts(i) && window.target[i] >= 0)
            validity.add({row, row + config.codes}, codebook.row(std::size_t(window.target[i])));
    }
    return labels;
}

} // namespace

std::vector<std::int32_t> likeliestAnswer(const DecisionDecoder& decoder, const LabelWindow& window,
                                          std::vector<double>* logProbabilities) {
    DecodeSettings settings;
    settings.sampling.topK = 1;
    settings.constraint = Constraint::Off;
    settings.length = window.target.size();
    settings.alternatives = 0;
    Rng rng(1); // the likeliest needs no luck
    std::vector<std::int32_t> labels;
    for (const AnsweredLabel& label : decoder.answer(window.source, settings, rng).labels) {
        labels.push_back(label.label);
        if (logProbabilities)
            logProbabilities->push_back(std::log(std::max(1e-12, double(label.probability))));
    }
    return labels;
}

ModelPredictions predictionsOf(const DecisionDecoder& decoder, const Matrix& codebook,
                               const std::vector<LabelWindow>& windows, std::uint64_t seed,
                               const std::function<void()>& checkpoint) {
    ModelPredictions result;
    TopKValidity validity(codebook, int(std::min(likeliest, decoder.config().codes)));
    for (const LabelWindow& window : windows) {
        checkpoint();
        result.freeRunning.push_back(likeliestAnswer(decoder, window, &result.logProbabilities));
        result.teacherForced.push_back(forced(decoder, window, codebook, validity));
    }
    result.validity = {int(std::min(likeliest, decoder.config().codes)), validity.mean(),
                       validity.deviation()};
    for (std::uint64_t shuffle = 0; shuffle < shuffles; ++shuffle) {
        Predictions& predictions = result.shuffled.emplace_back();
        for (const LabelWindow& window : shuffledGuides(windows, seedFor(seed, shuffle))) {
            checkpoint();
            predictions.push_back(likeliestAnswer(decoder, window));
        }
    }
    return result;
}

} // namespace antiphon::guide
