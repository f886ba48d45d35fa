#pragma once

#include "core/files.h"

#include <functional>
#include <vector>

namespace antiphon {

/// The beats of a recording of any length in seconds; empty where none are found. Reads five
/// minutes at a time, so that hours do not fill the memory. `report(fraction)` may throw to stop.
/// Worker threads. Throws UserError as SoundReader does.
std::vector<double> beatsOf(const fs::path& file, const std::function<void(double)>& report);

/// The beat nearest to `seconds`; the beats are in order. `seconds` itself where there is none.
double nearestBeat(const std::vector<double>& beats, double seconds);

} // namespace antiphon
