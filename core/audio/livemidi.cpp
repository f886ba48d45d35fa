#include "core/audio/livemidi.h"

namespace antiphon {

namespace {

constexpr int allSoundOff = 120, allNotesOff = 123;

} // namespace

std::vector<LiveMove> LiveMidi::take(const MidiMessage& message) const {
    const auto at = [this](const std::string& name) {
        return std::uint32_t(m_controls.index(name));
    };
    const int number = message.first;
    if (message.kind == MidiKind::Control)
        return number == allSoundOff || number == allNotesOff
                   ? std::vector<LiveMove>{{at("panic"), 1}}
                   : std::vector<LiveMove>{};
    if (message.kind != MidiKind::Program)
        return {};
    if (number < LiveControls::sceneSlots)
        return {{at("scene"), number + 1.0}};
    const int agent = number - LiveControls::sceneSlots;
    if (agent >= int(LiveControls::mostPolicies))
        return {};
    std::vector<LiveMove> moves{{at("mix/pad"), 0}};
    for (int other = 0; other < int(LiveControls::mostPolicies); ++other)
        moves.push_back({at("mix/" + std::to_string(other + 1)), other == agent ? 1.0 : 0.0});
    return moves;
}

std::vector<LiveMove> LiveMidi::moved(const std::string& target, double place) {
    constexpr std::string_view space = "perform/";
    const auto found = target.starts_with(space)
                           ? m_controls.find(std::string_view(target).substr(space.size()))
                           : std::nullopt;
    if (!found)
        return {};
    const LiveControl& control = m_controls[*found];
    const auto number = std::uint32_t(*found);
    if (control.name == "file/seek")
        return {{number, place * m_fileSeconds}};
    if (control.kind != LiveControl::Kind::Trigger)
        return {{number, control.at(place)}};
    const bool down = place >= 0.5;
    const bool pressed = down && !m_down[number];
    m_down[number] = down;
    return pressed ? std::vector<LiveMove>{{number, 1}} : std::vector<LiveMove>{};
}

} // namespace antiphon
