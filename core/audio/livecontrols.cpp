#include "core/audio/livecontrols.h"

#include "core/error.h"
#include "core/text.h"

#include <algorithm>
#include <cmath>

namespace antiphon {

using Kind = LiveControl::Kind;

double LiveControl::admitted(double value) const noexcept {
    if (std::isnan(value))
        return initial;
    value = std::clamp(value, low, high);
    switch (kind) {
    case Kind::Toggle:
        return value >= 0.5 ? 1 : 0;
    case Kind::Choice:
        return std::round(value);
    default:
        return value;
    }
}

LiveControls::LiveControls(std::size_t parameters) : m_parameters(parameters) {
    const auto toggle = [&](const char* name, const char* title, bool initial = false,
                            bool inScene = true) {
        add({name, title, "", Kind::Toggle, 0, 1, initial ? 1.0 : 0.0, {}, inScene});
    };
    const auto trigger = [&](const char* name, const char* title) {
        add({name, title, "", Kind::Trigger, 0, 1, 0, {}, false});
    };
    const auto real = [&](const std::string& name, const char* title, const char* unit, double low,
                          double high, double initial, bool inScene = true) {
        add({name, title, unit, Kind::Continuous, low, high, initial, {}, inScene});
    };

    toggle("play", "Play", true, false);
    toggle("mute", "Mute, the agent goes on", false, false);
    toggle("freeze", "Hold all parameters", false, false);
    trigger("panic", "Silence at once");
    toggle("record", "Record", false, false); // by whoever owns the performance
    real("gain", "Agent's level", "dB", -60, 12, 0);

    add({"input",
         "Input",
         "",
         Kind::Choice,
         0,
         3,
         0,
         {"Sound device", "File", "Second synthesizer", "Point of the table"},
         false});
    real("input/gain", "Input gain", "dB", -24, 36, 0, false);
    real("input/monitor", "Input in the mix", "dB", -60, 6, -60, false);
    real("input/gate", "Gate", "dB", -90, 0, -90, false);
    trigger("input/calibrate", "Measure the noise floor");
    toggle("file/play", "File plays", true, false);
    toggle("file/loop", "File repeats", true, false);
    real("file/seek", "File's position", "s", 0, 86400, 0, false);

    real("step", "Step size", "", 0.001, 0.5, 0.05);
    add({"period", "Frames a decision", "", Kind::Choice, 1, 256, 1, {}, true});
    real("depth", "Depth of moves", "", 0, 2, 1);
    real("density", "Restlessness", "", 0, 1, 1);
    real("temperature", "Temperature", "", 0, 4, 0);
    real("stance", "Contrast to imitation", "", -1, 1, 1);
    real("delay", "Response delay", "s", 0, 8, 0);
    for (const char* category : {"loudness", "mfcc", "chroma", "specshape", "sinefeaturefreqs",
                                 "sinefeaturemags", "pitch"})
        real(std::string("follow/") + category, "Oppose to follow", "", -1, 1, 1);
    add({"rest",
         "When the musician rests",
         "",
         Kind::Choice,
         0,
         2,
         0,
         {"Goes on", "Holds", "Falls silent"},
         true});
    real("ramp", "Parameter ramp", "s", 0, 0.5, 0.02);
    real("return", "Back to the agent after", "s", 0, 60, 2);

    for (std::size_t i = 1; i <= mostPolicies; ++i)
        real("mix/" + std::to_string(i), "Weight of an agent", "", 0, 1, 1);
    real("mix/x", "Cross-fade, left to right", "", 0, 1, 0);
    real("mix/y", "Cross-fade, bottom to top", "", 0, 1, 0);
    toggle("mix/pad", "Cross-fade pad in use");

    add({"scene", "Scene", "", Kind::Choice, 0, double(sceneSlots), 0, {}, false});
    real("scene/fade", "Cross-fade of scenes", "s", 0.02, 10, 0.5, false);

    for (std::size_t i = 1; i <= parameters; ++i)
        addParameter(i);
}

void LiveControls::addParameter(std::size_t number) {
    const std::string name = "param/" + std::to_string(number);
    add({name, "Parameter by hand", "", Kind::Continuous, 0, 1, 0.5, {}, false});
    add({name + "/release", "Back to the agent", "", Kind::Trigger, 0, 1, 0, {}, false});
    add({name + "/latch", "Hold the parameter", "", Kind::Toggle, 0, 1, 0, {}, true});
    add({name + "/low", "Lowest", "", Kind::Continuous, 0, 1, 0, {}, true});
    add({name + "/high", "Highest", "", Kind::Continuous, 0, 1, 1, {}, true});
    add({name + "/invert", "Upside down", "", Kind::Toggle, 0, 1, 0, {}, true});
    add({name + "/ramp",
         "Ramp; below 0: as the others",
         "s",
         Kind::Continuous,
         -1,
         0.5,
         -1,
         {},
         true});
    add({"target/" + std::to_string(number),
         "Second synthesizer's parameter",
         "",
         Kind::Continuous,
         0,
         1,
         0.5,
         {},
         false});
}

std::optional<std::size_t> LiveControls::find(std::string_view name) const noexcept {
    const auto found = std::ranges::find(m_all, name, &LiveControl::name);
    if (found == m_all.end())
        return std::nullopt;
    return std::size_t(found - m_all.begin());
}

std::size_t LiveControls::index(std::string_view name) const {
    if (const auto found = find(name))
        return *found;
    const auto nearest = std::ranges::min_element(
        m_all, {}, [&](const LiveControl& c) { return letterDistance(c.name, std::string(name)); });
    throw UserError("There is no control '" + std::string(name.substr(0, 60)) +
                        "'; the nearest is '" + nearest->name + "'.",
                    UserError::Kind::Usage);
}

std::vector<double> LiveControls::initial() const {
    std::vector<double> values;
    for (const LiveControl& control : m_all)
        values.push_back(control.initial);
    return values;
}

} // namespace antiphon
