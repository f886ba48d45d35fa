#pragma once

#include "app/window/midi.h"

namespace antiphon {

class Slider;

/// Lets a slider be moved by a MIDI controller that the user teaches it: "MIDI learn" and "Forget"
/// in its context menu. `target` names it in the settings, the same for ever. Moves are shown by
/// the slider as if the hand had moved it.
void offerMidi(Slider* slider, Midi& midi, const QString& target);

} // namespace antiphon
