#pragma once

#include "models/impro/livecast.h"

#include <utility>
#include <vector>

namespace antiphon::impro {

/// 5 and 95 % of a distribution.
using LiveRange = std::pair<double, double>;

/// What the table of the first member holds: a range for each of its columns, in deviations of the
/// table.
std::vector<LiveRange> tableReach(const LiveCast& cast);

/// The same of the songs that the first member was trained on, brought to the table as it hears
/// them. Empty where it is no agent that was trained on songs. Reads those: for background threads.
/// Throws UserError when they are not there any more.
std::vector<LiveRange> corpusReach(const LiveCast& cast, const fs::path& tables,
                                   const SceneTold& told = {});

} // namespace antiphon::impro
