#include "core/audio/synthvoice.h"

#include <algorithm>

namespace antiphon {

SynthVoice::SynthVoice(const std::string& synth, const SynthSettings& settings, int rate)
    : m_name(synth), m_settings(settings), m_rate(rate), m_synth(makeSynth(synth, settings)),
      m_core(m_synth.get(), m_synth->parameters(), rate) {
    m_synth->prepare(rate, VoiceCore::tick);
    std::fill_n(m_controls.target.begin(), parameters(), 0.5f);
    send();
}

Source SynthVoice::source() noexcept {
    return {[](void* self, const SourceBlock& block) noexcept {
                static_cast<SynthVoice*>(self)->render(block);
            },
            this};
}

void SynthVoice::setParameters(std::span<const float> values) noexcept {
    ParameterBox::merge(m_controls.target, values.first(std::min(values.size(), parameters())));
    send();
}

void SynthVoice::setGlide(double seconds) noexcept {
    m_controls.glide = seconds > 0 ? float(std::min(seconds, 0.5)) : 0.0f;
    send();
}

void SynthVoice::setLevel(float linear) noexcept {
    m_controls.level = linear > 0 ? std::min(linear, 100.0f) : 0.0f;
    send();
}

void SynthVoice::noteOn() noexcept {
    m_controls.gate = true;
    ++m_controls.attack;
    send();
}

void SynthVoice::noteOff() noexcept {
    m_controls.gate = false;
    send();
}

void SynthVoice::poll() {
    GestureEvent event;
    while (m_log.pop(event)) {
        if (event.began && !capturing()) {
            m_history.clear(); // from here on the sound can be made anew
            m_complete = true;
        }
        m_history.push_back(event);
    }
    const std::uint64_t lost = m_lost.load(std::memory_order_acquire);
    if (lost != m_lostBefore) {
        m_lostBefore = lost;
        m_history.clear();
        m_complete = false;
        m_captureFrom = -1;
    }
}

bool SynthVoice::startCapture() {
    poll();
    if (m_complete)
        m_captureFrom = m_clock.load(std::memory_order_acquire);
    return m_complete;
}

std::optional<Gesture> SynthVoice::stopCapture() {
    const std::int64_t end = m_clock.load(std::memory_order_acquire);
    poll();
    const std::int64_t begin = m_captureFrom;
    m_captureFrom = -1;
    if (begin < 0 || !m_complete)
        return std::nullopt;
    Gesture gesture{m_name, m_settings, m_rate, parameters(), {}, 0, end - begin};
    for (const GestureEvent& event : m_history)
        if (event.frame < end)
            gesture.events.push_back(event);
    if (!gesture.events.empty()) {
        const std::int64_t origin = gesture.events.front().frame;
        for (GestureEvent& event : gesture.events)
            event.frame -= origin;
        gesture.from = begin - origin;
    }
    return gesture;
}

void SynthVoice::log(const GestureEvent& event) noexcept {
    if (!m_log.push(event))
        m_lost.fetch_add(1, std::memory_order_release);
}

void SynthVoice::nextTick() noexcept {
    const bool changed = m_box.refresh();
    if (changed)
        m_core.take(m_box.value());
    m_core.render(m_tick);
    m_left = m_tick.size();
    if (changed || m_core.began())
        log({m_frame, m_core.controls(), m_core.began(), false});
}

void SynthVoice::render(const SourceBlock& block) noexcept {
    if (block.panic) {
        m_core.silence();
        std::fill(m_tick.end() - std::ptrdiff_t(m_left), m_tick.end(), 0.0f);
        log({m_frame, m_core.controls(), false, true});
    }
    for (std::size_t done = 0; done < block.frames;) {
        if (m_left == 0)
            nextTick();
        const std::size_t count = std::min(m_left, block.frames - done);
        const auto from = m_tick.end() - std::ptrdiff_t(m_left);
        std::copy_n(from, count, block.left + done);
        std::copy_n(from, count, block.right + done);
        m_left -= count;
        m_frame += std::int64_t(count);
        done += count;
    }
    m_clock.store(m_frame, std::memory_order_release);
}

} // namespace antiphon
