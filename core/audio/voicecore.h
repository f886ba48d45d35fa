#pragma once

#include "core/audio/gesture.h"
#include "core/audio/ramp.h"
#include "core/synth/glide.h"

#include <array>
#include <span>

namespace antiphon {

/// What a voice does, 64 frames at a time: glides of parameters, fades at gates, level. The same
/// for live playing and for rendering a gesture again. Neither allocates, locks nor throws.
class VoiceCore {
public:
    static constexpr std::size_t tick = 64;

    /// `synth` is prepared and borrowed; with null everything moves as it would, and is silent.
    VoiceCore(Synth* synth, std::size_t parameters, int rate) noexcept;

    /// The controls from the next tick on. The same again changes nothing.
    void take(const VoiceControls& controls) noexcept;
    /// At once; the gate must rise before anything is heard again.
    void silence() noexcept;
    /// The next tick.
    void render(std::span<float, tick> out) noexcept;

    /// The last tick was the first of a new voice, out of silence.
    bool began() const noexcept { return m_began; }
    bool silent() const noexcept { return !m_fade.moving() && m_fade.value() == 0; }
    const ParameterBox::Values& parameters() const noexcept { return m_now; }
    const VoiceControls& controls() const noexcept { return m_controls; }

private:
    void begin() noexcept;
    void step() noexcept;

    Synth* const m_synth;
    const std::size_t m_parameters;
    const int m_rate;
    VoiceControls m_controls;
    std::array<Glide, ParameterBox::capacity> m_glides; ///< a step a tick
    ParameterBox::Values m_now{};
    Ramp m_fade{0};
    Ramp m_level{1};
    bool m_waiting = false; ///< for silence, to begin a new voice
    bool m_began = false;
};

} // namespace antiphon
