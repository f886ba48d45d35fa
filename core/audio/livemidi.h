#pragma once

#include "core/audio/livemove.h"
#include "core/audio/midiinput.h"

#include <map>
#include <string>
#include <vector>

namespace antiphon {

/// What MIDI means to a performance. A value; one thread.
///   learned controllers     any control (see ControllerMap), by its target()
///   program change 1 ... 8  recalls that scene
///   program change 9 ... 12 one agent alone
///   controllers 120, 123    all sound off, all notes off: panic
class LiveMidi {
public:
    explicit LiveMidi(LiveControls controls) : m_controls(std::move(controls)) {}

    /// How long the input's file is: a controller of "file/seek" goes from its beginning to its
    /// end.
    void setFileSeconds(double seconds) { m_fileSeconds = seconds; }

    /// What the control is called where controllers are learned: "perform/stance".
    static std::string target(const LiveControl& control) { return "perform/" + control.name; }

    /// What a message moves that means the same everywhere.
    std::vector<LiveMove> take(const MidiMessage& message) const;
    /// What a learned controller moves; `place` is 0 ... 1. A trigger acts once each time that its
    /// controller comes into the upper half: a pedal when it is pressed, not when it is let go.
    std::vector<LiveMove> moved(const std::string& target, double place);

private:
    LiveControls m_controls;
    double m_fileSeconds = 0;
    std::map<std::uint32_t, bool> m_down; ///< triggers whose controller is in the upper half
};

} // namespace antiphon
