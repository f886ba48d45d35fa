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
    std::vector<double> values; ///< rows x descriptors.size(), means over frames
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
};

/// Reads a table of the original (param-0 ..., 55 columns) or of ours, gzip or not, and its side
/// file "<name>.json" where there is one. A torn last line, as a crash leaves it, is ignored. Throws
/// UserError naming file, line and column.
LookupTable readLookup(const fs::path& file);
/// Rows sorted by parameters. Writes atomically.
void writeLookup(const fs::path& file, const LookupTable& table);

/// How a table is built.
struct LookupSettings {
    std::string synth = "sin"; ///< a name or the folder of a patch
    int parameters = 0;        ///< of a patch that does not declare them
    SynthSettings sound;
    PlanSettings plan;
    double seconds = 2;
    double preRoll = -1; ///< seconds; below 0: as the synthesizer says
    DescriptorSettings analysis;
    bool statistics = true; ///< write the extra columns
    int threads = 0;        ///< 0: all
};

/// What is told while a table grows, on the calling thread, in order of completion.
struct LookupProgress {
    std::size_t done = 0, total = 0;
    std::span<const double> point;  ///< of the row just finished
    std::span<const double> values; ///< its descriptors
};

/// Renders and analyses every point and appends each finished row to `file` at once, so that a kill
/// at any moment loses at most the rows under way; sorted by parameters when all are there. With
/// `resume` the rows that are there already are kept, if the side file says that they were made with
/// the same settings (UserError otherwise). `checkpoint` may throw to cancel; what is written stays.
LookupTable buildLookup(const fs::path& file, const LookupSettings& settings, bool resume,
                        const std::function<void()>& checkpoint,
                        const std::function<void(const LookupProgress&)>& progress);

} // namespace antiphon
