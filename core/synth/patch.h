#pragma once

#include "core/music/notes.h"
#include "core/sound.h"
#include "core/synth/envelope.h"

#include <functional>
#include <span>

namespace antiphon {

/// How a note of the built-in synthesiser sounds.
struct Patch {
    enum class Wave { Saw, Pulse, Fm } wave = Wave::Saw;
    double level = 0.2;      ///< of a note at full velocity, linear
    double detune = 0;       ///< cents between the two oscillators, which stand left and right
    double width = 0.5;      ///< of a pulse
    double ratio = 1;        ///< FM: modulator over carrier
    double index = 1;        ///< FM: depth at the top of the filter envelope
    double cutoff = 2000;    ///< Hz, of the low-pass at rest; follows the key by half
    double sweep = 2;        ///< octaves that the filter envelope opens it at full velocity
    double damping = 1.2;    ///< 1/Q of the low-pass
    double vibrato = 0;      ///< cents, fading in after 0.25 s
    double attackNoise = 0;  ///< level of a breath at the start, 0 ... 1
    EnvelopeShape amplitude;
    EnvelopeShape timbre;    ///< moves the filter and the FM depth
};

namespace patches {
extern const Patch bass;     ///< round sawtooth with a filter that closes
extern const Patch lead;     ///< singing FM with vibrato
extern const Patch squareLead;
extern const Patch keys;     ///< electric piano (FM)
extern const Patch pad;      ///< soft, wide sawtooths
extern const Patch pluck;
extern const Patch reed;
}

/// Plays notes with a patch (or, with null, the built-in drum kit by General MIDI keys) into a stereo sound of
/// round(seconds * rate) frames. What still rings there fades out within its last 30 ms. The same
/// arguments give the same samples. Notes start at the nearest frame. `checkpoint` is called for
/// every note and may throw.
Sound playNotes(std::span<const Note> notes, const Patch* patch, int rate, double seconds,
                const std::function<void()>& checkpoint = {});

} // namespace antiphon
