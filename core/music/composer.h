#pragma once

#include "core/music/harmony.h"
#include "core/music/midifile.h"
#include "core/music/notes.h"

#include <cstdint>
#include <string>
#include <vector>

namespace antiphon {

/// What plays a part where no SoundFont does, or where the piece asks for a synthetic sound.
enum class Voice { Drums, Bass, Lead, SquareLead, Keys, Pad, Pluck, Reed };

struct ComposedPart {
    std::string stem;       ///< folder and file name: the instrument classes of the stems layout
    std::string title;      ///< name of the MIDI track
    Voice voice = Voice::Keys;
    bool synthetic = false; ///< always the built-in synthesiser, SoundFont or not
    int channel = 0;
    int program = 0;        ///< General MIDI
    int pan = 64;
    double loudness = -22;  ///< LUFS of the stem in the mix
};

/// A finished piece. Track 0 of `midi` conducts, track p + 1 plays part p.
struct Composition {
    std::string id;     ///< file name: lower case with dashes
    std::string title;
    Key key;
    double bpm = 120;
    int beatsPerBar = 4;
    int bars = 0;
    double seconds = 0; ///< with the time to ring out
    std::vector<ComposedPart> parts;
    std::string guide;  ///< stems of the guide/memory set
    std::string memory;
    MidiFile midi;
};

/// Composes four short pieces (20 to 30 s each): a pop song, a swing tune, a waltz and an electronic
/// piece. Each has sections that return, a motif that is developed, chords led voice by voice, a
/// bass that walks towards the next chord, drums with fills, parts that answer each other, and
/// dynamics that follow the form. Key, tempo, chords, motifs and patterns are drawn from `seed`;
/// the same seed gives the same pieces.
std::vector<Composition> compose(std::uint64_t seed);

/// The part's track with the conducting track: a file of its own.
MidiFile stemOf(const Composition& piece, std::size_t part);

} // namespace antiphon
