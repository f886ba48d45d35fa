#pragma once

#include "core/audio/midiinput.h"
#include "core/json.h"

#include <map>
#include <optional>
#include <string>

namespace antiphon {

/// A controller of a MIDI device.
struct Controller {
    int channel = 0; ///< 0 ... 15
    int number = 0;  ///< 0 ... 127
    auto operator<=>(const Controller&) const = default;
};

/// Which controllers of a MIDI device move what, as the user taught it: "learn" takes the next
/// controller that is moved. Controllers 0 to 31 may come with a fine half (their number plus 32),
/// which makes 14 bits of the value. A value; one thread.
class ControllerMap {
public:
    /// The next controller that moves is the one for `target`, any name of the caller's.
    void learn(const std::string& target) { m_learning = target; }
    void cancel() { m_learning.clear(); }
    /// What waits for a controller; empty: nothing.
    const std::string& learning() const noexcept { return m_learning; }
    void forget(const std::string& target);
    /// Nothing when none was learned.
    std::optional<Controller> controllerOf(const std::string& target) const;

    struct Move {
        std::string target;
        double value = 0;     ///< 0 ... 1
        bool learned = false; ///< just now; the controller belongs to this target from here on
    };
    /// What a message moves; nothing when it is no controller, or one that nobody learned.
    std::optional<Move> take(const MidiMessage& message);

    /// To be remembered: {"channel, number": target}.
    Json json() const;
    /// What is no such thing is left out.
    static ControllerMap of(const Json& json);

private:
    struct Use {
        std::string target;
        int coarse = 0;    ///< 0 ... 127
        bool fine = false; ///< a fine half has come
    };
    std::map<Controller, Use> m_uses;
    std::string m_learning;
};

} // namespace antiphon
