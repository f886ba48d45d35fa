#include "core/music/midifile.h"

#include "core/error.h"

#include <algorithm>

namespace antiphon {

namespace {

constexpr std::size_t mostWarnings = 100;
constexpr std::size_t headerSearch = 1024; // RIFF wrappers and forgotten envelopes are shorter
constexpr std::int64_t largestGap = 0x0FFFFFFF;

/// Reads one file; every position is checked against the bytes that are really there.
class Reader {
public:
    Reader(std::string_view bytes, const std::string& name) : m_bytes(bytes), m_name(name) {}

    MidiFile read() {
        const int promised = readHeader();
        while (m_at < m_bytes.size())
            readChunk();
        if (m_file.tracks.empty() && promised > 0)
            fail(m_bytes.size(), "ends before its first track although it promises " +
                                     std::to_string(promised) + "; fetch the file again");
        if (m_file.tracks.empty())
            warn(m_bytes.size(), "the file holds no track");
        else if (promised != int(m_file.tracks.size()))
            warn(m_start + 10, "the header promises " + std::to_string(promised) +
                                   " tracks but there are " + std::to_string(m_file.tracks.size()));
        if (m_file.format == 0 && m_file.tracks.size() > 1) {
            warn(m_start + 8, "a type 0 file has one track, so this one is read as type 1");
            m_file.format = 1;
        }
        if (m_unlisted > 0)
            m_file.warnings.back().text = "and " + std::to_string(m_unlisted + 1) + " more faults";
        return std::move(m_file);
    }

private:
    enum class Step { Event, Skipped, Cut, Lost };

    [[noreturn]] void fail(std::size_t offset, const std::string& what) const {
        throw UserError(m_name + ": at byte " + std::to_string(offset) + ", " + what + ".");
    }

    void warn(std::size_t offset, std::string text) {
        if (m_file.warnings.size() < mostWarnings)
            m_file.warnings.push_back({offset, std::move(text)});
        else
            ++m_unlisted;
    }

    std::uint8_t byte(std::size_t at) const { return std::uint8_t(m_bytes[at]); }
    std::size_t left() const { return m_bytes.size() - m_at; }

    std::uint32_t big(std::size_t at, int count) const {
        std::uint32_t value = 0;
        for (int i = 0; i < count; ++i)
            value = value << 8 | byte(at + std::size_t(i));
        return value;
    }

    /// Returns the promised number of tracks.
    int readHeader() {
        m_start = m_bytes.substr(0, headerSearch).find("MThd");
        if (m_bytes.empty())
            fail(0, "the file is empty; fetch it again");
        if (m_start == std::string_view::npos)
            fail(0, "there is no MIDI header (MThd); choose a standard MIDI file (.mid)");
        if (m_bytes.size() - m_start < 14)
            fail(m_bytes.size(), "the file ends inside its header; fetch it again");
        const std::uint32_t length = big(m_start + 4, 4);
        if (length < 6)
            fail(m_start + 4, "the header is " + std::to_string(length) +
                                  " bytes long where at least 6 are needed; fetch the file again");
        if (m_start > 0)
            warn(0, std::to_string(m_start) + " bytes before the MIDI header are left out");

        m_file.format = int(big(m_start + 8, 2));
        if (m_file.format > 2) {
            warn(m_start + 8, "type " + std::to_string(m_file.format) +
                                  " is unknown and read as type 1");
            m_file.format = 1;
        }
        readDivision(std::uint16_t(big(m_start + 12, 2)));

        m_at = m_start + 14;
        std::size_t rest = length - 6;
        const std::size_t track = m_bytes.find("MTrk", m_at);
        if (rest > left() || (track != std::string_view::npos && track < m_at + rest)) {
            warn(m_start + 4, "the header's length is wrong");
            rest = 0;
        }
        m_file.headerRest = m_bytes.substr(m_at, rest);
        m_at += rest;
        return int(big(m_start + 10, 2));
    }

    void readDivision(std::uint16_t division) {
        m_file.division = division;
        if (division == 0) {
            warn(m_start + 12, "0 ticks a beat are impossible, 480 are assumed");
            m_file.division = 480;
        } else if (m_file.isSmpte() && ((division & 0xFF) == 0 || division >> 8 == 0x80)) {
            warn(m_start + 12, "the SMPTE division makes no sense, 25 frames of 40 ticks are assumed");
            m_file.division = 0xE728;
        }
    }

