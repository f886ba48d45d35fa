#pragma once

#include "app/window/media.h"
#include "widgets/pianoroll.h"

namespace antiphon {

/// A MIDI file as a piano roll draws it.
struct NoteScore {
    std::vector<RollNote> notes; ///< in order of start
    std::vector<TempoPoint> tempo;
    std::vector<double> beats;
    std::vector<TimeMarker> chords; ///< empty where no chord is found
    double seconds = 0;
};

/// Any thread.
NoteScore scoreOf(const NotesData& data);

} // namespace antiphon
