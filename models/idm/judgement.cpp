#include "models/idm/judgement.h"

#include "core/rng.h"
#include "models/idm/scoredistance.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace antiphon::idm {

namespace {

constexpr std::int64_t directions = 256, levels = 64;
constexpr int resamples = 2000, splits = 50;

at::Tensor scaledRows(std::span<const Scores> scores, const ScoreScale& scale) {
    at::Tensor rows = at::empty({std::int64_t(scores.size()), 4}, at::kDouble);
    double* to = rows.data_ptr<double>();
    for (const Scores& one : scores) {
        const Scores z = scale.scaled(one);
        to = std::copy(z.begin(), z.end(), to);
    }
    return rows;
}

at::Tensor fixedDirections() {
    Rng rng(1);
    at::Tensor all = at::empty({directions, 4}, at::kDouble);
    for (std::int64_t i = 0; i < all.numel(); ++i)
        all.data_ptr<double>()[i] = rng.normal();
    return all / all.norm(2, {1}, true);
}

/// Equal values share the mean of their ranks.
std::vector<double> ranksOf(std::span<const double> values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::sort(order, {}, [&](std::size_t i) { return values[i]; });
    std::vector<double> ranks(values.size());
    for (std::size_t i = 0; i < order.size();) {
        std::size_t end = i;
        while (end < order.size() && values[order[end]] == values[order[i]])
            ++end;
        for (std::size_t k = i; k < end; ++k)
            ranks[order[k]] = double(i + end - 1) / 2;
        i = end;
    }
    return ranks;
}

double spearman(std::span<const double> x, std::span<const double> y) {
    const std::vector<double> a = ranksOf(x), b = ranksOf(y);
    const double mean = double(a.size() - 1) / 2;
    double ab = 0, aa = 0, bb = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        ab += (a[i] - mean) * (b[i] - mean);
        aa += (a[i] - mean) * (a[i] - mean);
        bb += (b[i] - mean) * (b[i] - mean);
    }
    return aa > 0 && bb > 0 ? ab / std::sqrt(aa * bb) : std::nan("");
}

} // namespace

double scoreDistance(std::span<const Scores> a, std::span<const Scores> b,
                     const ScoreScale& scale) {
    if (a.empty() || b.empty())
        return std::nan("");
    return slicedWasserstein(scaledRows(a, scale), scaledRows(b, scale), fixedDirections(), levels)
        .item<double>();
}

double halvesDistance(std::span<const Scores> all, const ScoreScale& scale, std::uint64_t seed) {
    if (all.size() < 4)
        return std::nan("");
    std::vector<Scores> mixed(all.begin(), all.end());
    Rng rng(seed);
    double sum = 0;
    for (int i = 0; i < splits; ++i) {
        rng.shuffle(std::span(mixed));
        const std::span<const Scores> whole = mixed;
        const std::size_t half = mixed.size() / 2;
        sum += scoreDistance(whole.first(half), whole.subspan(half), scale);
    }
    return sum / splits;
}

RankCorrelation rankCorrelation(std::span<const double> x, std::span<const double> y,
                                std::uint64_t seed) {
    const double none = std::nan("");
    if (x.size() < 3)
        return {none, none, none};
    RankCorrelation found{spearman(x, y), none, none};
    Rng rng(seed);
    std::vector<double> values, a(x.size()), b(x.size());
    for (int i = 0; i < resamples; ++i) {
        for (std::size_t k = 0; k < x.size(); ++k) {
            const std::size_t from = rng.below(x.size());
            a[k] = x[from];
            b[k] = y[from];
        }
        if (const double value = spearman(a, b); std::isfinite(value))
            values.push_back(value);
    }
    if (values.empty())
        return found;
    std::ranges::sort(values);
    found.low = values[values.size() * 25 / 1000];
    found.high = values[std::min(values.size() - 1, values.size() * 975 / 1000)];
    return found;
}

double levelDistance(std::span<const float> a, std::span<const float> b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += std::abs(a[i] - b[i]);
    return 40 * sum / double(a.size());
}

double nearestDistance(std::span<const float> one, std::span<const float> others) {
    double least = INFINITY;
    for (std::size_t from = 0; from + one.size() <= others.size(); from += one.size())
        least = std::min(least, levelDistance(one, others.subspan(from, one.size())));
    return least;
}

} // namespace antiphon::idm
