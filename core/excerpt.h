#pragma once

#include "core/files.h"

#include <functional>

namespace antiphon {

/// Writes the seconds `start` to `end` of a sound file as a file of its own, sample for sample (WAV
/// as 32-bit float, so that nothing is rounded), with a note of where it comes from.
/// `report(fraction)` may throw to stop; then nothing remains. Worker threads. Throws UserError:
/// Usage for a name that is no sound file's, for the source itself and for an empty stretch, else
/// as SoundReader and SoundWriter do.
void writeExcerpt(const fs::path& source, double start, double end, const fs::path& target,
                  const std::function<void(double)>& report = {});

} // namespace antiphon
