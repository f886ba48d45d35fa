#include "core/audio/voicecore.h"

#include <cmath>

namespace antiphon {

VoiceCore::VoiceCore(Synth* synth, std::size_t parameters, int rate) noexcept
    : m_synth(synth), m_parameters(std::min(parameters, ParameterBox::capacity)), m_rate(rate) {}

void VoiceCore::take(const VoiceControls& controls) noexcept {
    const VoiceControls former = m_controls;
    m_controls = controls;
    if (controls.target != former.target) {
        const auto ticks =
            int(std::lround(double(controls.glide) * m_rate / double(VoiceCore::tick)));
        for (std::size_t i = 0; i < m_parameters; ++i)
            if (ticks > 1 && !silent())
                m_glides[i].to(double(controls.target[i]), ticks);
            else
                m_glides[i].snap(double(controls.target[i]));
    }
    if (controls.level != former.level)
        m_level.to(controls.level, silent() ? 0 : framesOf(rampSeconds, m_rate));
    if (!controls.gate) {
        m_waiting = false;
        if (m_fade.target() != 0)
            m_fade.to(0, framesOf(fadeSeconds, m_rate));
    } else if (controls.attack != former.attack) {
        m_waiting = true;
    }
}

void VoiceCore::silence() noexcept {
    m_waiting = false;
    m_fade.snap(0);
}

void VoiceCore::begin() noexcept {
    for (std::size_t i = 0; i < m_parameters; ++i)
        m_glides[i].snap(double(m_controls.target[i]));
    m_level.snap(m_controls.level);
    m_fade.to(1, framesOf(fadeSeconds, m_rate));
    m_waiting = false;
    m_began = true;
}

void VoiceCore::step() noexcept {
    for (std::size_t i = 0; i < m_parameters; ++i) {
        m_glides[i].next();
        m_now[i] = float(m_glides[i].value());
    }
}

void VoiceCore::render(std::span<float, tick> out) noexcept {
    m_began = false;
    if (m_waiting && silent())
        begin();
    else if (m_waiting && m_fade.target() != 0)
        m_fade.to(0, framesOf(fadeSeconds, m_rate));
    const ParameterBox::Values before = m_now;
    step();
    if (silent()) {
        std::ranges::fill(out, 0.0f);
        return;
    }
    for (float& sample : out)
        sample = m_fade.next() * m_level.next();
    if (!m_synth)
        return void(std::ranges::fill(out, 0.0f));
    if (m_began || m_now != before)
        m_synth->setParameters(std::span(m_now).first(m_parameters));
    if (m_began)
        m_synth->reset();
    std::array<float, tick> wave;
    m_synth->render(wave);
    for (std::size_t i = 0; i < tick; ++i)
        out[i] *= wave[i];
}

} // namespace antiphon
