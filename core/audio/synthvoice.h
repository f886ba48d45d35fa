#pragma once

#include "core/audio/gesture.h"
#include "core/audio/messages.h"
#include "core/audio/spsc.h"
#include "core/audio/voicecore.h"
#include "core/mailbox.h"

#include <atomic>
#include <memory>
#include <optional>

namespace antiphon {

/// A synthesizer to be played through the engine, whose parameters move at any time. It works in
/// ticks of 64 frames of its own, so that the sound does not depend on the engine's blocks;
/// controls take effect at the next tick (1.5 ms at most). A new voice fades in for 5 ms and a
/// released one out; one that begins while another sounds waits for that to fade out.
///
/// What is played is logged as it happens, always, so that a capture that begins in the middle of a
/// voice can be rendered again from the voice's beginning.
///
/// Threads: one control thread has all methods but the source's render(), which is the engine's.
/// Must live until the engine has released the source.
class SynthVoice {
public:
    static constexpr std::size_t logLength = 1 << 13; ///< 10 s at a change in every tick

    /// Throws as makeSynth() and Synth::prepare() do.
    SynthVoice(const std::string& synth, const SynthSettings& settings, int rate);
    SynthVoice(const SynthVoice&) = delete;
    SynthVoice& operator=(const SynthVoice&) = delete;

    std::size_t parameters() const noexcept { return m_synth->parameters(); }
    int rate() const noexcept { return m_rate; }
    /// For the engine, which must run at rate(); both channels are alike.
    Source source() noexcept;

    // Control thread. Nothing of this waits.
    void setParameters(std::span<const float> values) noexcept; ///< as Synth::setParameters()
    void setGlide(double seconds) noexcept; ///< of parameters; clipped to 0 ... 0.5; 0.02 at first
    void setLevel(float linear) noexcept;   ///< 0 or more; 1 at first
    /// A new voice, where the parameters are; also while one sounds, and after the engine's panic.
    void noteOn() noexcept;
    void noteOff() noexcept; ///< fades out
    bool gate() const noexcept { return m_controls.gate; }

    /// Takes in the log; call it at the rate of the display.
    void poll();
    /// What is heard from now on becomes the gesture. False, and no effect, when poll() came so
    /// late that the log of the voice that sounds has a gap.
    bool startCapture();
    bool capturing() const noexcept { return m_captureFrom >= 0; }
    /// The gesture up to now. Nothing when no capture was started, or when the log got a gap.
    std::optional<Gesture> stopCapture();

private:
    void render(const SourceBlock& block) noexcept;
    void nextTick() noexcept;
    void log(const GestureEvent& event) noexcept;
    void send() noexcept { m_box.write(m_controls); }

    const std::string m_name;
    const SynthSettings m_settings;
    const int m_rate;
    const std::unique_ptr<Synth> m_synth;

    // Control thread.
    VoiceControls m_controls;
    std::vector<GestureEvent> m_history; ///< since the beginning of a voice
    bool m_complete = true;              ///< m_history has no gap
    std::int64_t m_captureFrom = -1;
    std::uint64_t m_lostBefore = 0;

    // Between them.
    Mailbox<VoiceControls> m_box;
    SpscQueue<GestureEvent> m_log{logLength};
    std::atomic<std::int64_t> m_clock{0}; ///< frames that the engine has had
    std::atomic<std::uint64_t> m_lost{0}; ///< events that found the log full

    // Audio thread.
    VoiceCore m_core;
    std::array<float, VoiceCore::tick> m_tick{};
    std::size_t m_left = 0; ///< frames of m_tick that are not heard yet
    std::int64_t m_frame = 0;
};

} // namespace antiphon
