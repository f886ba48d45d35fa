#pragma once

#include "core/dsp/descriptors.h"
#include "core/json.h"
#include "core/maps/plan.h"
#include "core/synth/synth.h"

#include <functional>
#include <string>
#include <vector>

namespace antiphon {

/// A lookup table: what a synthesizer sounds like at many points of its parameters. Plain columns,
/// row by row. A value.
struct LookupTable {
    std::size_t parameters = 0;
    std::vector<std::string> descriptors; ///< names of the descriptor columns, canonical order
    std::size_t rows = 0;
    std::vector<double> points; ///< rows x parameters, 0 ... 1
    std::vector<double> values; ///< rows x descriptors.size(), means over frames; NaN: not known
    /// Further columns, named "<descriptor>@std", "@q10", "@q50", "@q90"; rows x extra.size().
    std::vector<std::string> extra;
    std::vector<double> extras;
    Json side; ///< of the side file; null where there is none

    std::span<const double> point(std::size_t row) const {
        return {points.data() + row * parameters, parameters};
    }
    std::span<const double> value(std::size_t row) const {
        return {values.data() + row * descriptors.size(), descriptors.size()};
    }
    std::span<const double> statistics(std::size_t row) const {
        return {extras.data() + row * extra.size(), extra.size()};
    }
};

/// Of "sine.csv" and of "sine.csv.gz": "sine.json" beside it.
fs::path lookupSideFile(const fs::path& file);

/// Reads a table of the original (param-0 ..., 55 columns) or of ours, gzip or not, and its side
/// file where there is one. Columns may stand in any order. A last line without an end, as a crash
/// leaves it, is ignored where the side file says that the table is ours. Throws UserError naming
/// file, line and column.
LookupTable readLookup(const fs::path& file);
/// Rows sorted by parameters; the side file too unless `side` is null. Writes atomically. Throws
/// UserError.
void writeLookup(const fs::path& file, const LookupTable& table);

/// The row of `width` numbers that is nearest to `wanted` by the sum of differences (L1), computed
/// in double; the first of ties, and of no rows 0. Differences that are NaN count as 0.
std::size_t nearestRow(std::span<const double> rows, std::size_t width,
                       std::span<const double> wanted);
/// The row whose parameters are nearest.
inline std::size_t nearestRow(const LookupTable& table, std::span<const double> parameters) {
    return nearestRow(table.points, table.parameters, parameters);
}

/// How a table is built.
struct LookupSettings {
    std::string synth = "sin"; ///< a name or the folder of a patch
    int parameters = 0;        ///< of a patch that does not declare them
    SynthSettings sound = {};
    PlanSettings plan = {};
    double seconds = 2;
    double preRoll = -1; ///< seconds; below 0: as the synthesizer says
    DescriptorSettings analysis = {};
    bool statistics = true; ///< write the extra columns
    int threads = 0;        ///< 0: all
    /// A line of Pure Data's own messages, each only once; comes from worker threads, one at a
    /// time.
    std::function<void(const std::string&)> said = {};
};

/// What is told while a table grows, on the calling thread, in order of completion.
struct LookupProgress {
    std::size_t done = 0, total = 0; ///< rows of this plan; with `resume` some are there at once
    std::span<const double> point;   ///< of the row just finished; empty: of those kept
    std::span<const double> values;  ///< its descriptors
};

/// Renders and analyses every point and appends each finished row to `file` at once, so that a kill
/// at any moment loses at most the rows under way; sorted by parameters when all are there. Rows do
/// not depend on the number of threads. An existing file is replaced, or with `resume` the rows
/// that are there already are kept, if the side file says that they were made with the same
/// settings (UserError otherwise). `checkpoint` may throw to cancel and may sleep to pause; what is
/// written stays. Throws UserError: settings that make no sense, a file that cannot be written or
/// that another program is building, a synthesizer that cannot be played.
/// Without `resume`, a table that is there waits beside it as "<name>.replaced.csv" until this one is
/// complete.
LookupTable buildLookup(const fs::path& file, const LookupSettings& settings, bool resume,
                        const std::function<void()>& checkpoint,
                        const std::function<void(const LookupProgress&)>& progress);

/// Whether buildLookup() with `resume` would go on with the rows of this file, or find none. Throws
/// UserError as it does for settings that make no sense.
bool lookupResumes(const fs::path& file, const LookupSettings& settings);

/// Adds the points of `plan`, a region for the most part, to a table of ours, in the same way;
/// points that it has already are left out. Done again after a kill it goes on. Throws UserError
/// also when the table has no side file, or the synthesizer has changed since.
LookupTable refineLookup(const fs::path& file, const PlanSettings& plan, int threads,
                         const std::function<void()>& checkpoint,
                         const std::function<void(const LookupProgress&)>& progress);

} // namespace antiphon