    /// Whether a chunk may start here; also true at the end of the file.
    bool chunkAt(std::size_t at) const {
        if (at >= m_bytes.size())
            return at == m_bytes.size();
        if (m_bytes.size() - at < 8)
            return false;
        if (m_bytes.substr(at, 4) == "MTrk")
            return true;
        return printable(at) && big(at + 4, 4) <= m_bytes.size() - at - 8;
    }

    bool printable(std::size_t at) const {
        return std::ranges::all_of(m_bytes.substr(at, 4), [](char c) { return c >= 32 && c < 127; });
    }

    void readChunk() {
        const std::size_t start = m_at;
        if (left() < 8 || !printable(start)) {
            const std::size_t next = m_bytes.find("MTrk", start);
            m_at = next == std::string_view::npos || m_bytes.size() - next < 8 ? m_bytes.size() : next;
            warn(start, std::to_string(m_at - start) + " bytes between the chunks are left out");
            return;
        }
        const std::string_view type = m_bytes.substr(start, 4);
        const std::uint32_t length = big(start + 4, 4);
        m_at += 8;
        if (type == "MTrk") {
            readTrack(start, length);
            return;
        }
        if (length > left())
            warn(start + 4, "the chunk claims " + std::to_string(length) + " bytes but the file has " +
                                std::to_string(left()) + " left");
        const std::size_t kept = std::min<std::size_t>(length, left());
        m_file.otherChunks.push_back(
            {std::string(type), std::string(m_bytes.substr(m_at, kept)), m_file.tracks.size()});
        m_at += kept;
    }

    void readTrack(std::size_t start, std::uint32_t length) {
        const std::size_t declared = m_at + length;
        m_end = std::min(declared, m_bytes.size());
        m_tick = 0;
        m_running = -1;
        m_mayRun = true;
        MidiTrack track;
        const bool ended = readEvents(track, start);
        if (ended)
            findNextChunk(start, declared);
        else
            track.events.push_back(metaEvent(track.events.empty() ? 0 : track.events.back().tick,
                                             meta::endOfTrack, {}));
        if (m_file.tracks.size() == 0xFFFF)
            warn(start, "a file holds at most 65535 tracks, this one is left out");
        else
            m_file.tracks.push_back(std::move(track));
    }

    /// Reads up to and with the end-of-track event; false when there is none. Leaves m_at where the
    /// next chunk is to be looked for.
    bool readEvents(MidiTrack& track, std::size_t start) {
        bool beyond = false; // reading on behind the length that the chunk claims
        for (;;) {
            const std::size_t at = m_at;
            if (at >= m_end || (beyond && m_bytes.substr(at, 4) == "MTrk")) {
                if (beyond || chunkAt(m_end)) {
                    warn(at, "the track has no end-of-track event, one is added");
                    return false;
                }
                warn(start + 4, "the track is longer than the length it claims");
                beyond = true;
                m_end = m_bytes.size();
                continue;
            }
            MidiEvent event;
            const Step step = readEvent(event);
            if (step == Step::Lost) {
                warn(at, "no event can be read here, the rest of the track is left out");
                m_at = m_end;
                if (!chunkAt(m_end))
                    m_at = std::min(m_bytes.find("MTrk", at), m_bytes.size());
                return false;
            }
            if (step == Step::Cut || m_at > m_end) {
                if (m_end < m_bytes.size() && chunkAt(m_end)) {
                    warn(at, "the track ends inside an event");
                    m_at = m_end;
                    return false;
                }
                if (step == Step::Cut) {
                    warn(at, "the file ends inside an event");
                    m_at = m_bytes.size();
                    return false;
                }
                warn(start + 4, "the track is longer than the length it claims");
                beyond = true;
                m_end = m_bytes.size();
            }
            if (step == Step::Skipped)
                continue;
            track.events.push_back(std::move(event));
            if (track.events.back().isMeta(meta::endOfTrack))
                return true;
        }
    }

