#include "core/audio/livevoice.h"

#include <algorithm>
#include <cmath>

namespace antiphon {

void LiveVoice::lend(Synth* synth, std::size_t parameters) noexcept {
    m_next = synth;
    m_nextParameters = std::min(parameters, ParameterBox::capacity);
    m_swap = true;
}

/// Sends the parameters on their way.
void LiveVoice::aim(bool snap) noexcept {
    for (std::size_t i = 0; i < ParameterBox::capacity; ++i) {
        const auto target = double(m_state.target[i]);
        const auto ticks = int(std::lround(double(m_state.ramp[i]) * m_rate / double(tick)));
        if (snap || ticks < 1)
            m_glides[i].snap(target);
        else if (m_glides[i].target() != target)
            m_glides[i].to(target, ticks);
    }
}

void LiveVoice::take(const LiveVoiceState& state) noexcept {
    const LiveVoiceState before = m_state;
    m_state = state;
    aim(silent());
    const int frames = framesOf(std::max(double(state.fade), rampSeconds), m_rate);
    if (state.level != before.level)
        m_level.to(state.level, silent() ? 0 : framesOf(rampSeconds, m_rate));
    if (!state.gate) {
        m_waiting = false;
        if (m_fade.target() != 0)
            m_fade.to(0, frames);
        else if (m_fade.left() > frames) // it has to be quicker than was thought
            m_fade.to(0, frames);
    } else if (state.attack != before.attack || !before.gate) {
        m_waiting = true;
        m_faulty = false;
        const int quick = framesOf(rampSeconds, m_rate);
        if (m_fade.target() != 0 || m_fade.left() > quick)
            m_fade.to(0, quick);
    }
}

void LiveVoice::start() noexcept {
    m_waiting = false;
    aim(true);
    m_level.snap(m_state.level);
    m_fade.to(1, framesOf(std::max(double(m_state.fade), rampSeconds), m_rate));
    for (std::size_t i = 0; i < ParameterBox::capacity; ++i)
        m_now[i] = m_state.target[i];
    m_synth->setParameters(std::span(m_now).first(m_parameters));
    m_synth->reset();
    ++m_starts;
}

void LiveVoice::begin() noexcept {
    m_fade.snap(0);
    m_faulty = false;
    m_waiting = m_state.gate;
}

void LiveVoice::silence() noexcept {
    m_fade.snap(0);
    m_waiting = false;
}

bool LiveVoice::render(std::span<float, tick> out) noexcept {
    bool swapped = false;
    if (m_swap && silent()) {
        m_synth = m_next;
        m_parameters = m_nextParameters;
        m_swap = false;
        m_starts = 0;
        m_waiting = m_state.gate && !m_faulty;
        swapped = true;
    }
    if (m_waiting && silent() && m_synth && !m_swap)
        start();
    if (silent() || !m_synth) {
        for (Glide& glide : m_glides)
            glide.next();
        std::ranges::fill(out, 0.0f);
        return swapped;
    }
    const ParameterBox::Values before = m_now;
    for (std::size_t i = 0; i < ParameterBox::capacity; ++i) {
        m_glides[i].next(); // the first tick is a step on the way already
        m_now[i] = float(m_glides[i].value());
    }
    if (m_now != before)
        m_synth->setParameters(std::span(m_now).first(m_parameters));
    m_synth->render(out);
    bool finite = true;
    for (const float sample : out)
        finite = finite && std::isfinite(sample);
    if (!finite) {
        std::ranges::fill(out, 0.0f);
        silence();
        m_faulty = m_fault = true;
        return swapped;
    }
    const bool moving = m_fade.moving();
    for (float& sample : out) {
        const float fade = m_fade.next();
        sample *= m_level.next() * (moving ? equalPower(fade) : fade);
    }
    return swapped;
}

} // namespace antiphon
