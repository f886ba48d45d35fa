#include "models/guide/verdict.h"

#include "core/text.h"

#include <cstdio>

namespace antiphon::guide {

namespace {

std::string percent(double share) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f %%", 100 * share);
    return text;
}

std::string nameOf(const std::string& rival) {
    return rival == "random"     ? "drawing any label"
           : rival == "majority" ? "always playing the most frequent label"
                                 : "repeating one label";
}

} // namespace

Verdict verdictOf(const Json& figures) {
    Verdict verdict;
    const Json baselines = figures.value("baselines", Json::object()),
               advantage = figures.value("advantage", Json::object());
    verdict.completion = figures.value("task", "") == "completion";
    verdict.share = figures.value("free_running_accuracy", 0.0);
    verdict.shuffled = baselines.value("shuffled", 0.0);
    verdict.rivalShare = -1;
    for (const char* key : {"random", "majority", "repeat"})
        if (const double share = baselines.value(key, 0.0); share > verdict.rivalShare) {
            verdict.rival = key;
            verdict.rivalShare = share;
        }
    verdict.low = advantage.value("low", 0.0);
    verdict.high = advantage.value("high", 0.0);
    verdict.segments = figures.value("segments", std::int64_t(0));
    using Finding = Verdict::Finding;
    verdict.finding = verdict.share < verdict.shuffled      ? Finding::Worse
                      : verdict.share == verdict.shuffled   ? Finding::NoBetter
                      : verdict.low <= 0                    ? Finding::Chance
                      : verdict.rivalShare >= verdict.share ? Finding::Beaten
                                                            : Finding::Sure;
    return verdict;
}

std::string sentenceOf(const Verdict& v) {
    const std::string foreign =
        v.completion ? "beginnings of other places" : "guides that do not belong";
    const std::string more = " More recordings of the same kind, fewer labels or longer segments "
                             "may.";
    switch (v.finding) {
    case Verdict::Finding::Worse:
        return "What it learned here does not help: it is right more often with " + foreign + " (" +
               percent(v.shuffled) + ") than with its own (" + percent(v.share) + ")." + more;
    case Verdict::Finding::NoBetter:
        return "What it learned here does not help: it is right as often with " + foreign +
               " as with its own (" + percent(v.share) + ")." + more;
    default:
        break;
    }
    const std::string heard = "It listens: by itself " + percent(v.share) +
                              " of the labels are right, with " + foreign + " " +
                              percent(v.shuffled) + ". ";
    if (v.finding == Verdict::Finding::Chance)
        return heard + "On so little that was held back (" +
               counted(std::size_t(v.segments), "segment") + ") this may be chance.";
    if (v.finding == Verdict::Finding::Beaten)
        return heard + "But " + nameOf(v.rival) + " is right no less often (" +
               percent(v.rivalShare) + "), so its answers are no likely ones.";
    return heard + "The difference is no chance (95 % interval " + percent(v.low) + " to " +
           percent(v.high) + ").";
}

} // namespace antiphon::guide
