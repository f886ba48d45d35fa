#include "models/forecast.h"

#include "models/device.h"
#include "models/outofmemory.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <sys/resource.h>
#include <unistd.h>

namespace antiphon {

namespace {

/// The only number in a file of the system; negative: none, or "max".
double numberIn(const char* file) {
    double number = -1;
    std::ifstream(file) >> number;
    return number > 0 ? number : -1;
}

std::string duration(double seconds) {
    char text[48];
    if (seconds < 90)
        std::snprintf(text, sizeof text, "%.0f s", std::max(1.0, seconds));
    else if (seconds < 5400)
        std::snprintf(text, sizeof text, "%.0f min", seconds / 60);
    else
        std::snprintf(text, sizeof text, "%.1f h", seconds / 3600);
    return text;
}

} // namespace

std::string Forecast::sentence() const {
    char count[48];
    if (parameters >= 1'000'000)
        std::snprintf(count, sizeof count, "%.1f million", double(parameters) * 1e-6);
    else
        std::snprintf(count, sizeof count, "%lld", static_cast<long long>(parameters));
    return memoryText(bytes()) + " of memory (" + count + " parameters)" +
           (std::isnan(seconds) ? "." : ", about " + duration(seconds) + ".") +
           (fits() ? "" : " " + mend());
}

std::string Forecast::mend() const {
    if (batchBytes == 0)
        return "Not even a few items at once fit into the " + memoryText(freeBytes) +
               " that are free: make the network or its input smaller.";
    std::string text = "A batch of " + std::to_string(piece) + " needs about " +
                       memoryText(batchBytes) + " and " + memoryText(freeBytes) + " are free: ";
    if (fittingPiece == 0)
        return text + "make the network or its input smaller.";
    if (fits())
        return text + "close other programs, or take a smaller batch.";
    const std::int64_t pieces = (piece + fittingPiece - 1) / fittingPiece;
    return text + "take at most " + std::to_string(fittingPiece) + " at once (batch " +
           std::to_string(fittingPiece) + ", or accumulate " + std::to_string(pieces) +
           " times as often).";
}

double freeMemory(const std::string& device) {
    double free = 0;
    for (const ComputeDevice& known : computeDevices())
        if (known.id == device)
            free = double(known.free);
    if (device != "cpu")
        return free;
    const auto limit = [&free](double bytes) {
        free = free > 0 ? std::min(free, std::max(0.0, bytes)) : std::max(0.0, bytes);
    };
    rlimit space{};
    if (::getrlimit(RLIMIT_AS, &space) == 0 && space.rlim_cur != RLIM_INFINITY)
        limit(double(space.rlim_cur) - numberIn("/proc/self/statm") * double(::getpagesize()));
    const double most = numberIn("/sys/fs/cgroup/memory.max");
    const double used = numberIn("/sys/fs/cgroup/memory.current");
    if (most > 0 && used > 0)
        limit(most - used);
    return free;
}

} // namespace antiphon
