#pragma once

#include "core/json.h"

#include <cstdint>
#include <string>

namespace antiphon::guide {

/// What the figures of an evaluation say.
struct Verdict {
    enum class Finding {
        Worse,    ///< right more often with guides that do not belong
        NoBetter, ///< as often
        Chance,   ///< more often with its own, but the interval of the difference has zero in it
        Beaten,   ///< what needs no model is right as often or more often
        Sure      ///< better than all of them
    } finding = Finding::NoBetter;
    bool completion = false;        ///< it goes on from a beginning instead of answering a guide
    double share = 0, shuffled = 0; ///< of labels that are right, free-running
    std::string rival;              ///< the best that needs no model: random, majority or repeat
    double rivalShare = 0;          ///< how often that is right
    double low = 0, high = 0;       ///< 95 % interval of share - shuffled
    std::int64_t segments = 0;      ///< that were judged by
};

/// Of the figures of guide.train, guide.finetune and guide.evaluate.
Verdict verdictOf(const Json& figures);
/// In English, for logs and the command line.
std::string sentenceOf(const Verdict& verdict);

} // namespace antiphon::guide
