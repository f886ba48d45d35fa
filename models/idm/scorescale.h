#pragma once

#include "core/json.h"

#include <array>
#include <span>
#include <string>
#include <vector>

namespace antiphon::idm {

/// The four numbers of an L-Score or of its proxies, in this order.
using Scores = std::array<double, 4>;
inline constexpr std::array<const char*, 4> scoreNames = {"timbral", "density", "irregularity",
                                                          "structural"};

/// Brings the four to one scale: (score - median) / interquartile range, kept within +-8. Measured
/// of a data set, never typed in.
struct ScoreScale {
    Scores median{}, range{1, 1, 1, 1};
    bool operator==(const ScoreScale&) const = default;

    /// Of one score at least; a number that does not vary has range 1.
    static ScoreScale of(std::span<const Scores> scores);

    Scores scaled(const Scores& scores) const;
};

Json toJson(const ScoreScale& scale);
/// Throws Json::exception.
ScoreScale scoreScale(const Json& json);

/// How hard each of `scores` is beside `all`: the weighted share of `all` that is at most as large,
/// number by number. `weights` sum to 1.
std::vector<double> difficulties(std::span<const Scores> scores, std::span<const Scores> all,
                                 const Scores& weights = {0.25, 0.25, 0.25, 0.25});

/// The value at each percentile 0 ... 100 of a number of `all`.
Scores percentile(std::span<const Scores> all, double percent);

} // namespace antiphon::idm
