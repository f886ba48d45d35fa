#include "core/music/notes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <map>

namespace antiphon {

namespace {

/// Pairs the events of one track.
class Pairing {
public:
    Pairing(const TempoMap& tempo, const NoteOptions& options, int track, std::vector<Note>& notes)
        : m_tempo(tempo), m_options(options), m_track(track), m_notes(notes) {}

    void take(const MidiEvent& event) {
        if (event.isNoteOn())
            begin(event);
        else if (event.isNoteOff())
            end(event);
        else if (m_options.sustain && event.kind() == MidiKind::Control && event.first == 64)
            pedal(event);
    }

    void finish(std::int64_t tick) {
        for (auto& [key, open] : m_open)
            for (const std::size_t note : open)
                close(note, tick);
        for (auto& [key, held] : m_held)
            for (const std::size_t note : held)
                close(note, tick);
    }

private:
    // Notes are named by their index, so that the vector may grow.
    using Open = std::deque<std::size_t>;

    static int keyOf(const MidiEvent& event) { return event.channel() << 7 | event.first; }

    void close(std::size_t note, std::int64_t tick) {
        m_notes[note].endTick = tick;
        m_notes[note].end = m_tempo.seconds(tick);
    }

    void begin(const MidiEvent& event) {
        const int key = keyOf(event);
        if (const auto held = m_held.find(key); held != m_held.end()) { // struck again under the pedal
            for (const std::size_t note : held->second)
                close(note, event.tick);
            m_held.erase(held);
        }
        Note note;
        note.tick = event.tick;
        note.start = m_tempo.seconds(event.tick);
        note.pitch = event.first;
        note.velocity = event.second;
        note.channel = event.channel();
        note.track = m_track;
        m_open[key].push_back(m_notes.size());
        m_notes.push_back(note);
    }

    void end(const MidiEvent& event) {
        const auto found = m_open.find(keyOf(event));
        if (found == m_open.end())
            return;
        Open& open = found->second;
        if (m_options.overlap == NoteOptions::Overlap::OldestFirst) {
            release(open.front(), event);
            open.pop_front();
        } else if (m_options.overlap == NoteOptions::Overlap::ByRelease) {
            const auto which = open.begin() + std::min<std::ptrdiff_t>(
                                                  event.second, std::ssize(open) - 1);
            release(*which, event);
            open.erase(which);
        } else {
            // Open notes are in order of time: those struck at this very tick stand at the end.
            while (!open.empty() && m_notes[open.front()].tick < event.tick) {
                release(open.front(), event);
                open.pop_front();
            }
        }
        if (open.empty())
            m_open.erase(found);
    }

    void release(std::size_t note, const MidiEvent& event) {
        if (m_down[std::size_t(event.channel())])
            m_held[keyOf(event)].push_back(note);
        else
            close(note, event.tick);
    }

    void pedal(const MidiEvent& event) {
        const int channel = event.channel();
        m_down[std::size_t(channel)] = event.second >= 64;
        if (event.second >= 64)
            return;
        const auto from = m_held.lower_bound(channel << 7);
        const auto to = m_held.lower_bound((channel + 1) << 7);
        for (auto it = from; it != to; ++it)
            for (const std::size_t note : it->second)
                close(note, event.tick);
        m_held.erase(from, to);
    }

    const TempoMap& m_tempo;
    const NoteOptions& m_options;
    int m_track;
    std::vector<Note>& m_notes;
    std::map<int, Open> m_open;
    std::map<int, Open> m_held;
    std::array<bool, 16> m_down{};
};

} // namespace

std::vector<Note> notesOf(const MidiFile& file, const NoteOptions& options) {
    std::vector<Note> notes;
    const TempoMap all(file);
    for (std::size_t t = 0; t < file.tracks.size(); ++t) {
        const TempoMap own = file.format == 2 ? TempoMap(file, t) : all;
        Pairing pairing(own, options, int(t), notes);
        const auto& events = file.tracks[t].events;
        for (const MidiEvent& event : events)
            pairing.take(event);
        if (!events.empty())
            pairing.finish(events.back().tick);
    }
    std::ranges::stable_sort(notes, {}, &Note::tick);
    return notes;
}

NoteSummary summarise(std::span<const Note> notes) {
    NoteSummary s;
    s.notes = notes.size();
    if (notes.empty())
        return s;
    s.first = notes.front().start;
    s.last = notes.front().end;
    s.lowest = s.highest = notes.front().pitch;
    std::vector<std::pair<double, int>> steps;
    for (const Note& note : notes) {
        s.first = std::min(s.first, note.start);
        s.last = std::max(s.last, note.end);
        s.lowest = std::min(s.lowest, note.pitch);
        s.highest = std::max(s.highest, note.pitch);
        s.meanVelocity += note.velocity;
        steps.emplace_back(note.start, 1);
        steps.emplace_back(note.end, -1);
    }
    s.meanVelocity /= double(notes.size());
    std::ranges::sort(steps); // ends before starts at the same time
    int sounding = 0;
    for (const auto& [time, step] : steps)
        s.polyphony = std::max(s.polyphony, sounding += step);
    if (s.last > s.first)
        s.perSecond = double(notes.size()) / (s.last - s.first);
    return s;
}

} // namespace antiphon
