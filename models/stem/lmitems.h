#pragma once

#include "core/rng.h"
#include "models/stem/codes.h"
#include "models/stem/conditiondata.h"

#include <string>
#include <vector>

namespace antiphon::stem {

/// A context and the stem that goes with it, both from the same instant on: what the language model
/// learns from. A value.
struct LmItem {
    Codes context, target;
    ConditionData conditions;
    std::string song = {}; ///< that it is of
};

/// A whole song as codes: context and target of equal length; beats are waves over all of it.
struct LmPiece {
    std::string name;
    LmItem whole;
};

/// Frames `first` ... of both, of the context only the first `context`. Throws
/// std::invalid_argument when there are not so many.
LmItem excerptOf(const LmItem& whole, std::int64_t first, std::int64_t frames,
                 std::int64_t context);

/// A random excerpt: with a probability of 0.05 the context is whole, else of a length from
/// `leastContext` on (spec section 3). Pieces that are shorter are taken whole.
LmItem randomExcerpt(const LmPiece& piece, std::int64_t frames, std::int64_t leastContext,
                     Rng& rng);

/// The pieces cut into excerpts of `frames`, one behind the other, with whole contexts; the rests
/// are left out, but no piece altogether. The same every time: what a validation is measured on.
std::vector<LmItem> fixedExcerpts(std::span<const LmPiece> pieces, std::int64_t frames);

/// Whose context each item is given for a control, by the songs that items are of: the place of one
/// of another song, or, where all are of one song, of one far away in the list.
std::vector<std::size_t> strangersOf(std::span<const std::string> songs);

} // namespace antiphon::stem
