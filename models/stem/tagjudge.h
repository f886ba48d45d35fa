#pragma once

#include "models/stem/tagestimate.h"

namespace antiphon::stem {

/// Songs that have tags of one kind: their figures, and which of them have the tag.
struct TagExamples {
    Matrix rows;
    std::vector<int> has; ///< 0 or 1 a row
};

/// A regression a tag: how strongly weights are held back. Songs are few and figures many.
inline constexpr double tagRidge = 0.1;

/// Of each song the probability of the tag as the songs of the other folds teach it. Songs with and
/// without the tag are dealt evenly.
std::vector<double> outOfFold(const TagExamples& examples, const TagSettings& settings);

/// The area under the curve, and the chance of such a one by accident (normal approximation with
/// ties, one-sided).
struct RankArea {
    double auc = 0.5, p = 1;
};
RankArea rankArea(std::span<const double> scores, std::span<const int> has);

/// Sets `known` and `why` of tags that were judged (auc is a number).
void chooseKnown(std::span<JudgedTag> tags);

} // namespace antiphon::stem
