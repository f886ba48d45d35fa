#pragma once

#include "core/loudness.h"
#include "core/soundfile.h"

#include <optional>
#include <string>

namespace antiphon {

/// What one pass over a sound file tells.
struct SoundDescription {
    SoundInfo info; ///< with the number of frames that were really there
    Loudness loudness;
    std::optional<double> bpm;      ///< of the first describedMinutes
    std::optional<std::string> key; ///< of the first describedMinutes, such as "F# minor"
    std::size_t nonFinite = 0;      ///< samples that were not finite and counted as 0
};

/// Tempo and key come from the beginning of a file, at no more than 48 kHz, so that a file of any
/// length needs less than 200 MB.
inline constexpr int describedMinutes = 5;

/// `checkpoint` is called about four times for a second of computing and may throw to stop.
/// Throws UserError as SoundReader does.
SoundDescription describeSound(const fs::path& file, void (*checkpoint)(void*) = nullptr,
                               void* context = nullptr);

} // namespace antiphon
