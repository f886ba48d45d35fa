#pragma once

#include "core/maps/reach.h"
#include "core/maps/tablemarks.h"
#include "core/task.h"
#include "models/impro/environment.h"

#include <functional>

namespace antiphon {

/// What is known of the table and corpus that an agent is to be trained with. A value.
struct AgentFacts {
    fs::path table;
    std::size_t parameters = 0, rows = 0;
    std::vector<std::string> columns; ///< descriptors of the table
    std::vector<ColumnReach> reach;   ///< of the corpus; empty: there is none

    struct Region {
        std::string label;
        std::size_t sounds = 0;
        std::vector<impro::Box> boxes;
    };
    std::vector<Region> forbidden;           ///< as marked on the map
    std::vector<std::vector<double>> starts; ///< the same: sounds to begin with
    std::string trouble;                     ///< why the reach is not known
};

/// Reads a table, its marks and a corpus. For a background thread. Throws UserError for the table;
/// `stop` is called now and then and may throw.
AgentFacts readAgentFacts(const fs::path& table, const std::vector<fs::path>& corpus,
                          const std::function<void()>& stop);

/// Settings of an agent with what is marked on the table's map, beside what `settings` (a settings
/// file, or empty) holds; the file is named after its content, in `folder`. Empty: nothing is
/// marked, so `settings` serves. Throws UserError.
fs::path writeMarkedSettings(const AgentFacts& facts, const fs::path& settings,
                             const fs::path& folder);

/// Asks a run for the regions that are marked now and takes back those that are not any more; how
/// many regions were asked for and taken back. Throws UserError.
struct RegionsSent {
    int forbidden = 0, allowed = 0;
};
RegionsSent sendRegions(const fs::path& run);

} // namespace antiphon
