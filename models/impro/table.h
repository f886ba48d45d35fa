#pragma once

#include "core/maps/lookup.h"
#include "core/task.h"
#include "models/impro/tableoptions.h"

namespace antiphon::impro {

/// What the options mean to the table's builder; `seed` is for scattered points and onset jitter.
LookupSettings settingsOf(const TableOptions& options, std::uint64_t seed);

/// The task impro.table: "table.csv" and its side file. The table grows in the run's folder for
/// work, where an interrupted run goes on with it.
Outcome runTable(const Inputs& inputs, const Options& options, JobContext& context);

} // namespace antiphon::impro
