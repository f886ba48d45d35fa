#pragma once

#include <cstddef>
#include <optional>
#include <string>

// How a built-in synthesizer is played by notes: which of its parameters is the pitch, and where it
// stands for a key. Pure functions.
namespace antiphon {

/// The parameter that a note moves; nothing for a synthesizer without pitch and for patches, of
/// which nobody knows.
std::optional<std::size_t> pitchParameter(const std::string& synth);

/// That parameter's value for a MIDI key (60: middle C; 69: 440 Hz), equal temperament. "sin"
/// sounds the key's frequency, 20 + 2500 p Hz; the FM family's carrier does, 400 (1 + p) Hz or, as
/// published, 400 (1.4 + p) Hz; the granular family plays its sound at its own speed at key 60,
/// (0.1 + 1.9 p)^3 times as fast. A key outside a synthesizer's range sounds in the nearest octave
/// that is inside; nothing where there is none.
std::optional<float> pitchValue(const std::string& synth, int key);

} // namespace antiphon
