#pragma once

#include "core/oracle/factororacle.h"

namespace antiphon {

/// Where a pattern begins in the memory, and for how many labels it goes on there.
struct PrefixMatches {
    std::vector<std::int32_t>
        events; ///< positions 0 ... N-1 where at least one label agrees, ascending
    std::vector<std::int32_t> lengths; ///< agreeing labels from there, 1 ... pattern size
    std::int32_t longest = 0;          ///< 0: nothing agrees
};

/// Follows the pattern from every event that carries its first label; when much of the memory
/// agrees with it (long repetitions) changes to the Z algorithm, so that without wildcards the time
/// is at most proportional to memory plus pattern. With wildcards it is their product at worst.
PrefixMatches prefixMatches(const FactorOracle& memory, std::span<const Label> pattern,
                            const Poll& poll = {});

/// Which lengths of agreement the start of a phase may have: fractions of the longest, or labels.
struct FutureRange {
    double low = 0;
    double high = 1;
    bool absolute = false;
};

struct KeptLengths {
    std::int32_t low = 1;
    std::int32_t high = 0; ///< below `low`: nothing is kept
};

/// The range in labels, halves to even. `keepOne` keeps one label when the fraction rounds to none.
KeptLengths keptLengths(const FutureRange& range, std::int32_t longest, bool keepOne);

} // namespace antiphon
