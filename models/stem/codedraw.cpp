#include "models/stem/codedraw.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace antiphon::stem {

void check(const CodeSampling& settings) {
    const auto require = [](bool holds, const char* sentence) {
        if (!holds)
            throw UserError(sentence, UserError::Kind::Usage);
    };
    require(settings.topK >= 0, "Top-k must be 0 (any number of codes) or more.");
    require(settings.topP >= 0 && settings.topP <= 1,
            "Top-p must be between 0 (top-k decides) and 1.");
    require(!settings.temperatures.empty() &&
                std::ranges::all_of(settings.temperatures,
                                    [](double t) { return t >= 0 && std::isfinite(t); }),
            "Temperatures must be numbers of 0 (the likeliest code) or more.");
}

Candidates keepCodes(std::span<const float> logits, double temperature, std::int64_t topK,
                     double topP) {
    const float best = *std::ranges::max_element(logits);
    std::vector<double> weights;
    double whole = 0;
    for (const float logit : logits) {
        const double weight = std::exp((double(logit) - double(best)) / temperature);
        if (std::isnan(weight))
            throw std::invalid_argument("a logit that is no number");
        weights.push_back(weight);
        whole += weight;
    }
    double least = 0; // of the weights that are kept
    if (topP < 0 && topK > 0 && std::size_t(topK) < weights.size()) {
        std::vector<double> order = weights;
        std::ranges::nth_element(order, order.begin() + (topK - 1), std::greater{});
        least = order[std::size_t(topK - 1)];
    }
    Candidates kept;
    for (std::size_t i = 0; i < weights.size(); ++i)
        if (weights[i] >= least)
            kept.tokens.push_back(std::int32_t(i));
    std::ranges::stable_sort(kept.tokens, std::greater{},
                             [&](std::int32_t t) { return weights[std::size_t(t)]; });
    double before = 0;
    std::size_t count = 0;
    while (count < kept.tokens.size() && (topP < 0 || before <= topP * whole))
        before += weights[std::size_t(kept.tokens[count++])];
    kept.tokens.resize(count);
    for (const std::int32_t t : kept.tokens)
        kept.weights.push_back(weights[std::size_t(t)] / before);
    return kept;
}

std::int32_t drawCode(std::span<const float> logits, std::int64_t book,
                      const CodeSampling& settings, Rng& rng) {
    const double temperature = settings.temperature(book);
    if (temperature == 0)
        return std::int32_t(std::ranges::max_element(logits) - logits.begin());
    return draw(
        keepCodes(logits, temperature, settings.topK, settings.topP > 0 ? settings.topP : -1), rng);
}

void guide(std::span<float> to, std::span<const float> away, double scale) {
    for (std::size_t i = 0; i < to.size(); ++i)
        to[i] = away[i] + float(scale) * (to[i] - away[i]);
}

} // namespace antiphon::stem
