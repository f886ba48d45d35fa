#pragma once

#include "core/files.h"

#include <string>
#include <vector>

namespace antiphon {

/// What a user noted about places of a lookup table: sounds that are not wanted, and sounds to
/// begin with. Places are points of the parameters' cube (values 0 ... 1), so they hold for
/// whatever map shows the table and stay valid when rows are added. A value.
struct TableMarks {
    struct Region {
        std::string label;
        std::vector<std::vector<double>> points; ///< of the rows that were enclosed
        std::string map;                         ///< names the map it was drawn on, or empty
        std::vector<double> outline;             ///< on that map: x and y a corner
        bool operator==(const Region&) const = default;
    };
    std::vector<Region> forbidden;
    std::vector<std::vector<double>> starts;

    bool empty() const { return forbidden.empty() && starts.empty(); }
    bool operator==(const TableMarks&) const = default;
};

/// Of "fm3.csv" and of "fm3.csv.gz": "fm3.marks.json" beside it.
fs::path tableMarksFile(const fs::path& table);
/// Nothing marked where there is no such file. Throws UserError naming the file and the place.
TableMarks readTableMarks(const fs::path& table);
/// Writes atomically; nothing marked removes the file. Throws UserError.
void writeTableMarks(const fs::path& table, const TableMarks& marks);

} // namespace antiphon
