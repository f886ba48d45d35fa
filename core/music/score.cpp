#include "core/music/notes.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <stdexcept>
#include <string_view>

namespace antiphon {

namespace {

// The text event starts with this line, then the software's line, then the comment.
constexpr std::string_view provenanceMark = "antiphon:provenance\n";

void demand(bool good, const char* what) {
    if (!good)
        throw std::invalid_argument(what);
}

bool data(int value) {
    return value >= 0 && value <= 127;
}

/// Sorts by time, then by what has to come first.
struct Placed {
    MidiEvent event;
    int order = 0; ///< 0 settings, 1 ends, 2 starts
};

MidiTrack trackOf(std::vector<Placed> placed, std::int64_t end) {
    std::ranges::stable_sort(placed, [](const Placed& a, const Placed& b) {
        return a.event.tick != b.event.tick ? a.event.tick < b.event.tick : a.order < b.order;
    });
    MidiTrack track;
    for (Placed& p : placed) {
        end = std::max(end, p.event.tick);
        track.events.push_back(std::move(p.event));
    }
    track.events.push_back(metaEvent(end, meta::endOfTrack, {}));
    return track;
}

std::string provenanceText(const Provenance& provenance) {
    return std::string(provenanceMark) + provenance.software + "\n" + provenance.comment;
}

MidiTrack conductor(const Score& score, const TempoMap& tempo, std::int64_t end) {
    std::vector<Placed> placed;
    if (!score.title.empty())
        placed.push_back({metaEvent(0, meta::trackName, score.title)});
    if (!score.provenance.empty())
        placed.push_back({metaEvent(0, meta::text, provenanceText(score.provenance))});
    for (const TempoChange& change : tempo.changes()) {
        const std::uint32_t us = change.microseconds;
        placed.push_back({metaEvent(change.tick, meta::tempo,
                                    {char(us >> 16), char(us >> 8 & 0xFF), char(us & 0xFF)})});
    }
    auto signatures = score.signatures;
    if (signatures.empty())
        signatures.emplace_back();
    for (const TimeSignature& s : signatures) {
        demand(s.numerator > 0 && s.numerator < 256 && s.denominator > 0 &&
                   s.denominator <= 1 << 16 && std::has_single_bit(unsigned(s.denominator)),
               "a time signature is out of range");
        const int power = std::countr_zero(unsigned(s.denominator));
        placed.push_back({metaEvent(s.tick, meta::timeSignature,
                                    {char(s.numerator), char(power), char(24), char(8)})});
    }
    for (const auto& [tick, text] : score.markers)
        placed.push_back({metaEvent(tick, meta::marker, text)});
    return trackOf(std::move(placed), end);
}

} // namespace

MidiFile fromNotes(std::span<const Note> notes, const Score& score) {
    const TempoMap tempo(score.ticksPerBeat, score.tempos);
    const std::int64_t end = tempo.tick(score.seconds);
    MidiFile file;
    file.division = std::uint16_t(score.ticksPerBeat);

    std::vector<std::vector<Placed>> tracks(score.parts.size());
    for (std::size_t p = 0; p < score.parts.size(); ++p) {
        const Score::Part& part = score.parts[p];
        demand(data(part.program) && part.channel >= 0 && part.channel < 16 && part.volume <= 127 &&
                   part.pan <= 127,
               "a part is out of range");
        auto add = [&](MidiEvent event) { tracks[p].push_back({std::move(event)}); };
        add(metaEvent(0, meta::trackName, part.name));
        add(channelEvent(0, MidiKind::Program, part.channel, part.program));
        if (part.volume >= 0)
            add(channelEvent(0, MidiKind::Control, part.channel, 7, part.volume));
        if (part.pan >= 0)
            add(channelEvent(0, MidiKind::Control, part.channel, 10, part.pan));
    }
    for (const Score::Control& c : score.controls) {
        demand(c.track >= 0 && std::size_t(c.track) < tracks.size() && data(c.controller) &&
                   data(c.value),
               "a controller is out of range");
        const std::size_t t = std::size_t(c.track);
        tracks[t].push_back({channelEvent(tempo.tick(c.seconds), MidiKind::Control,
                                          score.parts[t].channel, c.controller, c.value)});
    }
    for (const Note& note : notes) {
        demand(note.track >= 0 && std::size_t(note.track) < tracks.size() && data(note.pitch) &&
                   data(note.velocity) && note.velocity > 0 && note.channel >= 0 &&
                   note.channel < 16 && std::isfinite(note.start) && std::isfinite(note.end),
               "a note is out of range");
        const std::int64_t on = tempo.tick(note.start);
        const std::int64_t off = std::max(tempo.tick(note.end), on + 1);
        auto& track = tracks[std::size_t(note.track)];
        track.push_back(
            {channelEvent(on, MidiKind::NoteOn, note.channel, note.pitch, note.velocity), 2});
        track.push_back({channelEvent(off, MidiKind::NoteOff, note.channel, note.pitch, 64), 1});
    }
    file.tracks.push_back(conductor(score, tempo, end));
    for (auto& placed : tracks)
        file.tracks.push_back(trackOf(std::move(placed), end));
    return file;
}

Provenance provenanceOf(const MidiFile& file) {
    for (const MidiTrack& track : file.tracks)
        for (const MidiEvent& event : track.events) {
            if (!event.isMeta(meta::text) || !event.bytes.starts_with(provenanceMark))
                continue;
            const std::string_view rest = std::string_view(event.bytes).substr(provenanceMark.size());
            const std::size_t line = rest.find('\n');
            Provenance found;
            found.software = rest.substr(0, line);
            if (line != std::string_view::npos)
                found.comment = rest.substr(line + 1);
            return found;
        }
    return {};
}

void addProvenance(MidiFile& file, const Provenance& provenance) {
    for (MidiTrack& track : file.tracks)
        for (MidiEvent& event : track.events)
            if (event.isMeta(meta::text) && event.bytes.starts_with(provenanceMark)) {
                event.bytes = provenanceText(provenance);
                return;
            }
    if (file.tracks.empty())
        file.tracks.emplace_back().events.push_back(metaEvent(0, meta::endOfTrack, {}));
    auto& events = file.tracks.front().events;
    // Behind the track's name, which readers look for first.
    auto at = events.begin();
    while (at != events.end() && at->tick == 0 && at->isMeta(meta::trackName))
        ++at;
    events.insert(at, metaEvent(0, meta::text, provenanceText(provenance)));
}

} // namespace antiphon
