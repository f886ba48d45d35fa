#pragma once

#include "core/files.h"

#include <cstdint>

namespace antiphon {

/// Notes that a file of a cache was of use now: trimCache() takes it for new. A file that has gone
/// is no error.
void touchCached(const fs::path& file);

/// Removes files of a folder (not of folders in it), those that were of use the longest time ago
/// first, until the others hold at most `bytes`. Files that another process removes meanwhile, or
/// that cannot be removed, are passed over; no folder is an empty one. Returns how many have gone.
std::size_t trimCache(const fs::path& folder, std::uintmax_t bytes);

} // namespace antiphon
