#pragma once

#include "core/table.h"

#include <span>
#include <string>
#include <vector>

namespace antiphon {

/// The columns of a table that an embedding compares rows by, in the table's order. `wanted` names
/// "all", categories of descriptors or columns; empty is "all".
///
/// "all" of a table with descriptors are the 55 descriptors that it has; of any other table all
/// columns of numbers but parameters ("param-...", which say how a sound was made and not what it
/// is) and those without a name (running indices). A column may be asked for by its name whatever
/// it is. Throws UserError naming what there is not.
std::vector<std::size_t> embeddedColumns(const Table& table, std::span<const std::string> wanted);

/// Rows and columns of a table that are numbers throughout.
struct FiniteParts {
    std::vector<std::size_t> columns, rows;
    std::vector<double> values;     ///< rows x columns
    std::vector<std::string> notes; ///< sentences on what was left out, and why
};

/// Leaves out the columns of which more than half is no finite number, then the rows that still
/// have one that is none. Throws UserError when a column is not of numbers, or nothing is left.
FiniteParts finiteParts(const Table& table, std::span<const std::size_t> columns);

/// The rows that are finite numbers in all of these columns, which are in the order of `names`.
/// Throws UserError naming the columns that there are not, one that is not of numbers, or when
/// nothing is left.
FiniteParts finiteRows(const Table& table, std::span<const std::string> names);

} // namespace antiphon
