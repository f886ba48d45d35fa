#include "core/error.h"
#include "core/music/notes.h"
#include "core/music/pianoroll.h"

#include <cstdlib>

// What is read from any bytes can be asked for its notes and written, and what is written reads as
// the same music, free of faults.

namespace {

void demand(bool good) {
    if (!good)
        std::abort();
}

void sane(const antiphon::MidiFile& file) {
    const auto notes = antiphon::notesOf(file);
    for (const antiphon::Note& note : notes) {
        demand(note.start >= 0 && note.end >= note.start && note.endTick >= note.tick);
        demand(note.pitch >= 0 && note.pitch < 128 && note.velocity > 0 && note.velocity < 128);
    }
    demand(antiphon::secondsOf(file) >= 0);
    const antiphon::TempoMap tempo(file);
    for (const antiphon::TimeSignature& signature : antiphon::timeSignatures(file, tempo))
        demand(signature.seconds >= 0 && signature.denominator > 0);
    antiphon::notesOf(file, {.overlap = antiphon::NoteOptions::Overlap::CloseAll, .sustain = true});
    const antiphon::PianoRoll roll(notes);
    demand(roll.visible(-1, 1e300).size() == notes.size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    antiphon::MidiFile file;
    try {
        file = antiphon::parseMidi(bytes, "fuzz.mid");
    } catch (const antiphon::UserError&) {
        return 0;
    }
    std::size_t events = 0;
    for (const antiphon::MidiTrack& track : file.tracks) {
        demand(!track.events.empty());
        events += track.events.size();
    }
    demand(events <= size);
    sane(file);
    const std::string written = antiphon::midiBytes(file);
    const antiphon::MidiFile again = antiphon::parseMidi(written, "again.mid");
    demand(again == file);
    demand(again.warnings.empty() || file.tracks.empty());
    demand(antiphon::midiBytes(again) == written);
    return 0;
}
