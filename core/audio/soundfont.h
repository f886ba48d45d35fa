#pragma once

#include "core/files.h"

#include <vector>

namespace antiphon {

/// Where SoundFonts are looked for when nobody names one, in order: the Debian packages
/// timgm6mb-soundfont and fluid-soundfont-gm, the system's default, other distributions' places.
std::vector<fs::path> soundFontPlaces();

/// The SoundFont to play with: `wanted` if given, else the file that the environment's
/// ANTIPHON_SOUNDFONT names, else the first of `places` that exists. A file that was asked for is
/// never replaced by another one. Throws UserError when there is none (naming the package to
/// install), or when the file cannot be read or is no SoundFont 2.
fs::path findSoundFont(const fs::path& wanted = {},
                       const std::vector<fs::path>& places = soundFontPlaces());

} // namespace antiphon
