#include "core/audio/midioutput.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace antiphon {

namespace {

constexpr int fineOffset = 32; ///< of the controller with the lower seven bits
constexpr int allSoundOff = 120, allNotesOff = 123;

} // namespace

ControllerOutput::ControllerOutput(std::unique_ptr<MidiSink> sink) : m_sink(std::move(sink)) {
    m_sent.fill(-1);
}

ControllerOutput::~ControllerOutput() {
    m_sink->close();
}

void ControllerOutput::select(const std::string& port) {
    if (port == m_port && (m_open || port.empty()))
        return;
    m_sink->close();
    m_port = port;
    m_open = false;
    m_trouble.clear();
    if (!m_port.empty())
        tryOpen();
}

void ControllerOutput::configure(Settings settings) {
    if (settings.channel < 0 || settings.channel > 15)
        throw UserError("MIDI has the channels 1 to 16.", UserError::Kind::Usage);
    for (const int controller : settings.controllers)
        if (controller < 0 || controller >= allSoundOff)
            throw UserError("MIDI controller " + std::to_string(controller) +
                                " is none for a parameter: those are 0 to 119.",
                            UserError::Kind::Usage);
    m_settings = std::move(settings);
    m_sent.fill(-1);
}

void ControllerOutput::tryOpen() {
    try {
        m_sink->open(m_port);
        m_open = true;
        m_trouble.clear();
        m_sent.fill(-1); // the device may have been off meanwhile
    } catch (const UserError& e) {
        m_trouble = e.what();
    }
}

void ControllerOutput::watch() {
    if (m_port.empty())
        return;
    bool there = false;
    try {
        there = std::ranges::count(m_sink->ports(), m_port) > 0;
        if (!there)
            m_trouble = "The MIDI port “" + m_port +
                        "” has gone. Connect its device again: it is played as soon as it is back.";
    } catch (const UserError& e) {
        m_trouble = e.what();
    }
    if (!there && m_open) {
        m_sink->close();
        m_open = false;
    } else if (there && !m_open) {
        tryOpen();
    }
}

void ControllerOutput::message(int controller, int value) {
    const std::array<std::uint8_t, 3> bytes{std::uint8_t(0xB0 | m_settings.channel),
                                            std::uint8_t(controller), std::uint8_t(value)};
    m_sink->send(bytes);
}

void ControllerOutput::send(std::span<const float> parameters) {
    if (!m_open)
        return;
    const std::size_t count =
        std::min({parameters.size(), m_settings.controllers.size(), mostParameters});
    try {
        for (std::size_t i = 0; i < count; ++i) {
            if (!std::isfinite(parameters[i]))
                continue;
            const int controller = m_settings.controllers[i];
            const bool fine = m_settings.fine && controller < fineOffset;
            const int steps = fine ? 16383 : 127;
            const int value = int(std::lround(std::clamp(double(parameters[i]), 0.0, 1.0) * steps));
            if (value == std::exchange(m_sent[i], value))
                continue;
            message(controller, fine ? value >> 7 : value);
            if (fine)
                message(controller + fineOffset, value & 127);
        }
    } catch (const UserError& e) {
        m_open = false;
        m_trouble = e.what();
    }
}

void ControllerOutput::panic() {
    if (!m_open)
        return;
    try {
        message(allSoundOff, 0);
        message(allNotesOff, 0);
        m_sent.fill(-1);
    } catch (const UserError& e) {
        m_open = false;
        m_trouble = e.what();
    }
}

} // namespace antiphon
