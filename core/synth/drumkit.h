#pragma once

#include "core/music/notes.h"
#include "core/rng.h"
#include "core/sound.h"

namespace antiphon {

/// Adds one stroke of the built-in drum kit to a stereo sound. Keys as in General MIDI: bass drums,
/// snares, side stick, hats (a closed hat is short, an open one long), toms, cymbals, shaker; other
/// keys sound as a short tick. Strokes ring out by themselves; where a note ends does not matter.
void addDrum(Sound& sound, const Note& note, Rng rng);

} // namespace antiphon
