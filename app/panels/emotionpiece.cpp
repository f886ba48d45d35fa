#include "app/panels/emotionpiece.h"

#include "core/error.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace antiphon {

namespace {

class PieceWords {
    Q_DECLARE_TR_FUNCTIONS(EmotionPiece)
};

constexpr int drums = 9;

/// Over the stretch that has notes.
double meanTempo(const NoteScore& score) {
    if (score.notes.empty())
        return 0;
    const auto first = std::ranges::lower_bound(score.beats, score.notes.front().start);
    double last = 0;
    for (const RollNote& note : score.notes)
        last = std::max(last, note.start);
    const auto end = std::upper_bound(first, score.beats.end(), last);
    if (end - first < 2)
        return score.tempo.empty() ? 120 : score.tempo.front().bpm;
    return 60.0 * double(end - first - 1) / (*(end - 1) - *first);
}

} // namespace

EmotionPiece pieceOf(const MidiFile& midi, const fs::path& file) {
    NotesData data;
    data.midi = midi;
    data.notes = notesOf(midi);
    data.seconds = secondsOf(midi);
    std::erase_if(data.notes, [](const Note& note) { return note.channel == drums; });
    std::ranges::stable_sort(data.notes, {},
                             [](const Note& n) { return std::pair(n.start, n.pitch); });
    for (const Note& note : data.notes)
        data.seconds = std::max(data.seconds, note.end);
    EmotionPiece piece;
    piece.file = file;
    piece.score = scoreOf(data);
    piece.features = noteFeatures(data.notes);
    piece.pitches = pitchMetrics(data.notes);
    piece.tempo = meanTempo(piece.score);
    piece.provenance = provenanceOf(midi);
    piece.notes = std::move(data.notes);
    return piece;
}

EmotionPiece readEmotionPiece(const fs::path& file) {
    const MidiFile midi = readMidi(file);
    EmotionPiece piece = pieceOf(midi, file);
    if (piece.notes.empty())
        throw UserError(display(file.filename()) +
                        (notesOf(midi).empty() ? " has no notes; choose a file with music in it."
                                               : " has no notes but those of drums; choose a piece "
                                                 "with a melody."));
    return piece;
}

std::vector<RollNote> readRollNotes(const fs::path& file) {
    std::vector<RollNote> notes;
    for (const Note& note : notesOf(readMidi(file)))
        notes.push_back({note.start, note.end, note.pitch, note.velocity, note.track});
    return notes;
}

std::vector<std::uint32_t> editedNotes(const EmotionPiece& piece, const EmotionPiece& render,
                                       std::uint32_t moved) {
    constexpr std::uint32_t beat = 1u << 2, type = 1u << 3, pitch = 1u << 4, duration = 1u << 5,
                            velocity = 1u << 6;
    // Tempo and chord are seen in their own bands.
    const std::uint32_t seen = moved & (beat | pitch | duration | velocity);
    if ((moved & (type | beat)) || piece.notes.size() != render.notes.size())
        return std::vector<std::uint32_t>(render.notes.size(), seen);
    std::vector<std::uint32_t> edited;
    const auto beats = [](const EmotionPiece& of, const Note& note) {
        return (note.end - note.start) * of.tempo / 60;
    };
    for (std::size_t i = 0; i < render.notes.size(); ++i) {
        const Note &was = piece.notes[i], &is = render.notes[i];
        std::uint32_t bits = 0;
        if (was.pitch != is.pitch)
            bits |= pitch;
        if (was.velocity != is.velocity)
            bits |= velocity;
        if (std::abs(beats(piece, was) - beats(render, is)) > 0.13) // half a sixteenth
            bits |= duration;
        edited.push_back(bits & seen);
    }
    return edited;
}

std::vector<FeatureChange> changesBetween(const EmotionPiece& piece, const EmotionPiece* render) {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    std::vector<FeatureChange> changes;
    // The scales are about what calm and excited piano pieces are apart.
    const auto add = [&](const QString& name, const QString& help, double before, double after,
                         double scale, int decimals) {
        changes.push_back({name, help, before, render ? after : none, scale, decimals});
    };
    const NoteFeatures a = piece.features;
    const NoteFeatures b = render ? render->features : NoteFeatures{};
    add(PieceWords::tr("Tempo"), PieceWords::tr("Beats a minute"), piece.tempo,
        render ? render->tempo : none, 60, 0);
    add(PieceWords::tr("Density"), PieceWords::tr("Notes a second"), a.rate, b.rate, 6, 1);
    add(PieceWords::tr("Velocity"), PieceWords::tr("Mean, 1 to 127"), a.velocity, b.velocity, 40,
        0);
    add(PieceWords::tr("Velocity spread"), PieceWords::tr("How much loud and soft differ"),
        a.velocitySpread, b.velocitySpread, 15, 1);
    add(PieceWords::tr("Note length"), PieceWords::tr("Mean, in seconds"), a.length, b.length, 0.6,
        2);
    add(PieceWords::tr("Mode"),
        PieceWords::tr("Above 0 major, below 0 minor: how much better the best key of either fits"),
        a.mode, b.mode, 0.5, 2);
    add(PieceWords::tr("Pitch"), PieceWords::tr("Mean MIDI key; 60 is middle C"), a.pitch, b.pitch,
        12, 1);
    add(PieceWords::tr("Range"), PieceWords::tr("Semitones from the lowest to the highest note"),
        a.pitchRange, b.pitchRange, 24, 0);
    add(PieceWords::tr("Polyphony"), PieceWords::tr("Notes at once, where any sounds"),
        piece.pitches.polyphony, render ? render->pitches.polyphony : none, 3, 1);
    return changes;
}

} // namespace antiphon
