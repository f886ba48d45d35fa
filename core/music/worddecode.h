#pragma once

#include "core/music/midifile.h"
#include "core/music/words.h"
#include "core/soundfile.h"

// From compound words to MIDI files.
namespace antiphon {

struct WordMidiOptions {
    /// Silences of a bar and more lose their whole bars.
    bool closeHoles = false;
    /// Where bars are removed, chords and tempi stay behind, as the published writer leaves them.
    bool referenceMarkers = false;
    std::string title = {};
    Provenance provenance = {};
};

/// A type 1 file of 480 ticks a beat with one track "piano" (program 0); chords are markers, the
/// first bar is empty. Rows that say nothing where they stand are passed over. encodeWords() with
/// WordSync::Aligned gives the same words again: a text event tells it that equal pitches which
/// overlap are told apart by their release velocities, and that notes stand in the words' order.
/// Throws std::invalid_argument for an index outside the dictionary
/// or more than 100 000 bars.
MidiFile midiOf(std::span<const Word> words, const WordDictionary& dictionary,
                const WordMidiOptions& options = {});

/// Whether midiOf() wrote this file.
bool isOfWords(const MidiFile& file);

} // namespace antiphon
