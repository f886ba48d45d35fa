#include "core/audio/gesture.h"

#include "core/error.h"

#include <stdexcept>

namespace antiphon {

namespace {

constexpr double longest = 4.0 * 3600 * 384000; // frames
constexpr std::size_t mostEvents = 100'000'000;

/// A number of an event line.
template <class T>
T number(const Json& line, std::size_t at, double lowest, double highest) {
    const double value = line.at(at).get<double>();
    if (!(value >= lowest && value <= highest))
        throw std::out_of_range("a number out of its range");
    return T(value);
}

GestureEvent eventOf(const Json& line, std::size_t parameters) {
    GestureEvent event;
    event.frame = number<std::int64_t>(line, 0, 0, longest);
    event.began = number<int>(line, 1, 0, 1) != 0;
    event.panic = number<int>(line, 2, 0, 1) != 0;
    VoiceControls& controls = event.controls;
    controls.gate = number<int>(line, 3, 0, 1) != 0;
    controls.attack = number<std::uint32_t>(line, 4, 0, 4294967295.0);
    controls.level = number<float>(line, 5, 0, 100);
    controls.glide = number<float>(line, 6, 0, 0.5);
    for (std::size_t i = 0; i < parameters; ++i)
        controls.target[i] = number<float>(line, 7 + i, 0, 1);
    return event;
}

} // namespace

Json jsonOf(const Gesture& gesture) {
    Json events = Json::array();
    for (const GestureEvent& event : gesture.events) {
        const VoiceControls& c = event.controls;
        Json line = {event.frame, int(event.began), int(event.panic), int(c.gate),
                     c.attack,    double(c.level),  double(c.glide)};
        for (std::size_t i = 0; i < gesture.parameters; ++i)
            line.push_back(double(c.target[i]));
        events.push_back(std::move(line));
    }
    const SynthSettings& s = gesture.settings;
    return {{"synth", gesture.synth},
            {"parity", s.parity},
            {"seed", s.seed},
            {"grains", display(s.grains)},
            {"jitter", s.jitter},
            {"semitones", s.semitones},
            {"levelled", s.levelled},
            {"rate", gesture.rate},
            {"parameters", gesture.parameters},
            {"from", gesture.from},
            {"frames", gesture.frames},
            {"columns", "frame, began, panic, gate, attack, level, glide, parameters"},
            {"events", std::move(events)}};
}

Gesture gestureOf(const Json& json, const std::string& origin) {
    try {
        Gesture gesture;
        gesture.synth = json.at("synth").get<std::string>();
        SynthSettings& s = gesture.settings;
        s.parity = json.at("parity").get<bool>();
        s.seed = json.at("seed").get<std::uint64_t>();
        s.grains = json.at("grains").get<std::string>();
        s.jitter = json.at("jitter").get<double>();
        s.semitones = json.at("semitones").get<bool>();
        s.levelled = json.at("levelled").get<bool>();
        gesture.rate = json.at("rate").get<int>();
        gesture.parameters = json.at("parameters").get<std::size_t>();
        gesture.from = json.at("from").get<std::int64_t>();
        gesture.frames = json.at("frames").get<std::int64_t>();
        if (gesture.parameters > ParameterBox::capacity || gesture.rate < 1 || gesture.from < 0 ||
            double(gesture.from) > longest || gesture.frames < 0 ||
            double(gesture.frames) > 4.0 * 3600 * gesture.rate)
            throw std::out_of_range("a number out of its range");
        for (const Json& line : json.at("events")) {
            if (gesture.events.size() == mostEvents)
                throw std::out_of_range("too many events");
            gesture.events.push_back(eventOf(line, gesture.parameters));
            if (gesture.events.size() > 1 &&
                gesture.events.back().frame < gesture.events[gesture.events.size() - 2].frame)
                throw std::out_of_range("events out of order");
        }
        return gesture;
    } catch (const std::exception& e) {
        throw UserError(origin + ": is no gesture that was played on a synthesizer (" + e.what() +
                        "); choose a file that Antiphon wrote.");
    }
}

} // namespace antiphon
