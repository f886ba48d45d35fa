#include "core/music/wordgrid.h"

#include "core/error.h"
#include "core/music/chords.h"
#include "core/music/notebeats.h"
#include "core/music/worddecode.h"

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

constexpr int drumChannel = 9;
constexpr double longestPiece = 3 * 3600;

/// The nearest tick of the grid, halves upwards.
std::int64_t rescaled(std::int64_t tick, std::int64_t ticks, std::int64_t gridTicks) {
    return (2 * tick * gridTicks + ticks) / (2 * ticks);
}

std::int64_t lastTick(const MidiFile& file) {
    std::int64_t last = 0;
    for (const MidiTrack& track : file.tracks)
        if (!track.events.empty())
            last = std::max(last, track.events.back().tick);
    return last;
}

bool isNominal(const TempoMap& tempo) {
    return !tempo.changes().empty() &&
           std::ranges::all_of(tempo.changes(), [](const TempoChange& change) {
               return change.microseconds == 500000;
           });
}

bool isChord(std::string_view text) {
    if (!std::ranges::all_of(text, [](char c) { return c > ' ' && c <= '~'; }))
        return false;
    if (text == "N_N" || text == "N_N_N")
        return true;
    if (text.empty() || text[0] < 'A' || text[0] > 'G')
        return false;
    const std::size_t at = text.size() > 1 && text[1] == '#' ? 2 : 1;
    return text.size() > at + 1 && text[at] == '_' && text[at + 1] != '_';
}

std::vector<std::pair<std::int64_t, std::string>> chordMarkers(const MidiFile& file) {
    std::vector<std::pair<std::int64_t, std::string>> found;
    for (const MidiTrack& track : file.tracks)
        for (const MidiEvent& event : track.events)
            if (event.isMeta(meta::marker) && isChord(event.bytes))
                found.emplace_back(event.tick, event.bytes);
    std::ranges::stable_sort(found, {}, &std::pair<std::int64_t, std::string>::first);
    return found;
}

/// What is in a file, and one way of putting it on the grid after another.
class Gridding {
public:
    Gridding(const MidiFile& file, const std::string& origin)
        : m_file(file), m_origin(origin), m_tempo(file), m_ofWords(isOfWords(file)) {
        using Overlap = NoteOptions::Overlap;
        m_grid.notes =
            notesOf(file, {.overlap = m_ofWords ? Overlap::ByRelease : Overlap::CloseAll});
        if (m_grid.notes.empty())
            refuse("holds no notes; choose a file with music in it.");
        std::erase_if(m_grid.notes, [](const Note& n) { return n.channel == drumChannel; });
        if (m_grid.notes.empty())
            refuse("holds drums alone, which compound words cannot tell; choose a file with "
                   "pitched notes.");
        for (const Note& note : m_grid.notes)
            if (!(note.end <= longestPiece))
                refuse("lasts more than 3 hours; cut it into pieces.");
    }

    WordGrid align() {
        if (m_file.isSmpte())
            refuse("counts SMPTE frames and has no beats; let them be found (track) or take 120 "
                   "bpm (fixed).");
        remarkMetre("its beats stay, bar lines come every four.");
        const auto place = [&](std::int64_t tick) {
            return rescaled(tick, m_file.ticksPerBeat(), wordBeat);
        };
        for (const TempoChange& change : m_tempo.changes())
            addTempo(place(change.tick), change.bpm());
        for (auto& [tick, text] : chordMarkers(m_file))
            m_grid.chords.emplace_back(place(tick), std::move(text));
        m_chordsKnown = m_ofWords || !m_grid.chords.empty();
        return finish([&](std::int64_t tick, double) { return place(tick); });
    }

    WordGrid fix() {
        remarkMetre("bar lines come every two seconds.");
        m_grid.tempos = {{0, 120.0}};
        const bool nominal = isNominal(m_tempo);
        return finish([&](std::int64_t tick, double seconds) {
            return nominal ? rescaled(tick, m_file.ticksPerBeat(), wordBeat)
                           : std::int64_t(std::floor(seconds * 960 + 0.5));
        });
    }

