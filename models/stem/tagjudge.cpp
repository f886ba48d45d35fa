#include "models/stem/tagjudge.h"

#include "core/rng.h"
#include "core/text.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace antiphon::stem {

namespace {

constexpr double falseShare = 0.05; ///< of the tags that are let through

/// Which fold each song belongs to.
std::vector<std::size_t> dealt(std::span<const int> has, std::size_t folds, std::uint64_t seed) {
    std::vector<std::size_t> order(has.size()), fold(has.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    Rng rng(seed);
    rng.shuffle(std::span(order));
    std::size_t next = 0;
    for (const int value : {1, 0})
        for (const std::size_t song : order)
            if (has[song] == value)
                fold[song] = next++ % folds;
    return fold;
}

TagExamples part(const TagExamples& all, std::span<const std::size_t> fold, std::size_t without) {
    TagExamples some;
    some.rows.columns = all.rows.columns;
    for (std::size_t r = 0; r < all.rows.rows; ++r) {
        if (fold[r] == without)
            continue;
        const auto row = all.rows.row(r);
        some.rows.values.insert(some.rows.values.end(), row.begin(), row.end());
        ++some.rows.rows;
        some.has.push_back(all.has[r]);
    }
    return some;
}

} // namespace

std::vector<double> outOfFold(const TagExamples& examples, const TagSettings& settings) {
    const auto songs = std::size_t(std::ranges::count(examples.has, 1));
    const std::size_t folds =
        std::max<std::size_t>(2, std::min({settings.folds, songs, examples.has.size() - songs}));
    const std::vector<std::size_t> fold = dealt(examples.has, folds, settings.seed);
    std::vector<double> probabilities(examples.has.size());
    for (std::size_t f = 0; f < folds; ++f) {
        const TagExamples others = part(examples, fold, f);
        const Scaling scaling = scalingOf(others.rows);
        const LogisticRegression fit =
            logisticRegression(scaling.apply(others.rows), others.has, 2, tagRidge);
        const Matrix all = scaling.apply(examples.rows);
        for (std::size_t r = 0; r < fold.size(); ++r)
            if (fold[r] == f)
                probabilities[r] = fit.probabilities(all.row(r))[1];
    }
    return probabilities;
}

RankArea rankArea(std::span<const double> scores, std::span<const int> has) {
    std::vector<std::size_t> order(scores.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::sort(order, {}, [&](std::size_t i) { return scores[i]; });
    const double n = double(scores.size()), with = double(std::ranges::count(has, 1)),
                 without = n - with;
    double ranks = 0, ties = 0;
    for (std::size_t i = 0; i < order.size();) {
        std::size_t end = i;
        while (end < order.size() && scores[order[end]] == scores[order[i]])
            ++end;
        const double same = double(end - i), rank = double(i) + (same + 1) / 2;
        for (; i < end; ++i)
            ranks += has[order[i]] ? rank : 0;
        ties += same * same * same - same;
    }
    const double u = ranks - with * (with + 1) / 2;
    const double variance = with * without / 12 * (n + 1 - ties / (n * (n - 1)));
    RankArea area;
    area.auc = u / (with * without);
    if (variance > 0)
        area.p = std::erfc((u - with * without / 2 - 0.5) / std::sqrt(2 * variance)) / 2;
    return area;
}

void chooseKnown(std::span<JudgedTag> tags) {
    std::vector<double> ps;
    for (const JudgedTag& tag : tags)
        if (std::isfinite(tag.auc))
            ps.push_back(tag.p);
    std::ranges::sort(ps);
    double bound = -1;
    for (std::size_t i = 0; i < ps.size(); ++i)
        if (ps[i] <= falseShare * double(i + 1) / double(ps.size()))
            bound = ps[i];
    for (JudgedTag& tag : tags) {
        if (!std::isfinite(tag.auc))
            continue;
        const double usual = double(tag.songs) / double(tag.songs + tag.others);
        if (tag.p > bound)
            tag.why = "It cannot be told from the sound: a song with it ranks above one without "
                      "with a chance of " +
                      numberText(std::round(100 * tag.auc) / 100) + ", which may well be accident.";
        else if (tag.suggested == 0)
            tag.why = "It would never be suggested: no song is likelier to have it than not.";
        else if (!(tag.precision() > std::max(0.5, usual)))
            tag.why = "Of " + counted(tag.suggested, "suggestion") + " only " +
                      std::to_string(tag.right) + " would be right.";
        else
            tag.known = true;
    }
}

} // namespace antiphon::stem
