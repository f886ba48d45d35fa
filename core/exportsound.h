#pragma once

#include "core/frames.h"

#include <functional>
#include <optional>
#include <string>

namespace antiphon {

/// How a sound leaves the program.
struct ExportSettings {
    int bits = 24;              ///< 16, 24 or 32 (float); Ogg and Opus take no notice
    int rate = 0;               ///< Hz; 0: as it is
    std::optional<double> lufs; ///< target loudness; none: the level stays
    bool provenance = true;     ///< whether the file says what made it
    bool replace = false;       ///< whether a file of that name may be replaced
};

/// What became of it.
struct ExportReport {
    int rate = 0;
    int channels = 0;
    std::int64_t frames = 0;
    double gainDb = 0;
    std::optional<double> lufs;     ///< as written; none for what is silent or under 0.4 s
    std::optional<double> truePeak; ///< dBTP, as written
    bool limited = false; ///< the gain was held back: at the ceiling, or where it would clip
};

/// True peak that a target loudness never exceeds, dBTP.
inline constexpr double exportCeiling = -1;

/// The format for a file of this name at this depth. Throws UserError (Usage) naming the mend.
SampleFormat exportFormat(const fs::path& file, int bits);

/// The rate of the exported file: Opus has five only.
int exportRate(SampleFormat format, int rate, int soundRate);

/// Bytes of the exported file; exact for WAV but for the header, a guess for coded formats.
std::int64_t exportBytes(SampleFormat format, int rate, int channels, std::int64_t frames);

/// Resamples, brings to the target loudness with one gain (the true peak stays at or below
/// exportCeiling, so loudness may stay below the target: `limited`), and writes atomically. Without
/// a target the level stays, except that whole-number formats are scaled down where they would
/// clip. Goes through the sound twice, to measure and to write, so that hours of it take little
/// memory. `progress` is called often, with 0 ... 1, and may throw. Throws UserError: Usage for
/// settings that no such file can have and for a file that exists (unless `replace`), System as
/// SoundWriter does.
ExportReport exportSound(const fs::path& file, Frames sound, const ExportSettings& settings,
                         const Provenance& provenance = {},
                         const std::function<void(double)>& progress = {});

/// One of the sounds that are exported together.
struct ExportTrack {
    std::string role; ///< "response", "guide", ...
    fs::path file;
    Frames sound;
};

/// Where the stem `role` goes that is exported beside others as `file`: "<name>-<role>.wav".
fs::path stemFile(const fs::path& file, const std::string& role);

} // namespace antiphon
