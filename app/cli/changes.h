#pragma once

#include "core/json.h"

#include <string>

namespace antiphon::cli {

/// What became of pieces that were moved or edited, figure by figure, as a table of words for each
/// of `figures`' "pieces" with "before" and "after" (emotion.transfer, emotion.edit); empty where
/// there are none. Figures that are as they were to the digits shown have "=" for a change.
std::string changesText(const Json& figures);

} // namespace antiphon::cli
