#include "core/music/worddecode.h"

#include "core/music/notes.h"
#include "core/music/wordgrid.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <map>
#include <stdexcept>

namespace antiphon {

namespace {

constexpr std::string_view wordsMark = "antiphon:words";
/// Notes of length 0 last half a sixteenth.
constexpr std::int64_t shortest = wordStep / 2;

/// What the words of a piece put on the grid.
struct Decoded {
    std::vector<Note> notes;
    std::vector<TempoChange> tempos;
    std::vector<std::pair<std::int64_t, std::string>> chords;
};

class Decoding {
public:
    Decoding(const WordDictionary& dictionary, const WordMidiOptions& options)
        : m_dictionary(dictionary), m_options(options),
          m_metrical(dictionary.find(WordFamily::Type, "Metrical")),
          m_note(dictionary.find(WordFamily::Type, "Note")),
          m_bar(dictionary.find(WordFamily::BarBeat, "Bar")) {}

    void take(const Word& word) {
        for (std::size_t f = 0; f < wordFamilies; ++f)
            if (word[f] != 0 &&
                (word[f] < 0 || std::size_t(word[f]) >= m_dictionary.size(WordFamily(f))))
                throw std::invalid_argument("midiOf: an index is outside the dictionary");
        const std::int32_t type = word[std::size_t(WordFamily::Type)];
        if (type == m_metrical)
            metrical(word);
        else if (type == m_note)
            note(word);
    }

    Decoded finish() {
        if (m_removed)
            keepLastChords();
        return std::move(m_decoded);
    }

private:
    /// Of several at one tick; of tempi the last counts anyway.
    void keepLastChords() {
        auto& chords = m_decoded.chords;
        std::ranges::stable_sort(chords, {}, &std::pair<std::int64_t, std::string>::first);
        std::ranges::reverse(chords);
        const auto twins =
            std::ranges::unique(chords, {}, &std::pair<std::int64_t, std::string>::first);
        chords.erase(twins.begin(), twins.end());
        std::ranges::reverse(chords);
    }

    void metrical(const Word& word) {
        const std::int32_t place = word[std::size_t(WordFamily::BarBeat)];
        if (place == m_bar) {
            if (++m_bars > mostWordBars)
                throw std::invalid_argument("midiOf: too many bars");
            return;
        }
        const auto sixteenth = m_dictionary.number(WordFamily::BarBeat, place);
        if (!sixteenth)
            return;
        m_position = m_bars * wordBar + *sixteenth * wordStep;
        const std::string& chord =
            m_dictionary.entry(WordFamily::Chord, word[std::size_t(WordFamily::Chord)]);
        if (word[std::size_t(WordFamily::Chord)] != 0 && chord != "CONTI")
            m_decoded.chords.emplace_back(m_position, chord);
        if (const auto bpm =
                m_dictionary.number(WordFamily::Tempo, word[std::size_t(WordFamily::Tempo)]);
            bpm && *bpm > 0)
            m_decoded.tempos.push_back({m_position, 0, std::uint32_t(std::lround(6e7 / *bpm))});
    }

    void note(const Word& word) {
        const auto pitch =
            m_dictionary.number(WordFamily::Pitch, word[std::size_t(WordFamily::Pitch)]);
        const auto duration =
            m_dictionary.number(WordFamily::Duration, word[std::size_t(WordFamily::Duration)]);
        const auto velocity =
            m_dictionary.number(WordFamily::Velocity, word[std::size_t(WordFamily::Velocity)]);
        if (!pitch || !duration || !velocity || *pitch > 127 || *velocity < 1)
            return;
        if (m_options.closeHoles && m_end > 0 && m_position - m_end >= wordBar)
            closeHole();
        Note note;
        note.pitch = *pitch;
        note.velocity = std::min(*velocity, 127);
        note.tick = m_position;
        note.endTick = m_end = m_position + (*duration == 0 ? shortest : *duration);
        m_decoded.notes.push_back(note);
        m_oldChords = m_decoded.chords.size();
        m_oldTempos = m_decoded.tempos.size();
    }

