#include "models/sampling.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace antiphon {
namespace {

/// What each logit weighs relative to the best; an infinite best leaves nothing for others.
std::vector<double> weightsOf(std::span<const float> logits, std::span<const std::int32_t> order,
                              double temperature) {
    const double best = double(logits[std::size_t(order.front())]);
    std::vector<double> weights;
    weights.reserve(order.size());
    for (const std::int32_t token : order) {
        const double logit = double(logits[std::size_t(token)]);
        weights.push_back(logit == best ? 1 : std::exp((logit - best) / temperature));
    }
    return weights;
}

double sumOf(std::span<const double> values) {
    double sum = 0;
    for (const double v : values)
        sum += v;
    return sum;
}

/// How many of the candidates lie within a share `limit` of the whole weight.
std::size_t within(std::span<const double> weights, double limit, bool tight) {
    const double whole = sumOf(weights);
    const double closeness = 1e-6 + 1e-5 * limit;
    double cumulative = 0;
    std::size_t count = 0;
    for (; count < weights.size(); ++count) {
        cumulative += weights[count] / whole;
        if (tight && cumulative > limit + closeness)
            break;
        if (!tight && cumulative >= limit) {
            ++count;
            break;
        }
    }
    return std::max<std::size_t>(count, 1);
}

} // namespace

void check(const SamplingSettings& settings) {
    const auto refuse = [](const std::string& sentence) {
        throw UserError(sentence, UserError::Kind::Usage);
    };
    if (!(settings.temperature > 0) || !std::isfinite(settings.temperature))
        refuse("The temperature must be a number above 0; for the likeliest token alone set top-k "
               "to 1.");
    if (settings.topK < 0)
        refuse("Top-k must be 0 (any number of tokens) or more.");
    if (!(settings.topP > 0 && settings.topP <= 1))
        refuse("Top-p must be above 0 and at most 1.");
}

Candidates keep(std::span<const float> logits, const SamplingSettings& settings) {
    check(settings);
    Candidates kept;
    for (std::size_t t = 0; t < logits.size(); ++t)
        if (logits[t] > -std::numeric_limits<float>::infinity()) // false of what is no number, too
            kept.tokens.push_back(std::int32_t(t));
    if (kept.tokens.empty())
        throw std::invalid_argument("no token is possible");
    const auto better = [&](std::int32_t a, std::int32_t b) {
        const float x = logits[std::size_t(a)], y = logits[std::size_t(b)];
        return x > y || (x == y && a < b);
    };
    if (settings.topK > 0 && std::size_t(settings.topK) < kept.tokens.size()) {
        std::ranges::partial_sort(kept.tokens, kept.tokens.begin() + settings.topK, better);
        kept.tokens.resize(std::size_t(settings.topK));
    } else {
        std::ranges::sort(kept.tokens, better);
    }
    kept.weights = weightsOf(logits, kept.tokens, settings.temperature);
    if (settings.topP < 1) {
        kept.tokens.resize(within(kept.weights, settings.topP, settings.tight));
        kept.weights.resize(kept.tokens.size());
    }
    const double whole = sumOf(kept.weights);
    for (double& w : kept.weights)
        w /= whole;
    return kept;
}

Candidates constrained(Candidates kept, const std::function<bool(std::int32_t)>& allowed) {
    Candidates left;
    for (std::size_t i = 0; i < kept.tokens.size(); ++i)
        if (allowed(kept.tokens[i])) {
            left.tokens.push_back(kept.tokens[i]);
            left.weights.push_back(kept.weights[i]);
        }
    return left.tokens.empty() ? kept : left;
}

void maskLogits(std::span<float> logits, const std::function<bool(std::int32_t)>& allowed) {
    for (std::size_t t = 0; t < logits.size(); ++t)
        if (!allowed(std::int32_t(t)))
            logits[t] = -std::numeric_limits<float>::infinity();
}

std::int32_t draw(const Candidates& kept, Rng& rng) {
    if (kept.tokens.empty())
        throw std::invalid_argument("nothing to draw from");
    double rest = rng.uniform() * sumOf(kept.weights);
    for (std::size_t i = 0; i < kept.tokens.size(); ++i) {
        rest -= kept.weights[i];
        if (rest < 0)
            return kept.tokens[i];
    }
    // Rounding has left a little: the last that weighs anything.
    std::size_t last = kept.tokens.size() - 1;
    while (last > 0 && !(kept.weights[last] > 0))
        --last;
    return kept.tokens[last];
}

std::vector<float> probabilities(std::span<const float> logits, double temperature) {
    double best = -std::numeric_limits<double>::infinity();
    for (const float logit : logits)
        best = std::max(best, double(logit));
    std::vector<double> weights;
    weights.reserve(logits.size());
    for (const float logit : logits)
        weights.push_back(double(logit) == best ? 1
                                                : std::exp((double(logit) - best) / temperature));
    const double whole = sumOf(weights);
    std::vector<float> shares;
    shares.reserve(weights.size());
    for (const double w : weights)
        shares.push_back(float(w / whole));
    return shares;
}

} // namespace antiphon
