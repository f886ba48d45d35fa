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
    const std::vector<ChordSpan> chords = chordsOf(data.midi);
    const auto sounds = [](const ChordSpan& chord) { return chord.quality != ChordQuality::None; };
    if (std::any_of(chords.begin(), chords.end(), sounds))
        for (const ChordSpan& chord : chords)
            score.chords.push_back({chord.start, QString::fromStdString(chord.label())});
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
