#pragma once

#include "core/json.h"
#include "core/music/midifile.h"
#include "core/synth/parameterbox.h"
#include "core/synth/synth.h"

#include <functional>

// What somebody played on a synthesizer by moving its parameters: enough to hear it again bit for
// bit, and to take it elsewhere as controllers or numbers. Values; any thread.
namespace antiphon {

/// Everything that a player has in hand.
struct VoiceControls {
    ParameterBox::Values target{}; ///< parameters, 0 ... 1
    float glide = 0.02f;           ///< seconds on the way to a new target, 0 ... 0.5
    float level = 1;               ///< linear
    bool gate = false;             ///< sounds
    std::uint32_t attack = 0;      ///< raised by each new voice
    bool operator==(const VoiceControls&) const = default;
};

/// What happened at a frame: of a voice, later of a gesture.
struct GestureEvent {
    std::int64_t frame = 0;
    VoiceControls controls; ///< in force from here on
    bool began = false;     ///< a new voice began here, from silence
    bool panic = false;     ///< silence, at this very frame
    bool operator==(const GestureEvent&) const = default;
};

struct Gesture {
    std::string synth;
    SynthSettings settings;
    int rate = 44100;
    std::size_t parameters = 0;
    std::vector<GestureEvent> events; ///< in order; the first frame is that of a silent voice
    std::int64_t from = 0;            ///< what counts is the sound from here,
    std::int64_t frames = 0;          ///< so long; before it lies what led there
};

/// The sound that was heard, mono, `frames` long. `checkpoint` is called about every second of
/// sound and may throw. Throws UserError as makeSynth() does.
Sound renderGesture(const Gesture& gesture, const std::function<void()>& checkpoint = {});

/// Where the parameters were, 64 frames at a time; only where something changed.
struct GesturePoint {
    std::int64_t frame = 0; ///< from Gesture::from on
    ParameterBox::Values parameters{};
    float level = 1;
    bool sounds = false;
};
std::vector<GesturePoint> curveOf(const Gesture& gesture);

/// One track at 480 ticks a beat and 120 beats a minute: controller c of `controllers` for each
/// parameter (those of the original's live patches, then 31 and on), controller 7 for the level, a
/// note 60 while it sounds. Throws std::invalid_argument for fewer controllers than parameters.
MidiFile midiOf(const Gesture& gesture,
                const std::vector<int>& controllers = {19, 23, 27, 31, 35, 39, 43, 47},
                int channel = 0);

/// A line for each point: seconds, parameters, level, whether it sounds (0 or 1). `names` head the
/// columns; where they are missing, param-0 and so on.
std::string csvOf(const Gesture& gesture, const std::vector<std::string>& names = {});

/// To keep it beside a sound: renderGesture(gestureOf(jsonOf(g), ...)) is renderGesture(g).
Json jsonOf(const Gesture& gesture);
/// Throws UserError naming `origin` and what is wrong.
Gesture gestureOf(const Json& json, const std::string& origin);

} // namespace antiphon
