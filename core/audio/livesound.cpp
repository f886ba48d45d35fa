#include "core/audio/livesound.h"

#include "core/denormals.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace antiphon {

namespace {

constexpr std::size_t levelsPerSecond = 30;
constexpr float loudest = 1e6f;

} // namespace

LiveSound::LiveSound(int rate)
    : m_rate(rate), m_heard(std::size_t(rate)), m_voices{TickVoice(rate), TickVoice(rate)},
      m_leader(rate), m_blocker(rate), m_limiter(rate) {}

Source LiveSound::source() noexcept {
    return {[](void* self, const SourceBlock& block) noexcept {
                static_cast<LiveSound*>(self)->render(block);
            },
            this};
}

void LiveSound::render(const SourceBlock& block) noexcept {
    if (block.panic) {
        silenceAll();
        ++m_state.panic; // so that the live thread knows, and a recording
        post(live::Taken{m_clock, m_state});
    }
    process(block.in, block.left, block.frames);
    std::copy_n(block.left, block.frames, block.right);
}

/// At this very frame; the voices come back with the next raised attack.
void LiveSound::silenceAll() noexcept {
    for (TickVoice& slot : m_voices) {
        slot.voice.silence();
        slot.samples.fill(0);
    }
    m_state.monitor = 0; // a microphone that howls is not heard either
    m_monitor.snap(0);
    m_blocker.reset();
    m_limiter.reset();
}

bool LiveSound::post(const LiveReport& report) noexcept {
    if (m_reports.push(report))
        return true;
    m_reportsLost.fetch_add(1, std::memory_order_relaxed);
    return false;
}

/// A loan is never forgotten: what finds no room is said later.
void LiveSound::release(std::uint32_t& id) noexcept {
    if (id != 0 && !m_reports.push(live::Released{id}) && m_owedCount < mostOwed)
        m_owed[m_owedCount++] = id;
    id = 0;
}

void LiveSound::on(const live::LendVoice& c) noexcept {
    TickVoice& slot = c.slot < int(voices) ? m_voices[std::size_t(c.slot)] : m_leader;
    release(slot.nextId); // one that still waited
    slot.nextId = c.id;
    slot.voice.lend(c.synth, c.parameters);
}

void LiveSound::on(const live::LendFile& c) noexcept {
    release(m_nextFileId);
    m_nextFile = c.sound;
    m_nextFileId = c.id;
    m_fileWaits = true;
}

void LiveSound::on(const live::Record& c) noexcept {
    release(m_nextRingId);
    m_nextRing = c.ring;
    m_nextRingId = c.id;
}

void LiveSound::on(const live::StopRecord&) noexcept {
    release(m_nextRingId);
    m_nextRing = nullptr;
    finishRing();
    if (m_master.target() != 1) // the fade before a recording that will not begin
        m_master.to(1, framesOf(rampSeconds, m_rate));
}

void LiveSound::receiveCommands() noexcept {
    while (m_owedCount > 0 && m_reports.push(live::Released{m_owed[m_owedCount - 1]}))
        --m_owedCount;
    LiveCommand next;
    for (int i = 0; i < 16 && m_commands.pop(next); ++i)
        std::visit([this](const auto& c) { on(c); }, next);
    if (m_box.refresh()) {
        take(m_box.value());
        post(live::Taken{m_clock, m_state});
    }
}

void LiveSound::take(const LiveSnapshot& snapshot) noexcept {
    const LiveSnapshot before = m_state;
    m_state = snapshot;
    const int frames = framesOf(rampSeconds, m_rate);
    const auto aim = [frames](Ramp& ramp, float target) {
        if (ramp.target() != target)
            ramp.to(target, frames);
    };
    aim(m_inputGain, snapshot.inputGain);
    aim(m_monitor, snapshot.monitor);
    aim(m_gain, snapshot.muted ? 0 : snapshot.gain);
    for (std::size_t v = 0; v < voices; ++v)
        m_voices[v].voice.take(snapshot.voice[v]);
    m_leader.voice.take(snapshot.leader);
    if (snapshot.panic != before.panic)
        silenceAll();
}

void LiveSound::lend(int slot, Synth* synth, std::size_t parameters) noexcept {
    m_voices[std::size_t(slot)].voice.lend(synth, parameters);
}

