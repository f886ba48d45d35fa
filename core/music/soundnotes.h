#pragma once

#include "core/music/notes.h"

#include <span>
#include <vector>

// Notes of a recording of one instrument: a convenience to go on from, not a transcription to rely
// on. Samples that are not numbers count as 0. Ticks stay 0; see fromNotes().
namespace antiphon {

/// Strokes of drums in General MIDI (channel 9): bass drum 36, snare 38, closed hat 42. Attacks
/// (detectOnsets()) of three bands, below 150 Hz, 180 ... 2000 Hz and above 5 kHz; those whose band
/// is far below its own loudest attack, or hardly a part of what sounds at that moment, are the
/// other drums' ringing. Velocities follow the level.
std::vector<Note> drumNotes(std::span<const float> mono, int rate);

/// A single line of low notes (28 ... 400 Hz) by YIN (core/dsp/yinkernel.h): a note is a steady
/// pitch of 60 ms at least; a new attack begins a new note of the same pitch. Channel 0.
std::vector<Note> bassNotes(std::span<const float> mono, int rate);

/// The notes as a MIDI file of one track with this tempo (20 ... 400 bpm; 0: 120).
MidiFile midiOfNotes(std::span<const Note> notes, const std::string& name, int program, double bpm,
                     const Provenance& provenance = {});

} // namespace antiphon
