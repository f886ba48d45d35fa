#pragma once

#include "core/files.h"

namespace antiphon {

/// A file or folder that comes with the program: as installed beside it (share/antiphon), else in
/// the source tree.
fs::path programData(const fs::path& name);

/// Where what can be made again is kept from one run to the next: $XDG_CACHE_HOME/antiphon/<name>,
/// or below ~/.cache; empty where there is no home. Nothing is made.
fs::path cacheFolder(const char* name);

} // namespace antiphon
