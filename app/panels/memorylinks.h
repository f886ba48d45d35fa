#pragma once

#include "widgets/linkarcs.h"

#include <cstdint>

namespace antiphon {

/// The suffix links of the factor oracle of a memory's labels, from the middle of each segment to
/// that of the earlier one that it resembles. Silent segments have none.
std::vector<TimeLink> memoryLinks(const std::vector<std::int32_t>& labels, double segment);

} // namespace antiphon
