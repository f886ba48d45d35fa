#pragma once

#include "models/idm/scorescale.h"

#include <cstdint>
#include <span>
#include <vector>

namespace antiphon::idm {

/// Sliced Wasserstein-1 of scaled scores along 256 fixed directions at 64 levels; torch-free
/// callers' way to scoredistance.h.
double scoreDistance(std::span<const Scores> a, std::span<const Scores> b, const ScoreScale& scale);
/// Mean distance of the halves of a set, over random splits.
double halvesDistance(std::span<const Scores> all, const ScoreScale& scale, std::uint64_t seed);

/// Spearman's rank correlation with its 95 % interval by resampling the pairs 2000 times. NaN of
/// fewer than three or where one side does not vary.
struct RankCorrelation {
    double value = 0, low = 0, high = 0;
};
RankCorrelation rankCorrelation(std::span<const double> x, std::span<const double> y,
                                std::uint64_t seed);

/// Mean |difference| of two spectrograms (X) in dB.
double levelDistance(std::span<const float> a, std::span<const float> b);
/// The smallest of those to each of `others`, `count` spectrograms one after the other.
double nearestDistance(std::span<const float> one, std::span<const float> others);

} // namespace antiphon::idm
