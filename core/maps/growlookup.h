#pragma once

#include "core/maps/lookup.h"
#include "core/maps/pointwork.h"

namespace antiphon {

/// What buildLookup() and refineLookup() share: which rows a file is to have, and who makes them.
/// Tests put workers of their own in.
struct LookupGrowth {
    std::size_t parameters = 0;
    std::vector<std::string> descriptors; ///< what the workers' summaries hold
    bool statistics = true;
    std::vector<PlanSettings> plans; ///< all that the finished table consists of
    int threads = 0;                 ///< 0: all
    Json side;                       ///< as it is to stand beside the growing table
    MakePointWorker worker;
};

/// Grows `file` to the rows of all plans. `keep`: the rows that are there stay.
LookupTable growLookup(const fs::path& file, const LookupGrowth& growth, bool keep,
                       const std::function<void()>& checkpoint,
                       const std::function<void(const LookupProgress&)>& progress);

/// Of `points`, the rows that are neither in `known` nor came before, in an order that covers the
/// whole cube early, so that a table looks like itself from the start.
std::vector<std::size_t> rowsToMake(std::span<const double> known, std::span<const double> points,
                                    std::size_t width);

} // namespace antiphon
