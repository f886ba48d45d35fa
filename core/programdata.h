#pragma once

#include "core/files.h"

namespace antiphon {

/// A file or folder that comes with the program: as installed beside it (share/antiphon), else in
/// the source tree.
fs::path programData(const fs::path& name);

} // namespace antiphon
