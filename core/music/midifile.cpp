#include "core/music/midifile.h"

#include <stdexcept>

namespace antiphon {

namespace {

constexpr std::int64_t largestNumber = 0x0FFFFFFF; // of a variable-length number: 4 bytes of 7 bits

void appendBig(std::string& out, std::uint32_t value, int bytes) {
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
        out += char(value >> shift & 0xFF);
}

void appendNumber(std::string& out, std::int64_t value) {
    if (value < 0 || value > largestNumber)
        throw std::invalid_argument("a MIDI file cannot express the number " +
                                    std::to_string(value) + " (events out of order or too far apart)");
    for (int shift = 21; shift > 0; shift -= 7)
        if (value >> shift != 0)
            out += char((value >> shift & 0x7F) | 0x80);
    out += char(value & 0x7F);
}

void appendChunk(std::string& out, std::string_view type, std::string_view content) {
    out += type;
    appendBig(out, std::uint32_t(content.size()), 4);
    out += content;
}

bool hasOneDataByte(std::uint8_t status) {
    return (status & 0xE0) == 0xC0; // programs and channel pressure
}

std::string trackBytes(const MidiTrack& track) {
    std::string out;
    std::int64_t now = 0;
    int running = -1; // status that may be left out
    bool ended = false;
    for (const MidiEvent& event : track.events) {
        if (ended)
            throw std::invalid_argument("a MIDI track has events after its end");
        appendNumber(out, event.tick - now);
        now = event.tick;
        if (event.isChannel()) {
            if (event.status < 0x80 || event.first > 127 || event.second > 127)
                throw std::invalid_argument("a MIDI event has a data byte above 127");
            if (!event.running || running != event.status)
                out += char(event.status);
            running = event.status;
            out += char(event.first);
            if (!hasOneDataByte(event.status))
                out += char(event.second);
            continue;
        }
        if (event.status != 0xF0 && event.status != 0xF7 && event.status != 0xFF)
            throw std::invalid_argument("a MIDI file cannot hold the system message " +
                                        std::to_string(event.status));
        running = -1; // the standard: meta and system-exclusive events cancel it
        out += char(event.status);
        if (event.kind() == MidiKind::Meta)
            out += char(event.first);
        appendNumber(out, std::int64_t(event.bytes.size()));
        out += event.bytes;
        ended = event.isMeta(meta::endOfTrack);
    }
    if (!ended)
        out += std::string("\0\xFF\x2F\0", 4);
    return out;
}

} // namespace

MidiEvent channelEvent(std::int64_t tick, MidiKind kind, int channel, int first, int second) {
    MidiEvent event;
    event.tick = tick;
    event.status = std::uint8_t(int(kind) | (channel & 0x0F));
    event.first = std::uint8_t(first);
    event.second = std::uint8_t(second);
    return event;
}

MidiEvent metaEvent(std::int64_t tick, std::uint8_t type, std::string bytes) {
    MidiEvent event;
    event.tick = tick;
    event.status = 0xFF;
    event.first = type;
    event.bytes = std::move(bytes);
    return event;
}

std::string midiBytes(const MidiFile& file) {
    if (file.tracks.size() > 0xFFFF)
        throw std::invalid_argument("a MIDI file holds at most 65535 tracks");
    std::string header;
    appendBig(header, std::uint32_t(file.format), 2);
    appendBig(header, std::uint32_t(file.tracks.size()), 2);
    appendBig(header, file.division, 2);
    header += file.headerRest;

    std::string out;
    appendChunk(out, "MThd", header);
    auto other = file.otherChunks.begin();
    for (std::size_t t = 0; t <= file.tracks.size(); ++t) {
        for (; other != file.otherChunks.end() && other->beforeTrack <= t; ++other)
            appendChunk(out, other->type, other->bytes);
        if (t < file.tracks.size())
            appendChunk(out, "MTrk", trackBytes(file.tracks[t]));
    }
    return out;
}

void writeMidi(const fs::path& path, const MidiFile& file) {
    writeFile(path, midiBytes(file));
}

} // namespace antiphon
