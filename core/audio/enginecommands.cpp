// What the engine does with each command; mixing is in engine.cpp.
#include "core/audio/engine.h"
#include "core/audio/streamtrack.h"

#include <cmath>

namespace antiphon {

namespace {

using Reason = report::Refused::Reason;

/// Gains come from sliders and computed loudness: a wild one must not reach the mix.
float sane(float gain) {
    return std::isfinite(gain) ? std::clamp(gain, 0.0f, 64.0f) : 0.0f;
}

} // namespace

void Engine::receiveCommands() noexcept {
    Command next;
    // A full report queue (owed releases) holds up commands, so that what is owed stays bounded.
    for (std::size_t i = 0; i < maxCommandsPerBlock && m_owedCount == 0 && !m_panicking; ++i) {
        if (!m_commands.pop(next))
            break;
        std::visit([this](const auto& command) noexcept { on(command); }, next);
    }
}

void Engine::on(const command::AddTrack& c) noexcept {
    if (c.slot < 0 || c.slot >= maxTracks || m_tracks[std::size_t(c.slot)].id != 0)
        return refuse(c.id, Reason::Busy);
    const int rate = c.stream ? c.stream->rate() : c.sound->rate;
    const int channels = c.stream ? c.stream->channels() : c.sound->channels;
    const std::int64_t length = c.stream ? c.stream->frames() : std::int64_t(c.sound->frames());
    if (rate != m_rate)
        return refuse(c.id, Reason::Rate);
    if (channels < 1 || length == 0)
        return refuse(c.id, Reason::Range);
    m_tracks[std::size_t(c.slot)] = Track{.id = c.id,
                                          .sound = c.sound,
                                          .stream = c.stream,
                                          .channels = channels,
                                          .length = length,
                                          .offset = c.offset,
                                          .settings = c.settings,
                                          .gain = Ramp(0),
                                          .removing = false,
                                          .meter = {}};
    aimTracks();
    findEnd();
}

void Engine::on(const command::SetTrack& c) noexcept {
    if (c.slot < 0 || c.slot >= maxTracks)
        return;
    m_tracks[std::size_t(c.slot)].settings = c.settings;
    aimTracks();
}

void Engine::on(const command::RemoveTrack& c) noexcept {
    if (c.slot < 0 || c.slot >= maxTracks || m_tracks[std::size_t(c.slot)].id == 0)
        return;
    Track& track = m_tracks[std::size_t(c.slot)];
    if (!track.removing)
        track.gain.to(0, m_fadeFrames);
    track.removing = true;
    aimTracks(); // the others, if it was solo
}

void Engine::on(const command::Matched& c) noexcept {
    m_matched = c.on;
    aimTracks();
}

/// Sends every track's gain to where its settings want it: at once while nothing is heard.
void Engine::aimTracks() noexcept {
    const auto counts = [](const Track& track) { return track.id != 0 && !track.removing; };
    const bool anySolo = std::ranges::any_of(
        m_tracks, [&](const Track& track) { return counts(track) && track.settings.solo; });
    const bool silent = m_transport.heads().empty();
    for (Track& track : m_tracks) {
        if (!counts(track))
            continue;
        const TrackSettings& settings = track.settings;
        const bool audible = !settings.muted && (settings.solo || !anySolo);
        const float gain = sane(settings.gain * (m_matched ? settings.match : 1));
        const float target = audible ? gain : 0;
        if (silent)
            track.gain.snap(target);
        else if (track.gain.target() != target)
            track.gain.to(target, m_rampFrames);
    }
}

void Engine::findEnd() noexcept {
    std::int64_t end = m_end;
    if (m_end < 0)
        for (const Track& track : m_tracks)
            if (track.id != 0)
                end = std::max(end, track.offset + track.length);
    m_transport.setEnd(end);
}

void Engine::on(const command::MasterGain& c) noexcept {
    m_master.to(sane(c.gain), m_rampFrames);
}

void Engine::on(const command::Play&) noexcept {
    m_transport.play();
}

void Engine::on(const command::Stop&) noexcept {
    m_transport.stop();
}

void Engine::on(const command::Seek& c) noexcept {
    m_transport.seek(std::max<std::int64_t>(0, c.frame));
}

void Engine::on(const command::Loop& c) noexcept {
    const bool off = c.begin == c.end;
    if (!off && (c.begin < 0 || c.end - c.begin < 2 * m_fadeFrames))
        return refuse(0, Reason::Range);
    m_transport.loop(c.begin, c.end);
}

void Engine::on(const command::End& c) noexcept {
    m_end = c.frame;
    findEnd();
}

void Engine::fadeVoices() noexcept {
    for (Voice& voice : m_voices) {
        if (voice.id == 0 || !voice.current)
            continue;
        voice.current = false;
        if (voice.fresh)
            release(voice.id);
        else
            voice.fade.to(0, m_fadeFrames);
    }
}

void Engine::on(const command::Audition& c) noexcept {
    if (c.sound->rate != m_rate)
        return refuse(c.id, Reason::Rate);
    const std::int64_t length = std::int64_t(c.sound->frames());
    if (c.sound->channels < 1 || c.from < 0 || c.from >= length || c.frames < 1)
        return refuse(c.id, Reason::Range);
    fadeVoices();
    const auto free = std::ranges::find(m_voices, 0u, &Voice::id);
    if (free == m_voices.end())
        return refuse(c.id, Reason::Busy);
    const std::int64_t count = std::min(c.frames, length - c.from);
    const std::int64_t fade = std::min<std::int64_t>(m_fadeFrames, count / 2);
    *free = Voice{.id = c.id,
                  .sound = c.sound,
                  .position = c.from,
                  .end = c.from + count,
                  .tail = fade,
                  .gain = sane(c.gain),
                  .fade = Ramp(0),
                  .fresh = true,
                  .current = true};
    free->fade.to(1, int(fade));
}

void Engine::on(const command::ContinueAudition& c) noexcept {
    if (c.sound->rate != m_rate)
        return refuse(c.id, Reason::Rate);
    const auto voice = std::ranges::find_if(
        m_voices, [&](const Voice& v) { return v.id == c.former && v.current; });
    const std::int64_t end = std::min(c.end, std::int64_t(c.sound->frames()));
    if (c.sound->channels < 1 || c.shift < 0 || voice == m_voices.end() ||
        voice->position + c.shift >= end)
        return refuse(c.id, Reason::Range);
    release(voice->id);
    voice->id = c.id;
    voice->sound = c.sound;
    voice->position += c.shift;
    voice->end = end;
    voice->tail = std::min<std::int64_t>(m_fadeFrames, (end - voice->position + 1) / 2);
}

void Engine::on(const command::StopAudition&) noexcept {
    fadeVoices();
}

void Engine::on(const command::AddSource& c) noexcept {
    if (c.slot < 0 || c.slot >= maxSources || m_sources[std::size_t(c.slot)].id != 0)
        return refuse(c.id, Reason::Busy);
    if (!c.source.render)
        return refuse(c.id, Reason::Range);
    SourceSlot& slot = m_sources[std::size_t(c.slot)];
    slot = SourceSlot{.id = c.id,
                      .source = c.source,
                      .gain = Ramp(0),
                      .removing = false,
                      .panic = false,
                      .meter = {}};
    slot.gain.to(sane(c.gain), m_rampFrames);
}

void Engine::on(const command::SourceGain& c) noexcept {
    if (c.slot < 0 || c.slot >= maxSources)
        return;
    SourceSlot& slot = m_sources[std::size_t(c.slot)];
    if (slot.id != 0 && !slot.removing)
        slot.gain.to(sane(c.gain), m_rampFrames);
}

void Engine::on(const command::RemoveSource& c) noexcept {
    if (c.slot < 0 || c.slot >= maxSources || m_sources[std::size_t(c.slot)].id == 0)
        return;
    SourceSlot& slot = m_sources[std::size_t(c.slot)];
    if (!slot.removing)
        slot.gain.to(0, m_fadeFrames);
    slot.removing = true;
}

void Engine::on(const command::Record& c) noexcept {
    if (m_ring)
        return refuse(c.id, Reason::Busy);
    if (c.ring->channels < 1 || c.ring->channels > maxInputs)
        return refuse(c.id, Reason::Range);
    m_ring = c.ring;
    m_ringId = c.id;
}

void Engine::on(const command::StopRecord&) noexcept {
    if (!m_ring)
        return;
    m_ring->closed.store(true, std::memory_order_release);
    m_ring = nullptr;
    release(m_ringId);
}

void Engine::on(const command::Panic&) noexcept {
    m_transport.stop(); // drops what waits
    m_panicking = true;
    m_panic.to(0, m_fadeFrames);
}

} // namespace antiphon
