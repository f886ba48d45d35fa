#pragma once

#include "app/panels/rowsound.h"
#include "core/job.h"
#include "core/soundfile.h"

#include <vector>

namespace antiphon {

/// Sounds of rows as files.
struct RowExport {
    std::shared_ptr<const MapRows> rows;
    std::vector<int> list;
    std::vector<TableSound> sounds; ///< how each table is heard
    fs::path folder;
    std::string name = "sounds"; ///< of the joined file
    bool joined = false;         ///< one file instead of one a row
    double gap = 0.25;           ///< seconds between joined sounds
    bool matched = false;        ///< each at -23 LUFS
    int rate = 44100;
    SampleFormat format = SampleFormat::Int24;
};

/// Renders and writes in the calling thread, one sound at a time, never over what is there: a
/// number is added to names that are taken. Returns the files in order. Progress and cancelling
/// through `control`; files that are written stay. Throws UserError.
std::vector<fs::path> exportRows(const RowExport& what, JobControl& control);

/// "fm3-0.25-0.5-1": the synthesizer, else the table, and the parameters.
std::string rowFileName(const MapRows& rows, std::size_t row);

} // namespace antiphon
