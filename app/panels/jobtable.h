#pragma once

#include "app/panels/jobrows.h"
#include "widgets/rowtable.h"

namespace antiphon {

// The jobs as rows of a table.

constexpr int stateColumn = 1;
std::vector<RowColumn> jobColumns();
TableRow tableRow(const JobRow& row);
/// Columns as wide as what they usually hold, the words of the state as wide as there is room.
void setColumnWidths(RowTableView& view);

} // namespace antiphon
