#pragma once

#include "core/task.h"

#include <string>
#include <vector>

namespace antiphon::guide {

/// A sound to be measured: a file, or the folder of a take.
struct MeasureEntry {
    fs::path path;
    bool take = false;
    /// Its own first (its folder's, where others have the same), then those of the folders around.
    std::vector<std::string> names = {};
};

/// Of the items of a slot: files, takes (folders with info.json and response.wav), and folders of
/// either, sorted; where a folder holds takes, its other files are none. Throws UserError for a
/// folder without any.
std::vector<MeasureEntry> entriesOf(const Inputs& inputs, const char* slot, JobContext& context);

/// The one of the same name as the entry or a folder around it, else the one of the longest name
/// that its own begins with ("song" for "song-model-2"); null: none.
const MeasureEntry* truthOf(const MeasureEntry& entry, const std::vector<MeasureEntry>& truths);

} // namespace antiphon::guide
