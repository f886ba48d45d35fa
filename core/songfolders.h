#pragma once

#include "core/layout.h"
#include "core/scan.h"

#include <string>
#include <utility>
#include <vector>

namespace antiphon {

/// The recordings of one song of a data set, in the order of their names.
struct SongFolder {
    std::string name; ///< unique: with the folders above it where another song is called the same
    std::string folder;
    Placement::Layout layout = Placement::Layout::Plain;
    Split split = Split::None;
    std::vector<std::pair<fs::path, std::string>> files; ///< with their roles
};

/// The songs that a finished scan of one folder found, by their places (core/layout.h): stems,
/// paired folders and guide/memory sets, without mixes and originals. Where there is none, two
/// recordings alone in the folder are one, of Layout::Plain, whose roles are their names.
std::vector<SongFolder> songFolders(const FolderScan& scan);

} // namespace antiphon
