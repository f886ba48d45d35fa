#include "core/machine.h"

#include <algorithm>
#include <fstream>
#include <sys/resource.h>
#include <unistd.h>

namespace antiphon {

namespace {

/// Pages of this process: those that it has addresses for, and those in memory.
struct Pages {
    std::int64_t addressed = 0, resident = 0;
};

Pages pagesOfProcess() {
    std::ifstream file("/proc/self/statm");
    Pages pages;
    return file >> pages.addressed >> pages.resident ? pages : Pages();
}

/// The only number in a file of the system; negative: none, or "max".
std::int64_t numberIn(const char* file) {
    std::int64_t number = -1;
    return std::ifstream(file) >> number ? number : -1;
}

} // namespace

std::string processorName() {
    std::ifstream info("/proc/cpuinfo");
    for (std::string line; std::getline(info, line);)
        if (line.starts_with("model name"))
            if (const auto colon = line.find(": "); colon != std::string::npos)
                return line.substr(colon + 2);
    return {};
}

MachineMemory machineMemory() {
    MachineMemory memory;
    std::ifstream file("/proc/meminfo");
    std::string key, rest;
    std::int64_t kibibytes = 0;
    while (file >> key >> kibibytes && std::getline(file, rest))
        if (key == "MemTotal:")
            memory.all = kibibytes * 1024;
        else if (key == "MemAvailable:")
            memory.available = kibibytes * 1024;
    return memory;
}

std::int64_t processMemory() {
    return pagesOfProcess().resident * ::sysconf(_SC_PAGESIZE);
}

std::int64_t processRoom() {
    std::int64_t room = machineMemory().available;
    const auto limit = [&room](std::int64_t bytes) {
        bytes = std::max<std::int64_t>(bytes, 0);
        room = room > 0 ? std::min(room, bytes) : bytes;
    };
    rlimit addresses{};
    if (::getrlimit(RLIMIT_AS, &addresses) == 0 && addresses.rlim_cur != RLIM_INFINITY)
        limit(std::int64_t(addresses.rlim_cur) -
              pagesOfProcess().addressed * ::sysconf(_SC_PAGESIZE));
    const std::int64_t most = numberIn("/sys/fs/cgroup/memory.max");
    const std::int64_t used = numberIn("/sys/fs/cgroup/memory.current");
    if (most > 0 && used > 0)
        limit(most - used);
    return room;
}

ProcessorTime processorTime() {
    std::ifstream stat("/proc/stat");
    std::string cpu;
    ProcessorTime time;
    std::uint64_t field = 0;
    stat >> cpu;
    for (int i = 0; i < 8 && stat >> field; ++i) { // user nice system idle iowait irq softirq steal
        time.all += field;
        time.busy += i == 3 || i == 4 ? 0 : field;
    }
    return time;
}

} // namespace antiphon
