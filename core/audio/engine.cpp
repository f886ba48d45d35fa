#include "core/audio/engine.h"

#include "core/audio/streamtrack.h"
#include "core/denormals.h"

namespace antiphon {

namespace {

constexpr int reportsPerSecond = 40;

auto samplesOf(const Sound& sound) {
    return [&sound](std::int64_t frame, std::size_t) noexcept {
        return sound.samples.data() + frame * sound.channels;
    };
}

} // namespace

Engine::Engine(int rate)
    : m_rate(rate), m_fadeFrames(framesOf(fadeSeconds, rate)),
      m_rampFrames(framesOf(rampSeconds, rate)), m_commands(queueLength),
      m_reports(4 * queueLength), m_transport(m_fadeFrames), m_guard(rate) {}

void Engine::process(std::span<const float* const> in, std::span<float* const> out,
                     std::size_t frames) noexcept {
    const DenormalsOff denormalsOff;
    for (float* channel : out)
        std::fill_n(channel, frames, 0.0f);
    out = out.first(std::min(out.size(), maxOutputs));
    m_outputs = out.size();

    while (m_owedCount > 0 && m_reports.push(report::Released{m_owed[m_owedCount - 1]}))
        --m_owedCount;
    receiveCommands();
    attendStreams();
    for (std::size_t done = 0; done < frames;) {
        const std::size_t count = m_transport.begin(std::min(chunk, frames - done));
        record(in, done, count);
        showInput(in, done);
        mixChunk(out, done, count);
        m_transport.advance(count);
        m_clock += std::int64_t(count);
        done += count;
        finishFades();
        if (m_transport.takeEnded())
            post(report::Ended{});
        if (m_transport.takeMoved())
            reportPosition();
    }
    finishFades();
    for (const float* channel : in)
        m_inputMeter.add(channel, frames);
    reportState(frames);
}

/// For generators that listen.
void Engine::showInput(std::span<const float* const> in, std::size_t first) noexcept {
    m_inputs = std::min(in.size(), m_in.size());
    for (std::size_t c = 0; c < m_inputs; ++c)
        m_in[c] = in[c] + first;
}

/// Tells streamed tracks what they should have ready.
void Engine::attendStreams() noexcept {
    const Outlook outlook = m_transport.outlook();
    for (Track& track : m_tracks)
        if (track.id != 0 && track.stream)
            track.stream->attend(outlook.position - track.offset, outlook.loopBegin - track.offset,
                                 outlook.loopEnd - track.offset);
}

void Engine::mixChunk(std::span<float* const> out, std::size_t first, std::size_t frames) noexcept {
    const std::span<Head> heads = m_transport.heads();
    for (std::size_t h = 0; h < heads.size(); ++h) {
        const std::span gains = std::span(m_headGains[h]).first(frames);
        const bool flat = !heads[h].fade.moving() && heads[h].fade.value() == 1;
        heads[h].fade.fill(gains);
        if (!flat)
            std::ranges::transform(gains, gains.begin(), equalPower);
    }
    for (Track& track : m_tracks) {
        if (track.id == 0)
            continue;
        track.gain.fill(std::span(m_gains).first(frames));
        if (heads.empty())
            continue;
        const std::size_t channels = outputsOf(track.channels);
        clearBus(channels, frames);
        mixTrack(track, frames);
        addBus(out, channels, first, frames, &track.meter);
    }
    for (Voice& voice : m_voices) {
        if (voice.id == 0)
            continue;
        const std::size_t channels = outputsOf(voice.sound->channels);
        clearBus(channels, frames);
        mixVoice(voice, frames);
        addBus(out, channels, first, frames, nullptr);
    }
    for (SourceSlot& slot : m_sources) {
        if (slot.id == 0)
            continue;
        mixSource(slot, frames);
        addBus(out, std::min<std::size_t>(2, m_outputs), first, frames, &slot.meter);
    }
    finishMaster(out, first, frames);
}

/// How many outputs a sound reaches, from the first.
std::size_t Engine::outputsOf(int channels) const noexcept {
    return std::min<std::size_t>(std::size_t(std::max(channels, 2)), m_outputs);
}

void Engine::clearBus(std::size_t channels, std::size_t frames) noexcept {
    for (std::size_t c = 0; c < channels; ++c)
        std::fill_n(m_bus[c].data(), frames, 0.0f);
}

void Engine::addBus(std::span<float* const> out, std::size_t channels, std::size_t first,
                    std::size_t frames, Meter* meter) noexcept {
    for (std::size_t c = 0; c < channels; ++c) {
        const float* from = m_bus[c].data();
        float* to = out[c] + first;
        for (std::size_t i = 0; i < frames; ++i)
            to[i] += from[i];
        if (meter)
            meter->add(from, frames);
    }
}

void Engine::mixTrack(Track& track, std::size_t frames) noexcept {
    static_assert(chunk <= StreamTrack::longestRead);
    const std::int64_t tail = std::min<std::int64_t>(m_fadeFrames, track.length / 2);
    const auto streamed = [&track](std::int64_t frame, std::size_t count) noexcept {
        return track.stream->read(frame, count);
    };
    const std::span<Head> heads = m_transport.heads();
    for (std::size_t h = 0; h < heads.size(); ++h) {
        for (std::size_t i = 0; i < frames; ++i)
            m_product[i] = m_gains[i] * m_headGains[h][i];
        const std::int64_t position = heads[h].position - track.offset;
        if (track.stream)
            mix(streamed, track.channels, position, track.length, tail, frames);
        else
            mix(samplesOf(*track.sound), track.channels, position, track.length, tail, frames);
    }
}

void Engine::mixVoice(Voice& voice, std::size_t frames) noexcept {
    voice.fresh = false;
    voice.fade.fill(std::span(m_product).first(frames));
    for (std::size_t i = 0; i < frames; ++i)
        m_product[i] = equalPower(m_product[i]) * voice.gain;
    mix(samplesOf(*voice.sound), voice.sound->channels, voice.position, voice.end, voice.tail,
        frames);
    voice.position += std::int64_t(frames);
}

void Engine::mixSource(SourceSlot& slot, std::size_t frames) noexcept {
    // A device with one output hears the left channel.
    const SourceBlock block{.left = m_bus[0].data(),
                            .right = m_bus[1].data(),
                            .frames = frames,
                            .rate = m_rate,
                            .position = m_transport.position(),
                            .playing = m_transport.playing(),
                            .panic = std::exchange(slot.panic, false),
                            .in = std::span(m_in).first(m_inputs)};
    slot.source.render(slot.source.context, block);
    slot.gain.fill(std::span(m_product).first(frames));
    for (std::size_t c = 0; c < 2; ++c)
        for (std::size_t i = 0; i < frames; ++i)
            m_bus[c][i] *= m_product[i];
}

template <class SamplesAt>
void Engine::mix(const SamplesAt& samplesAt, int channels, std::int64_t position, std::int64_t end,
                 std::int64_t tail, std::size_t frames) noexcept {
    const std::int64_t from = std::clamp<std::int64_t>(-position, 0, std::int64_t(frames));
    const std::int64_t to = std::clamp<std::int64_t>(end - position, from, std::int64_t(frames));
    if (from == to || m_outputs == 0)
        return;
    for (std::int64_t i = std::max(from, end - tail - position); i < to; ++i)
        m_product[std::size_t(i)] *= float(end - position - i) / float(tail);
    const std::size_t count = std::size_t(to - from);
    mixSamples(samplesAt(position + from, count), channels, std::size_t(from), count);
}

/// Adds interleaved frames to the bus from its frame `first` on.
void Engine::mixSamples(const float* samples, int channels, std::size_t first,
                        std::size_t count) noexcept {
    const float* gains = m_product.data() + first;
    if (channels == 1) {
        for (std::size_t c = 0; c < outputsOf(1); ++c) {
            float* bus = m_bus[c].data() + first;
            for (std::size_t i = 0; i < count; ++i)
                bus[i] += samples[i] * gains[i];
        }
    } else if (channels == 2 && m_outputs >= 2) {
        float* left = m_bus[0].data() + first;
        float* right = m_bus[1].data() + first;
        for (std::size_t i = 0; i < count; ++i) {
            left[i] += samples[2 * i] * gains[i];
            right[i] += samples[2 * i + 1] * gains[i];
        }
    } else {
        const int outputs = int(m_outputs);
        const float scale = 1 / float((channels + outputs - 1) / outputs);
        for (int c = 0; c < channels; ++c) {
            float* bus = m_bus[std::size_t(c % outputs)].data() + first;
            for (std::size_t i = 0; i < count; ++i)
                bus[i] += samples[i * std::size_t(channels) + std::size_t(c)] * gains[i] * scale;
        }
    }
}

void Engine::finishMaster(std::span<float* const> out, std::size_t first,
                          std::size_t frames) noexcept {
    const bool flat =
        !m_master.moving() && m_master.value() == 1 && !m_panic.moving() && m_panic.value() == 1;
    if (!flat) {
        m_master.fill(std::span(m_product).first(frames));
        m_panic.fill(std::span(m_gains).first(frames));
        for (std::size_t i = 0; i < frames; ++i)
            m_product[i] *= m_gains[i];
        for (float* channel : out)
            for (std::size_t i = 0; i < frames; ++i)
                channel[first + i] *= m_product[i];
    }
    m_guard.process(out, first, frames);
    for (const float* channel : out)
        m_masterMeter.add(channel + first, frames);
}

/// Takes away what has faded out.
void Engine::finishFades() noexcept {
    const bool silent = m_transport.heads().empty();
    bool removed = false;
    for (Track& track : m_tracks) {
        if (track.id != 0 && track.removing && (silent || !track.gain.moving())) {
            release(track.id);
            removed = true;
        }
    }
    if (removed)
        findEnd();
    for (Voice& voice : m_voices) {
        const bool faded = !voice.fade.moving() && voice.fade.target() == 0;
        if (voice.id != 0 && (faded || voice.position >= voice.end))
            release(voice.id);
    }
    for (SourceSlot& slot : m_sources)
        if (slot.id != 0 && slot.removing && !slot.gain.moving())
            release(slot.id);
    if (m_panicking && !m_panic.moving())
        finishPanic();
}

void Engine::finishPanic() noexcept {
    m_transport.halt();
    for (Voice& voice : m_voices)
        if (voice.id != 0)
            release(voice.id);
    for (SourceSlot& slot : m_sources)
        slot.panic = slot.id != 0;
    m_panicking = false;
    m_panic.to(1, m_rampFrames);
}

void Engine::record(std::span<const float* const> in, std::size_t first,
                    std::size_t frames) noexcept {
    if (!m_ring)
        return;
    if (m_ring->position.load(std::memory_order_relaxed) < 0)
        m_ring->position.store(m_transport.position(), std::memory_order_relaxed);
    const std::size_t channels = std::size_t(m_ring->channels);
    for (std::size_t c = 0; c < channels; ++c)
        for (std::size_t i = 0; i < frames; ++i)
            m_interleaved[i * channels + c] = c < in.size() ? in[c][first + i] : 0.0f;
    if (!m_ring->samples.push(std::span<const float>(m_interleaved).first(frames * channels)))
        m_ring->dropped.fetch_add(frames, std::memory_order_relaxed);
}

void Engine::countCallback(float load, bool xrun) noexcept {
    m_loadSum += load;
    m_loadPeak = std::max(m_loadPeak, load);
    ++m_loadCount;
    m_xruns += xrun ? 1 : 0;
    const float bin = std::clamp(load * float(loadBins) / 2, 0.0f, float(loadBins - 1));
    m_loads[std::size_t(bin)].fetch_add(1, std::memory_order_relaxed);
}

float Engine::loadQuantile(double quantile) const noexcept {
    std::uint64_t all = 0, below = 0;
    for (const auto& bin : m_loads)
        all += bin.load(std::memory_order_relaxed);
    for (std::size_t i = 0; i < loadBins && all > 0; ++i) {
        below += m_loads[i].load(std::memory_order_relaxed);
        if (double(below) >= quantile * double(all))
            return float(i + 1) * 2 / float(loadBins);
    }
    return 0;
}

bool Engine::post(const Report& item) noexcept {
    if (m_reports.push(item))
        return true;
    ++m_lost;
    return false;
}

/// Frees the slot of `id` and says so, later if the queue is full: a loan is never forgotten.
void Engine::release(std::uint32_t& id) noexcept {
    if (!m_reports.push(report::Released{id}) && m_owedCount < maxOwed)
        m_owed[m_owedCount++] = id;
    id = 0;
}

void Engine::refuse(std::uint32_t id, report::Refused::Reason reason) noexcept {
    post(report::Refused{id, reason});
    if (id != 0)
        release(id);
}

void Engine::reportPosition() noexcept {
    post(report::Position{m_transport.position(), m_clock, m_transport.playing()});
}

void Engine::reportState(std::size_t frames) noexcept {
    m_sinceReport += frames;
    if (m_sinceReport < std::size_t(std::max(1, m_rate / reportsPerSecond)))
        return;
    m_sinceReport = 0;
    // What is out of date in a moment must not crowd out what is said once.
    if (m_reports.space() < m_reports.capacity() / 4)
        return;
    reportPosition();
    post(report::Levels{masterLevel, m_masterMeter.take()});
    post(report::Levels{inputLevel, m_inputMeter.take()});
    for (Track& track : m_tracks)
        if (track.id != 0)
            post(report::Levels{track.id, track.meter.take()});
    for (SourceSlot& slot : m_sources)
        if (slot.id != 0)
            post(report::Levels{slot.id, slot.meter.take()});
    post(report::Health{.load = m_loadCount ? float(m_loadSum / double(m_loadCount)) : 0.0f,
                        .peakLoad = m_loadPeak,
                        .xruns = m_xruns,
                        .overs = m_guard.overs(),
                        .nonFinite = m_guard.nonFinite(),
                        .lost = m_lost});
    m_loadSum = m_loadPeak = 0;
    m_loadCount = 0;
}

} // namespace antiphon
