#include "app/panels/processmemory.h"

#include <fstream>
#include <unistd.h>

namespace antiphon {

std::int64_t processMemory() {
    std::ifstream file("/proc/self/statm");
    std::int64_t all = 0, resident = 0;
    return file >> all >> resident ? resident * ::sysconf(_SC_PAGESIZE) : 0;
}

} // namespace antiphon
