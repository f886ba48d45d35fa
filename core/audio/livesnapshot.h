#pragma once

#include "core/synth/parameterbox.h"

#include <array>
#include <cstdint>

namespace antiphon {

/// What one voice of a performance plays.
struct LiveVoiceState {
    ParameterBox::Values target{};                    ///< parameters, 0 ... 1
    std::array<float, ParameterBox::capacity> ramp{}; ///< seconds to a new target, 0 ... 0.5
    float level = 1;                                  ///< linear
    float fade = 0.02f;                               ///< seconds of the next start or stop
    bool gate = false;                                ///< is heard
    std::uint32_t attack = 0;                         ///< raised: begins anew, out of silence
    bool operator==(const LiveVoiceState&) const = default;
};

/// Where what the agent hears comes from.
enum class LiveInput : std::uint8_t {
    Device, ///< an input of the sound device
    File,   ///< a recording
    Synth,  ///< a second synthesizer, which is played by hand
    Table   ///< nothing is heard: the agent follows a point of its table
};

/// Everything that the audio thread is told, whole: the live thread writes one, the audio thread
/// takes the newest (Mailbox). A plain value.
struct LiveSnapshot {
    static constexpr std::size_t voices = 2; ///< the one that plays and the one before it

    std::array<LiveVoiceState, voices> voice{};
    LiveVoiceState leader{}; ///< the second synthesizer
    LiveInput input = LiveInput::Device;
    std::int32_t channel = -1; ///< of the device, from 0; below 0: the mean of all
    float inputGain = 1;       ///< linear
    float monitor = 0;         ///< linear: how loud the input is in the mix
    float gain = 1;            ///< linear, of the agents
    bool muted = false;        ///< the agents go on without being heard
    bool filePlays = true;
    bool fileLoops = true;
    std::uint32_t seek = 0;     ///< raised: the file goes on from `seekTo`
    std::int64_t seekTo = 0;    ///< frames
    std::uint32_t panic = 0;    ///< raised: silence at this very frame
    std::int64_t heardUpTo = 0; ///< clock of the last input sample that led to this
    bool operator==(const LiveSnapshot&) const = default;
};

} // namespace antiphon