void LiveSound::begin() noexcept {
    m_monitor.snap(m_state.monitor);
    m_gain.snap(m_state.muted ? 0 : m_state.gain);
    for (TickVoice& slot : m_voices) {
        slot.voice.begin();
        slot.samples.fill(0);
    }
    m_left = 0;
    m_master.snap(0);
    m_master.to(1, framesOf(rampSeconds, m_rate));
    m_blocker.reset();
    m_limiter.reset();
}

void LiveSound::process(std::span<const float* const> in, float* out, std::size_t frames) noexcept {
    const DenormalsOff denormalsOff;
    receiveCommands();
    for (std::size_t done = 0; done < frames;) {
        std::size_t count = std::min(chunk, frames - done);
        if (m_nextRing && !m_fresh && m_master.target() != 0)
            m_master.to(0, framesOf(rampSeconds, m_rate));
        if (m_nextRing && (m_fresh || !m_master.moving()))
            beginRecording();
        else if (m_nextRing)
            count = std::min(count, std::size_t(m_master.left()));
        hear(in, done, count);
        mix(out + done, count);
        m_fresh = false;
        done += count;
    }
    m_clockSeen.store(m_clock, std::memory_order_release);
    m_fileSeen.store(m_filePosition, std::memory_order_relaxed);
    reportLevels(frames);
}

/// With everything silent.
void LiveSound::beginRecording() noexcept {
    finishRing();
    m_ring = std::exchange(m_nextRing, nullptr);
    m_ringId = std::exchange(m_nextRingId, 0);
    m_ring->position.store(m_clock, std::memory_order_relaxed);
    post(live::Began{m_clock, m_ringId, {m_voices[0].voice.starts(), m_voices[1].voice.starts()}});
    begin();
    post(live::Taken{m_clock, m_state});
}

void LiveSound::finishRing() noexcept {
    if (m_ring)
        m_ring->closed.store(true, std::memory_order_release);
    m_ring = nullptr;
    release(m_ringId);
}

/// What the agent hears: fades out, changes and fades in where its source changes.
void LiveSound::hear(std::span<const float* const> in, std::size_t first,
                     std::size_t frames) noexcept {
    const bool change = m_fileWaits || m_state.input != m_input || m_state.channel != m_channel ||
                        m_state.seek != m_seek;
    const int fade = framesOf(rampSeconds, m_rate);
    if (change && m_fresh)
        m_inputFade.snap(0);
    else if (change && m_inputFade.target() != 0)
        m_inputFade.to(0, fade);
    if (change && !m_inputFade.moving()) {
        changeInput();
        if (m_fresh)
            m_inputFade.snap(1);
        else
            m_inputFade.to(1, fade);
    }

    float* const line = m_line.data();
    std::fill_n(line, frames, 0.0f);
    if (m_input == LiveInput::Device && m_channel >= 0) {
        if (std::size_t(m_channel) < in.size())
            std::copy_n(in[std::size_t(m_channel)] + first, frames, line);
    } else if (m_input == LiveInput::Device) {
        for (const float* channel : in)
            for (std::size_t i = 0; i < frames; ++i)
                line[i] += channel[first + i] / float(in.size());
    } else if (m_input == LiveInput::File) {
        hearFile(frames);
    } else if (m_input == LiveInput::Synth) {
        for (std::size_t i = 0; i < frames; ++i) {
            if (m_leaderLeft == 0)
                nextTick(m_leader, 2, m_clock + std::int64_t(i));
            m_leaderLeft = m_leaderLeft == 0 ? tick - 1 : m_leaderLeft - 1;
            line[i] = m_leader.samples[tick - 1 - m_leaderLeft];
        }
    }
    m_inputGain.fill(std::span(m_ramp).first(frames));
    for (std::size_t i = 0; i < frames; ++i) {
        const float sample = line[i] * m_ramp[i];
        line[i] = std::isfinite(sample) ? std::clamp(sample, -loudest, loudest) : 0.0f;
    }
    if (m_inputFade.moving() || m_inputFade.value() != 1) {
        m_inputFade.fill(std::span(m_ramp).first(frames));
        for (std::size_t i = 0; i < frames; ++i)
            line[i] *= m_ramp[i];
    }
    m_inputMeter.add(line, frames);
    if (!m_heard.push(std::span<const float>(line, frames)))
        m_inputLost.fetch_add(frames, std::memory_order_relaxed);
}

