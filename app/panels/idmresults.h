#pragma once

#include "app/window/jobs.h"
#include "core/table.h"
#include "models/idm/scorescale.h"

#include <optional>
#include <string>
#include <vector>

namespace antiphon {

/// What a run of idm.vary or idm.generate has drawn, so far or in the end: a table of scores, and
/// where each sound stands in a grid. A value.
struct IdmResults {
    fs::path run;
    bool varied = false;
    bool sameNoise = false;           ///< in each column of the grid
    std::vector<double> levels;       ///< strengths, or decibels, one a row of the grid
    std::vector<std::int64_t> shares; ///< sounds in each row of the grid
    Table table;                      ///< as models/idm/soundtable.h has it

    struct Sound {
        std::string label; ///< "Seed", "Var1", "1"
        fs::path file;
        idm::Scores scores{};
        std::optional<idm::Scores> delta; ///< to the seed
        int row = -1, column = -1;        ///< in the grid; the seed has none
    };
    /// Those that are there, in the order of the table.
    std::vector<Sound> sounds() const;
    int columns() const;
};

/// Of a job that is under way or done.
IdmResults resultsOf(const JobInfo& info);
/// Of a run that is done, from its folder. For a background thread. Throws UserError.
IdmResults resultsOf(const fs::path& run);

} // namespace antiphon