    WordGrid track() {
        remarkMetre("its beats are found in the notes, bar lines come every four.");
        const NoteBeats beats = beatsOf(m_grid.notes);
        if (!beats.found)
            m_grid.remarks.push_back(m_origin +
                                     ": has too few onsets to find beats in; 120 bpm are assumed.");
        // The first bar line comes at the end of an empty bar.
        const std::int64_t shift = wordBar - std::int64_t(beats.downbeat) * wordBeat;
        for (std::size_t i = 0; i + 1 < beats.times.size(); ++i)
            addTempo(std::int64_t(i) * wordBeat + shift,
                     60 / (beats.times[i + 1] - beats.times[i]));
        m_grid.tempos.front().first = 0;
        return finish([&](std::int64_t, double seconds) {
            return std::int64_t(std::llround(beats.position(seconds) * double(wordBeat))) + shift;
        });
    }

private:
    [[noreturn]] void refuse(const std::string& what) const {
        throw UserError(m_origin + ": " + what);
    }

    /// What becomes of bars that are not of four quarters, if there are any.
    void remarkMetre(const std::string& what) {
        const auto signatures = timeSignatures(m_file, m_tempo);
        const auto odd = std::ranges::find_if(
            signatures, [](const TimeSignature& s) { return s.numerator != s.denominator; });
        if (odd != signatures.end())
            m_grid.remarks.push_back(m_origin + ": is in " + std::to_string(odd->numerator) + "/" +
                                     std::to_string(odd->denominator) +
                                     ", but compound words know 4/4 alone: " + what);
    }

    /// An equal neighbour says nothing new, unless words have said it.
    void addTempo(std::int64_t tick, double bpm) {
        if (m_grid.tempos.empty() || m_ofWords || m_grid.tempos.back().second != bpm)
            m_grid.tempos.emplace_back(tick, bpm);
    }

    /// `place`: the grid's tick of a tick and time of the file.
    template <class Place>
    WordGrid finish(const Place& place) {
        for (Note& note : m_grid.notes) {
            note.tick = place(note.tick, note.start);
            note.endTick = std::max(note.tick, place(note.endTick, note.end));
        }
        std::ranges::stable_sort(m_grid.notes, [&](const Note& a, const Note& b) {
            return a.tick != b.tick ? a.tick < b.tick : !m_ofWords && a.pitch > b.pitch;
        });
        if (!m_chordsKnown) {
            const std::int64_t last = lastTick(m_file);
            // Tracks may end ages after their music.
            const double seconds = std::min(m_tempo.seconds(last), 2 * longestPiece);
            const std::int64_t end = place(last, seconds) + 1;
            for (const ChordSpan& chord :
                 chordsOf(m_grid.notes, int(wordBeat), TempoMap(int(wordBeat)), end))
                m_grid.chords.emplace_back(chord.tick, chord.marker());
        }
        return std::move(m_grid);
    }

    const MidiFile& m_file;
    const std::string& m_origin;
    TempoMap m_tempo;
    bool m_ofWords;
    bool m_chordsKnown = false;
    WordGrid m_grid;
};

} // namespace

WordSync suggestedSync(const MidiFile& file) {
    if (isOfWords(file) || !chordMarkers(file).empty())
        return WordSync::Aligned;
    return file.isSmpte() || isNominal(TempoMap(file)) ? WordSync::Track : WordSync::Aligned;
}

WordGrid gridOf(const MidiFile& file, WordSync sync, const std::string& origin) {
    Gridding gridding(file, origin);
    switch (sync) {
    case WordSync::Aligned:
        return gridding.align();
    case WordSync::Fixed:
        return gridding.fix();
    case WordSync::Track:
        return gridding.track();
    }
    return {};
}

} // namespace antiphon
