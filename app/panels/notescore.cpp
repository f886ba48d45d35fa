#include "app/panels/notescore.h"

#include "core/music/chords.h"

#include <algorithm>

namespace antiphon {

namespace {

/// More beats than hours of music have: a file may claim one tick a beat.
constexpr std::size_t mostBeats = 200'000;

} // namespace

NoteScore scoreOf(const NotesData& data) {
    NoteScore score;
    score.seconds = data.seconds;
    score.notes.reserve(data.notes.size());
    for (const Note& note : data.notes)
        score.notes.push_back({note.start, note.end, note.pitch, note.velocity, note.track});
    std::stable_sort(score.notes.begin(), score.notes.end(),
                     [](const RollNote& a, const RollNote& b) { return a.start < b.start; });
    for (const ChordSpan& chord : chordsOf(data.midi))
        score.chords.push_back({chord.start, QString::fromStdString(chord.label())});
    // Where the music begins or ends without a chord, nothing need be said.
    const QString none = QString::fromStdString(ChordSpan().label());
    while (!score.chords.empty() && score.chords.back().text == none)
        score.chords.pop_back();
    if (!score.chords.empty() && score.chords.front().text == none)
        score.chords.erase(score.chords.begin());
    const TempoMap map(data.midi);
    for (const TempoChange& change : map.changes())
        score.tempo.push_back({change.seconds, change.bpm()});
    if (const std::int64_t step = data.midi.ticksPerBeat(); step > 0)
        for (std::int64_t tick = 0; score.beats.size() < mostBeats; tick += step) {
            const double at = map.seconds(tick);
            if (at > data.seconds)
                break;
            score.beats.push_back(at);
        }
    return score;
}

} // namespace antiphon