void LiveSound::changeInput() noexcept {
    m_input = m_state.input;
    m_channel = m_state.channel;
    if (m_fileWaits) {
        release(m_fileId);
        m_file = m_nextFile;
        m_fileId = std::exchange(m_nextFileId, 0);
        m_filePosition = 0;
        m_fileWaits = false;
    }
    if (m_seek != m_state.seek) {
        m_seek = m_state.seek;
        const auto end = std::int64_t(m_file ? m_file->samples.size() : 0);
        m_filePosition = std::clamp<std::int64_t>(m_state.seekTo, 0, end);
    }
    m_fileEnded.store(false, std::memory_order_relaxed);
}

void LiveSound::hearFile(std::size_t frames) noexcept {
    const auto length = std::int64_t(m_file ? m_file->samples.size() : 0);
    if (!m_state.filePlays || length == 0)
        return;
    for (std::size_t done = 0; done < frames;) {
        if (m_filePosition >= length && m_state.fileLoops)
            m_filePosition = 0;
        if (m_filePosition >= length) {
            m_fileEnded.store(true, std::memory_order_relaxed);
            return;
        }
        const auto count = std::min(frames - done, std::size_t(length - m_filePosition));
        std::copy_n(m_file->samples.data() + m_filePosition, count, m_line.data() + done);
        m_filePosition += std::int64_t(count);
        done += count;
    }
}

void LiveSound::nextTick(TickVoice& slot, int number, std::int64_t clock) noexcept {
    if (slot.voice.render(slot.samples)) {
        release(slot.id);
        slot.id = std::exchange(slot.nextId, 0);
        post(live::VoiceIn{clock, number, slot.id});
    }
    if (slot.voice.takeFault())
        post(live::Fault{clock, number});
}

/// m_line holds what is heard.
void LiveSound::mix(float* out, std::size_t frames) noexcept {
    for (std::size_t done = 0; done < frames;) {
        if (m_left == 0) {
            for (std::size_t v = 0; v < voices; ++v)
                nextTick(m_voices[v], int(v), m_clock + std::int64_t(done));
            m_left = tick;
        }
        const std::size_t count = std::min(m_left, frames - done);
        for (std::size_t v = 0; v < voices; ++v)
            std::copy_n(m_voices[v].samples.data() + (tick - m_left), count,
                        m_voiceLines[v].data() + done);
        m_left -= count;
        done += count;
    }
    m_gain.fill(std::span(m_ramp).first(frames));
    for (std::size_t i = 0; i < frames; ++i)
        m_mono[i] = (m_voiceLines[0][i] + m_voiceLines[1][i]) * m_ramp[i];
    m_blocker.process(m_mono.data(), frames);
    m_agentMeter.add(m_mono.data(), frames);
    m_monitor.fill(std::span(m_ramp).first(frames));
    for (std::size_t i = 0; i < frames; ++i)
        m_mono[i] += m_line[i] * m_ramp[i];
    m_master.fill(std::span(m_ramp).first(frames));
    for (std::size_t i = 0; i < frames; ++i)
        out[i] = m_mono[i] * m_ramp[i];
    m_limiter.process(out, frames);
    m_mixMeter.add(out, frames);
    record(out, frames);
    m_clock += std::int64_t(frames);
}

void LiveSound::record(const float* out, std::size_t frames) noexcept {
    if (!m_ring)
        return;
    for (std::size_t i = 0; i < frames; ++i) {
        float* const at = m_interleaved.data() + i * tracks;
        at[0] = m_line[i];
        for (std::size_t v = 0; v < voices; ++v)
            at[1 + v] = m_voiceLines[v][i];
        at[tracks - 1] = out[i];
    }
    if (!m_ring->samples.push(std::span<const float>(m_interleaved).first(frames * tracks)))
        m_ring->dropped.fetch_add(frames, std::memory_order_relaxed);
}

void LiveSound::replay(const float* heard, float* out, std::size_t frames) noexcept {
    const DenormalsOff denormalsOff;
    for (std::size_t done = 0; done < frames;) {
        const std::size_t count = std::min(chunk, frames - done);
        std::copy_n(heard + done, count, m_line.data());
        mix(out + done, count);
        done += count;
    }
}

void LiveSound::reportLevels(std::size_t frames) noexcept {
    m_sinceLevels += frames;
    if (m_sinceLevels < std::size_t(m_rate) / levelsPerSecond ||
        m_reports.space() < m_reports.capacity() / 4)
        return;
    m_sinceLevels = 0;
    post(live::Levels{m_inputMeter.take(), m_agentMeter.take(), m_mixMeter.take(),
                      m_limiter.takeReduction()});
}

} // namespace antiphon