    /// Behind an end of track: does the next chunk stand here, or where the length says?
    void findNextChunk(std::size_t start, std::size_t declared) {
        if (m_at >= declared) // further: warned of when the reading went on behind the claim
            return;
        if (chunkAt(m_at)) {
            warn(start + 4, "the track's length is wrong");
            return;
        }
        warn(m_at, "data after the end of the track is left out");
        m_at = chunkAt(declared) ? declared : std::min(m_bytes.find("MTrk", m_at), m_bytes.size());
    }

    /// A variable-length number: seven bits a byte, at most four bytes.
    Step readNumber(std::int64_t& value) {
        value = 0;
        for (int i = 0; i < 4; ++i) {
            if (m_at >= m_bytes.size())
                return Step::Cut;
            const std::uint8_t next = byte(m_at++);
            value = value << 7 | (next & 0x7F);
            if (next < 0x80)
                return Step::Event;
        }
        return Step::Lost;
    }

    Step readEvent(MidiEvent& event) {
        std::int64_t delta = 0;
        if (const Step step = readNumber(delta); step != Step::Event)
            return step;
        if (m_gap + delta > largestGap) { // only where skipped events add up
            warn(m_at, "a gap between events is too long and shortened");
            delta = largestGap - m_gap;
        }
        m_gap += delta;
        m_tick += delta;
        if (m_at >= m_bytes.size())
            return Step::Cut;
        event.tick = m_tick;
        const std::uint8_t status = byte(m_at);
        Step step = Step::Event;
        if (status < 0xF0)
            step = readChannelEvent(event, status);
        else if (status == 0xF0 || status == 0xF7 || status == 0xFF)
            step = readLongEvent(event, status);
        else
            step = skipSystemMessage(status);
        if (step == Step::Event)
            m_gap = 0;
        return step;
    }

    Step readChannelEvent(MidiEvent& event, std::uint8_t status) {
        if (status >= 0x80) {
            ++m_at;
            m_running = status;
            m_mayRun = true;
        } else {
            if (m_running < 0)
                return Step::Lost;
            event.running = m_mayRun;
            if (!m_mayRun)
                warn(m_at, "running status goes on after a meta or system-exclusive event");
            m_mayRun = true;
        }
        event.status = std::uint8_t(m_running);
        const bool one = (m_running & 0xE0) == 0xC0;
        if (left() < (one ? 1u : 2u))
            return Step::Cut;
        event.first = dataByte();
        if (!one)
            event.second = dataByte();
        return Step::Event;
    }

    std::uint8_t dataByte() {
        const std::uint8_t value = byte(m_at++);
        if (value > 127)
            warn(m_at - 1, "the data byte " + std::to_string(value) + " is above 127 and read as 127");
        return std::min<std::uint8_t>(value, 127);
    }

    Step readLongEvent(MidiEvent& event, std::uint8_t status) {
        ++m_at;
        event.status = status;
        if (status == 0xFF) {
            if (left() == 0)
                return Step::Cut;
            event.first = byte(m_at++);
        }
        std::int64_t length = 0;
        if (const Step step = readNumber(length); step != Step::Event)
            return step;
        if (std::size_t(length) > left())
            return Step::Cut;
        event.bytes = m_bytes.substr(m_at, std::size_t(length));
        m_at += std::size_t(length);
        m_mayRun = false;
        return Step::Event;
    }

    /// Messages of the wire that have no place in a file, such as clock and song position.
    Step skipSystemMessage(std::uint8_t status) {
        warn(m_at, "the system message " + std::to_string(status) + " has no place in a file");
        const std::size_t length = status == 0xF2 ? 3 : status == 0xF1 || status == 0xF3 ? 2 : 1;
        if (left() < length)
            return Step::Cut;
        m_at += length;
        return Step::Skipped;
    }

    std::string_view m_bytes;
    const std::string& m_name;
    MidiFile m_file;
    std::size_t m_start = 0; // of the header
    std::size_t m_at = 0;
    std::size_t m_unlisted = 0;

    // of the track being read
    std::size_t m_end = 0;
    std::int64_t m_tick = 0;
    std::int64_t m_gap = 0; // since the last event that was kept
    int m_running = -1;
    bool m_mayRun = true;
};

} // namespace

MidiFile parseMidi(std::string_view bytes, const std::string& name) {
    return Reader(bytes, name).read();
}

MidiFile readMidi(const fs::path& file) {
    return parseMidi(readFile(file, std::uint64_t(32) << 20), display(file));
}

} // namespace antiphon
