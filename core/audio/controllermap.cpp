#include "core/audio/controllermap.h"

#include <charconv>

namespace antiphon {

namespace {

constexpr int fineOffset = 32; ///< of the controller with the lower seven bits

double coarseValue(int coarse, bool fine) {
    return fine ? (coarse << 7) / 16383.0 : coarse / 127.0;
}

} // namespace

void ControllerMap::forget(const std::string& target) {
    std::erase_if(m_uses, [&](const auto& use) { return use.second.target == target; });
}

std::optional<Controller> ControllerMap::controllerOf(const std::string& target) const {
    for (const auto& [controller, use] : m_uses)
        if (use.target == target)
            return controller;
    return std::nullopt;
}

std::optional<ControllerMap::Move> ControllerMap::take(const MidiMessage& message) {
    if (message.kind != MidiKind::Control)
        return std::nullopt;
    const Controller controller{message.channel, message.first};
    const int value = message.second;
    if (!m_learning.empty()) {
        forget(m_learning);
        m_uses[controller] = {std::move(m_learning), value};
        m_learning.clear();
        return Move{m_uses[controller].target, coarseValue(value, false), true};
    }
    if (const auto it = m_uses.find(controller); it != m_uses.end()) {
        it->second.coarse = value;
        // A device that sends fine halves sends one only where it is not 0, or right after this.
        return Move{it->second.target, coarseValue(value, it->second.fine)};
    }
    const auto pair = m_uses.find({controller.channel, controller.number - fineOffset});
    if (controller.number < fineOffset || controller.number >= 2 * fineOffset ||
        pair == m_uses.end())
        return std::nullopt;
    pair->second.fine = true;
    return Move{pair->second.target, (pair->second.coarse << 7 | value) / 16383.0};
}

Json ControllerMap::json() const {
    Json all = Json::object();
    for (const auto& [controller, use] : m_uses)
        all[std::to_string(controller.channel) + "," + std::to_string(controller.number)] =
            use.target;
    return all;
}

ControllerMap ControllerMap::of(const Json& json) {
    ControllerMap map;
    if (!json.is_object())
        return map;
    for (const auto& [key, target] : json.items()) {
        Controller controller;
        const char* const end = key.data() + key.size();
        const auto channel = std::from_chars(key.data(), end, controller.channel);
        if (channel.ec != std::errc() || channel.ptr == end || *channel.ptr != ',')
            continue;
        const auto number = std::from_chars(channel.ptr + 1, end, controller.number);
        const bool whole = number.ec == std::errc() && number.ptr == end;
        if (whole && controller.channel >= 0 && controller.channel < 16 && controller.number >= 0 &&
            controller.number < 128 && target.is_string() && !target.get<std::string>().empty())
            map.m_uses[controller] = {target.get<std::string>()};
    }
    return map;
}

} // namespace antiphon
