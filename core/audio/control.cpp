#include "core/audio/control.h"

#include "core/audio/recorder.h"

#include <cmath>

namespace antiphon {

float matchingGain(double integratedLufs, double truePeakDb, double targetLufs) {
    if (!(integratedLufs > -70))
        return 1;
    const double gain = targetLufs - integratedLufs;
    const double headroom = -1 - truePeakDb;
    return float(std::pow(10, std::min(gain, std::isfinite(headroom) ? headroom : gain) / 20));
}

std::optional<std::uint32_t> EngineControl::lend(std::uint32_t id, const Command& command,
                                                 Loan loan) {
    if (!m_engine.send(command))
        return {};
    m_nextId = id + 1;
    m_lent.emplace(id, std::move(loan));
    return id;
}

/// A slot is free again when its release has been reported; -1: none.
int EngineControl::freeSlot(int Loan::*slot, int count) const {
    for (int i = 0; i < count; ++i)
        if (std::ranges::none_of(m_lent, [&](const auto& l) { return l.second.*slot == i; }))
            return i;
    return -1;
}

EngineControl::Loan* EngineControl::find(std::uint32_t id, int Loan::*slot) {
    const auto found = m_lent.find(id);
    if (found == m_lent.end() || found->second.removed || found->second.*slot < 0)
        return nullptr;
    return &found->second;
}

std::optional<std::uint32_t> EngineControl::addTrack(std::shared_ptr<const Sound> sound,
                                                     const TrackSettings& settings,
                                                     std::int64_t offset) {
    const int slot = freeSlot(&Loan::trackSlot, Engine::maxTracks);
    if (slot < 0 || !sound)
        return {};
    const command::AddTrack add{m_nextId, slot, sound.get(), offset, settings};
    return lend(m_nextId, add, {.owner = sound, .trackSlot = slot, .settings = settings});
}

std::optional<std::uint32_t> EngineControl::addTrack(std::shared_ptr<StreamTrack> stream,
                                                     const TrackSettings& settings,
                                                     std::int64_t offset) {
    const int slot = freeSlot(&Loan::trackSlot, Engine::maxTracks);
    if (slot < 0 || !stream)
        return {};
    const command::AddTrack add{m_nextId, slot, nullptr, offset, settings, stream.get()};
    return lend(m_nextId, add,
                {.owner = stream,
                 .trackSlot = slot,
                 .settings = settings,
                 .stream = stream.get(),
                 .offset = offset});
}

bool EngineControl::seek(std::int64_t frame) {
    for (const auto& [id, loan] : m_lent)
        if (loan.stream)
            loan.stream->expect(frame - loan.offset);
    return m_engine.send(command::Seek{frame});
}

bool EngineControl::setTrack(std::uint32_t track, const TrackSettings& settings) {
    Loan* loan = find(track, &Loan::trackSlot);
    if (!loan || !m_engine.send(command::SetTrack{loan->trackSlot, settings}))
        return false;
    loan->settings = settings;
    return true;
}

const TrackSettings* EngineControl::settings(std::uint32_t track) const {
    const Loan* loan = const_cast<EngineControl*>(this)->find(track, &Loan::trackSlot);
    return loan ? &loan->settings : nullptr;
}

bool EngineControl::removeTrack(std::uint32_t track) {
    Loan* loan = find(track, &Loan::trackSlot);
    if (!loan || !m_engine.send(command::RemoveTrack{loan->trackSlot}))
        return false;
    loan->removed = true;
    return true;
}

std::vector<std::uint32_t> EngineControl::tracks() const {
    std::vector<std::uint32_t> ids;
    for (const auto& [id, loan] : m_lent)
        if (loan.trackSlot >= 0 && !loan.removed)
            ids.push_back(id);
    return ids;
}

std::optional<std::uint32_t> EngineControl::audition(std::shared_ptr<const Sound> sound, float gain,
                                                     std::int64_t from, std::int64_t frames) {
    if (!sound)
        return {};
    const command::Audition audition{m_nextId, sound.get(), from, frames, gain};
    return lend(m_nextId, audition, {.owner = sound});
}

std::optional<std::uint32_t> EngineControl::continueAudition(std::uint32_t former,
                                                             std::shared_ptr<const Sound> sound,
                                                             std::int64_t shift, std::int64_t end) {
    if (!sound)
        return {};
    const command::ContinueAudition next{m_nextId, former, sound.get(), shift, end};
    return lend(m_nextId, next, {.owner = sound});
}

std::optional<std::uint32_t>
EngineControl::addSource(const Source& source, std::shared_ptr<const void> owner, float gain) {
    const int slot = freeSlot(&Loan::sourceSlot, Engine::maxSources);
    if (slot < 0)
        return {};
    const command::AddSource add{m_nextId, slot, source, gain};
    return lend(m_nextId, add, {.owner = std::move(owner), .sourceSlot = slot});
}

bool EngineControl::setSourceGain(std::uint32_t source, float gain) {
    const Loan* loan = find(source, &Loan::sourceSlot);
    return loan && m_engine.send(command::SourceGain{loan->sourceSlot, gain});
}

bool EngineControl::removeSource(std::uint32_t source) {
    Loan* loan = find(source, &Loan::sourceSlot);
    if (!loan || !m_engine.send(command::RemoveSource{loan->sourceSlot}))
        return false;
    loan->removed = true;
    return true;
}

std::optional<std::uint32_t> EngineControl::record(std::shared_ptr<Recorder> recorder) {
    if (!recorder)
        return {};
    const command::Record record{m_nextId, &recorder->ring()};
    return lend(m_nextId, record, {.owner = recorder});
}

std::vector<Report> EngineControl::poll() {
    std::vector<Report> events;
    Report next;
    while (m_engine.receive(next)) {
        if (const auto* position = std::get_if<report::Position>(&next)) {
            m_status.position = position->frame;
            m_status.clock = position->clock;
            m_status.playing = position->playing;
        } else if (const auto* levels = std::get_if<report::Levels>(&next)) {
            if (levels->id == masterLevel)
                m_status.master = levels->level;
            else if (levels->id == inputLevel)
                m_status.input = levels->level;
            else
                m_status.levels[levels->id] = levels->level;
        } else if (const auto* health = std::get_if<report::Health>(&next)) {
            m_status.health = *health;
        } else {
            if (const auto* released = std::get_if<report::Released>(&next)) {
                m_status.levels.erase(released->id);
                m_lent.erase(released->id);
            }
            events.push_back(next);
        }
    }
    return events;
}

std::string describe(const report::Refused& refused, int engineRate) {
    switch (refused.reason) {
    case report::Refused::Reason::Rate:
        return "The sound is not at the engine's rate of " + std::to_string(engineRate) +
               " Hz; resample it first.";
    case report::Refused::Reason::Busy:
        return "The engine has no room for another; remove a track or wait a moment.";
    case report::Refused::Reason::Range:
        return refused.id == 0 ? "The loop is too short; make it 10 ms or longer."
                               : "There is nothing to play in that region; choose another.";
    }
    return {};
}

} // namespace antiphon
