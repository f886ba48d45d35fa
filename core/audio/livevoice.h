#pragma once

#include "core/audio/livesnapshot.h"
#include "core/audio/ramp.h"
#include "core/synth/glide.h"
#include "core/synth/synth.h"

#include <span>
#include <utility>

namespace antiphon {

/// One synthesizer in a performance, 64 frames at a time: a ramp for each parameter, fades at every
/// start and stop, silence as soon as a sample is no number. Neither allocates, locks nor throws.
class LiveVoice {
public:
    static constexpr std::size_t tick = 64;

    explicit LiveVoice(int rate) noexcept : m_rate(rate) {}

    /// A prepared synthesizer takes the place of the present one as soon as that is silent. Null:
    /// none. One that waits already is replaced. To silence it, let it be taken with a lowered
    /// gate.
    void lend(Synth* synth, std::size_t parameters) noexcept;
    /// From the next tick on.
    void take(const LiveVoiceState& state) noexcept;
    /// At once out of silence, as the state in force says.
    void begin() noexcept;
    /// Silent at once; the next raised attack lets it be heard again.
    void silence() noexcept;

    /// The next tick. True: the lent synthesizer is in place from this tick on; the one before is
    /// not touched any more.
    bool render(std::span<float, tick> out) noexcept;

    /// How often the synthesizer that is in place has begun anew.
    std::uint32_t starts() const noexcept { return m_starts; }
    /// Once after a sample that was no number: silent from there until a raised attack.
    bool takeFault() noexcept { return std::exchange(m_fault, false); }
    bool silent() const noexcept { return !m_fade.moving() && m_fade.value() == 0; }

private:
    void start() noexcept;
    void aim(bool snap) noexcept;

    int m_rate;
    Synth* m_synth = nullptr;
    Synth* m_next = nullptr;
    std::size_t m_parameters = 0, m_nextParameters = 0;
    bool m_swap = false;
    LiveVoiceState m_state;
    std::array<Glide, ParameterBox::capacity> m_glides{};
    ParameterBox::Values m_now{};
    Ramp m_fade{0}, m_level{1};
    std::uint32_t m_starts = 0;
    bool m_waiting = false; ///< for silence, to begin anew
    bool m_faulty = false;
    bool m_fault = false; ///< not said yet
};

} // namespace antiphon
