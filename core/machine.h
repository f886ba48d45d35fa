#pragma once

#include <cstdint>
#include <string>

namespace antiphon {

// What the system says of this machine and of this process; 0 or "" where it does not. Of Linux:
// reads /proc, which is no disk, in microseconds. Any thread.

std::string processorName();

struct MachineMemory {
    std::int64_t all = 0;       ///< bytes
    std::int64_t available = 0; ///< to programs, caches that would make room included
};
MachineMemory machineMemory();

/// Bytes of this process that are in memory now.
std::int64_t processMemory();

/// Bytes that this process may still take: what is available, within its limit of addresses
/// (RLIMIT_AS) and that of its container (cgroup 2).
std::int64_t processRoom();

/// Time of all cores since the start of the machine, in its ticks. The part that was busy is that
/// of the differences between two moments.
struct ProcessorTime {
    std::uint64_t busy = 0, all = 0;
};
ProcessorTime processorTime();

} // namespace antiphon
