#pragma once

#include "core/run.h"

namespace antiphon {

// What a run writes into its folder, as JSON; see parseRun() for the way back.

/// Paths below the folder that contains the run's project are relative to `folder`, the run's.
Json itemToJson(const Item& item, const fs::path& folder);
/// Throws UserError naming `origin` and the mend.
Item itemFromJson(const Json& json, const std::string& origin, const fs::path& folder);
/// The content of run.json.
Json toJson(const RunRecord& record, const fs::path& folder);

} // namespace antiphon
