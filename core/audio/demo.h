#pragma once

#include "core/job.h"
#include "core/music/composer.h"
#include "core/sound.h"

#include <functional>
#include <optional>
#include <vector>

// Music that the program makes itself, to try everything with: no foreign recording is involved.
namespace antiphon {

/// A composed piece made audible. All sounds are stereo at one rate and of one length, and start
/// together; the mix is exactly the sum of the stems and peaks at -1 dB re full scale or below.
struct DemoPiece {
    Composition piece;
    std::vector<Sound> stems; ///< one a part
    Sound mix;
    bool synthesiserOnly = false; ///< no SoundFont took part
};

/// Renders the stems: synthetic parts by the built-in synthesiser, the others through the
/// SoundFont, or, without one, by the built-in synthesiser too. Each stem is brought to the loudness
/// that its part asks for, then all by one gain to about -17 LUFS in the mix. Any thread. Throws
/// UserError for a SoundFont that cannot be used. `checkpoint` may throw to stop.
DemoPiece renderDemoPiece(Composition piece, const std::optional<fs::path>& soundFont,
                          int rate = 44100, const std::function<void()>& checkpoint = {});

/// Makes the demo in `folder`:
///   stems/<song>/<stem>/<stem>.wav, stems/<song>/<song>.mid, stems/<song>/<song>_mix.wav
///   guide-memory/<song>/Guide_<stem>.wav, guide-memory/<song>/Mem_<stem>.wav
/// as 44.1 kHz 16-bit WAV. The same seed gives the same files as long as the SoundFont is the same.
/// Returns the files; roles: "mix", "stem", "notes", "guide", "memory". Where there is no FluidSynth or no
/// SoundFont the built-in synthesiser plays everything; the log and every file's provenance say so.
/// Throws UserError where `folder` holds a demo already and `replace` is false, where a file cannot
/// be written, and for a SoundFont that was named but cannot be used.
std::vector<Item> makeDemo(const fs::path& folder, std::uint64_t seed, JobContext& context,
                           bool replace = false);

} // namespace antiphon
