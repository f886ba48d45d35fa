#include "core/music/tempomap.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace antiphon {

namespace {

void collect(const MidiTrack& track, std::vector<TempoChange>& changes) {
    for (const MidiEvent& event : track.events) {
        if (!event.isMeta(meta::tempo) || event.bytes.size() != 3)
            continue;
        std::uint32_t value = 0;
        for (const char c : event.bytes)
            value = value << 8 | std::uint8_t(c);
        if (value > 0)
            changes.push_back({event.tick, 0, value});
    }
}

} // namespace

TempoMap::TempoMap(int ticksPerBeat) : TempoMap(ticksPerBeat, std::vector<TempoChange>()) {}

TempoMap::TempoMap(int ticksPerBeat, std::vector<TempoChange> changes) {
    if (ticksPerBeat < 1 || ticksPerBeat > 0x7FFF)
        throw std::invalid_argument("ticks a beat must be 1 to 32767");
    for (const TempoChange& change : changes)
        if (change.tick < 0 || change.microseconds < 1 || change.microseconds > 0xFFFFFF)
            throw std::invalid_argument("a tempo change is out of range");
    m_scale = 1e-6 / ticksPerBeat;
    build(std::move(changes));
}

TempoMap::TempoMap(const MidiFile& file) : TempoMap(file, file.tracks.size()) {}

TempoMap::TempoMap(const MidiFile& file, std::size_t track) {
    if (file.isSmpte()) {
        const int frames = 256 - (file.division >> 8);
        const int ticks = file.division & 0xFF;
        // 29 means 30 000 frames in 1001 seconds (drop frame), all others are whole.
        m_frameUnits = frames == 29 ? 1001 : 1000;
        m_scale = 1e-3 / (double(frames == 29 ? 30 : frames) * ticks);
        return;
    }
    m_scale = 1e-6 / file.division;
    std::vector<TempoChange> changes;
    for (std::size_t t = 0; t < file.tracks.size(); ++t)
        if (track == file.tracks.size() || t == track)
            collect(file.tracks[t], changes);
    build(std::move(changes));
}

void TempoMap::build(std::vector<TempoChange> changes) {
    std::ranges::stable_sort(changes, {}, &TempoChange::tick);
    m_changes.push_back({});
    for (const TempoChange& change : changes) {
        if (change.tick == m_changes.back().tick)
            m_changes.back().microseconds = change.microseconds;
        else
            m_changes.push_back(change);
    }
    m_sums.push_back(0);
    for (std::size_t i = 1; i < m_changes.size(); ++i) {
        const TempoChange& before = m_changes[i - 1];
        m_sums.push_back(m_sums.back() +
                         Wide(m_changes[i].tick - before.tick) * before.microseconds);
        m_changes[i].seconds = double(m_sums.back()) * m_scale;
    }
}

std::size_t TempoMap::changeAt(std::int64_t tick) const noexcept {
    const auto next = std::ranges::upper_bound(m_changes, tick, {}, &TempoChange::tick);
    return next == m_changes.begin() ? 0 : std::size_t(next - m_changes.begin()) - 1;
}

double TempoMap::seconds(std::int64_t tick) const noexcept {
    if (m_changes.empty())
        return double(Wide(tick) * m_frameUnits) * m_scale;
    const std::size_t i = changeAt(tick);
    return double(m_sums[i] + Wide(tick - m_changes[i].tick) * m_changes[i].microseconds) * m_scale;
}

std::int64_t TempoMap::tick(double seconds) const noexcept {
    if (!(seconds > 0))
        return 0;
    double ticks = 0;
    if (m_changes.empty()) {
        ticks = seconds / (m_frameUnits * m_scale);
    } else {
        const auto next = std::ranges::upper_bound(m_changes, seconds, {}, &TempoChange::seconds);
        const TempoChange& change = *(next == m_changes.begin() ? next : std::prev(next));
        ticks = double(change.tick) + (seconds - change.seconds) / (change.microseconds * m_scale);
    }
    return std::int64_t(std::round(std::min(ticks, 0x1p52)));
}

std::vector<TimeSignature> timeSignatures(const MidiFile& file, const TempoMap& tempo) {
    std::vector<TimeSignature> found;
    for (const MidiTrack& track : file.tracks)
        for (const MidiEvent& event : track.events) {
            if (!event.isMeta(meta::timeSignature) || event.bytes.size() < 2)
                continue;
            const int numerator = std::uint8_t(event.bytes[0]);
            const int power = std::uint8_t(event.bytes[1]);
            if (numerator > 0 && power <= 16)
                found.push_back({event.tick, tempo.seconds(event.tick), numerator, 1 << power});
        }
    std::ranges::stable_sort(found, {}, &TimeSignature::tick);
    std::vector<TimeSignature> kept;
    for (const TimeSignature& signature : found) {
        if (!kept.empty() && kept.back().tick == signature.tick)
            kept.back() = signature;
        else
            kept.push_back(signature);
    }
    return kept;
}

double secondsOf(const MidiFile& file) {
    double end = 0;
    const TempoMap all(file);
    for (std::size_t t = 0; t < file.tracks.size(); ++t) {
        if (file.tracks[t].events.empty())
            continue;
        const std::int64_t last = file.tracks[t].events.back().tick;
        end = std::max(end, file.format == 2 ? TempoMap(file, t).seconds(last) : all.seconds(last));
    }
    return end;
}

} // namespace antiphon