    /// Removes whole bars between the note before and this position.
    void closeHole() {
        const std::int64_t bars = (m_position - m_end) / wordBar, removed = bars * wordBar;
        m_bars -= bars;
        m_position -= removed;
        if (m_options.referenceMarkers)
            return;
        m_removed = true;
        // What was said in the removed bars holds from where the hole now begins; of what falls
        // together the last counts.
        const std::int64_t begin = (m_end + wordStep - 1) / wordStep * wordStep;
        const auto shift = [&](std::int64_t& tick) {
            if (tick > m_end)
                tick = std::max(tick - removed, begin);
        };
        for (std::size_t i = m_oldChords; i < m_decoded.chords.size(); ++i)
            shift(m_decoded.chords[i].first);
        for (std::size_t i = m_oldTempos; i < m_decoded.tempos.size(); ++i)
            shift(m_decoded.tempos[i].tick);
    }

    const WordDictionary& m_dictionary;
    const WordMidiOptions& m_options;
    std::optional<std::int32_t> m_metrical, m_note, m_bar;
    std::int64_t m_bars = 0, m_position = 0;
    std::int64_t m_end = 0;                       ///< of the note before
    std::size_t m_oldChords = 0, m_oldTempos = 0; ///< as many there were at the note before
    bool m_removed = false;
    Decoded m_decoded;
};

/// Starts and ends of notes in order of time, ends first; starts of one tick as they stand.
/// Release velocities count which of the open notes of a pitch ends.
std::vector<MidiEvent> eventsOf(const std::vector<Note>& notes) {
    struct Placed {
        std::int64_t tick;
        bool start;
        std::size_t note;
    };
    std::vector<Placed> placed;
    for (std::size_t i = 0; i < notes.size(); ++i) {
        placed.push_back({notes[i].tick, true, i});
        placed.push_back({notes[i].endTick, false, i});
    }
    std::ranges::stable_sort(placed, [](const Placed& a, const Placed& b) {
        return a.tick != b.tick ? a.tick < b.tick : a.start < b.start;
    });
    std::map<int, std::deque<std::size_t>> open;
    std::vector<MidiEvent> events;
    for (const Placed& p : placed) {
        const Note& note = notes[p.note];
        auto& same = open[note.pitch];
        if (p.start) {
            same.push_back(p.note);
            events.push_back(channelEvent(p.tick, MidiKind::NoteOn, 0, note.pitch, note.velocity));
        } else {
            const auto which = std::ranges::find(same, p.note);
            events.push_back(
                channelEvent(p.tick, MidiKind::NoteOff, 0, note.pitch,
                             int(std::min<std::ptrdiff_t>(127, which - same.begin()))));
            same.erase(which);
        }
    }
    return events;
}

} // namespace

MidiFile midiOf(std::span<const Word> words, const WordDictionary& dictionary,
                const WordMidiOptions& options) {
    Decoding decoding(dictionary, options);
    for (const Word& word : words)
        decoding.take(word);
    const Decoded decoded = decoding.finish();
    Score score;
    score.ticksPerBeat = int(wordBeat);
    score.title = options.title;
    score.tempos = decoded.tempos;
    score.markers = decoded.chords;
    score.parts = {{.name = "piano"}};
    score.provenance = options.provenance;
    MidiFile file = fromNotes({}, score);
    auto& events = file.tracks.back().events;
    MidiEvent end = std::move(events.back());
    events.back() = metaEvent(0, meta::text, std::string(wordsMark));
    std::ranges::move(eventsOf(decoded.notes), std::back_inserter(events));
    end.tick = events.back().tick;
    events.push_back(std::move(end));
    return file;
}

bool isOfWords(const MidiFile& file) {
    return std::ranges::any_of(file.tracks, [](const MidiTrack& track) {
        return std::ranges::any_of(track.events, [](const MidiEvent& event) {
            return event.isMeta(meta::text) && event.bytes == wordsMark;
        });
    });
}

} // namespace antiphon
