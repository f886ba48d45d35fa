#include "models/idm/scorescale.h"

#include "core/quantile.h"

#include <algorithm>

namespace antiphon::idm {

namespace {

constexpr double farthest = 8;

std::vector<double> sortedColumn(std::span<const Scores> all, std::size_t number) {
    std::vector<double> values;
    values.reserve(all.size());
    for (const Scores& scores : all)
        values.push_back(scores[number]);
    std::ranges::sort(values);
    return values;
}

} // namespace

ScoreScale ScoreScale::of(std::span<const Scores> scores) {
    ScoreScale scale;
    for (std::size_t d = 0; d < scale.median.size(); ++d) {
        const std::vector<double> values = sortedColumn(scores, d);
        scale.median[d] = quantile(values, 0.5);
        const double range = quantile(values, 0.75) - quantile(values, 0.25);
        scale.range[d] = range > 1e-9 ? range : 1;
    }
    return scale;
}

Scores ScoreScale::scaled(const Scores& scores) const {
    Scores z;
    for (std::size_t d = 0; d < z.size(); ++d)
        z[d] = std::clamp((scores[d] - median[d]) / range[d], -farthest, farthest);
    return z;
}

Json toJson(const ScoreScale& scale) {
    return {{"median", scale.median}, {"range", scale.range}};
}

ScoreScale scoreScale(const Json& json) {
    return {json.at("median").get<Scores>(), json.at("range").get<Scores>()};
}

std::vector<double> difficulties(std::span<const Scores> scores, std::span<const Scores> all,
                                 const Scores& weights) {
    std::vector<double> hard(scores.size(), 0.0);
    for (std::size_t d = 0; d < weights.size(); ++d) {
        const std::vector<double> values = sortedColumn(all, d);
        for (std::size_t i = 0; i < scores.size(); ++i) {
            const auto above = std::ranges::upper_bound(values, scores[i][d]);
            hard[i] += weights[d] * double(above - values.begin()) / double(values.size());
        }
    }
    return hard;
}

Scores percentile(std::span<const Scores> all, double percent) {
    Scores at;
    for (std::size_t d = 0; d < at.size(); ++d)
        at[d] = quantile(sortedColumn(all, d), percent / 100);
    return at;
}

} // namespace antiphon::idm
