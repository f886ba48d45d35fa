#pragma once

#include "core/oracle/factororacle.h"

namespace antiphon {

/// For every prefix 0 ... N of the sequence, the length of its longest suffix that also ends at an
/// earlier place: exact, by the suffix automaton (Blumer et al. 1985), in time proportional to N.
/// The wildcard counts as a label of its own.
std::vector<std::int32_t> longestRepeatedSuffixes(std::span<const Label> labels);

/// For every state 0 ... N of the oracle, the length of the common past of the state and its suffix
/// link (0 where the link is 0). Smaller than the above at a few states.
std::vector<std::int32_t> suffixLinkLengths(const FactorOracle& oracle);

} // namespace antiphon
