#pragma once

#include "core/maps/lookup.h"

namespace antiphon {

/// One column over all rows, those that are NaN left out.
struct ColumnFacts {
    std::string name;
    double min = 0, max = 0, mean = 0, deviation = 0; ///< population; NaN where no row has a value
};

/// What is worth knowing of a table before it is used.
struct LookupFacts {
    std::vector<ColumnFacts> columns;  ///< param-0 ..., then the descriptors
    std::vector<std::string> constant; ///< columns with one value in all rows; none of one row
    std::size_t silentRows = 0;        ///< loudness-dBFS at or below -100
    std::size_t unknownValues = 0;     ///< NaN or infinite among the descriptors
    std::size_t doubleRows = 0;        ///< rows whose parameters another row has, too
    bool complete = true;              ///< false: its side file says that rows are missing
};
LookupFacts lookupFacts(const LookupTable& table);

} // namespace antiphon
