#pragma once

#include <cstdint>

namespace antiphon {

/// Bytes of this process that are in memory now; 0 where the system does not tell. Reads /proc,
/// which is no disk: microseconds. Any thread.
std::int64_t processMemory();

} // namespace antiphon
