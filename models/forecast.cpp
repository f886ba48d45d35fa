#include "models/forecast.h"

#include "models/outofmemory.h"

#include <algorithm>
#include <cstdio>

namespace antiphon {

namespace {

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

} // namespace antiphon
