#include "core/audio/midiinput.h"

#include "core/error.h"

#include <algorithm>
#include <utility>

namespace antiphon {

bool MidiQueue::arrived(std::span<const std::uint8_t> bytes) noexcept {
    if (bytes.empty() || bytes[0] < 0x80 || bytes[0] >= 0xF0)
        return true;
    MidiMessage message{MidiKind(bytes[0] & 0xF0), std::uint8_t(bytes[0] & 0x0F), 0, 0};
    const bool single =
        message.kind == MidiKind::Program || message.kind == MidiKind::ChannelPressure;
    if (bytes.size() < (single ? 2u : 3u))
        return true;
    message.first = bytes[1] & 0x7F;
    message.second = single ? std::uint8_t(0) : std::uint8_t(bytes[2] & 0x7F);
    if (message.kind == MidiKind::NoteOn && message.second == 0)
        message.kind = MidiKind::NoteOff;
    if (m_queue.push(message))
        return true;
    m_lost.fetch_add(1, std::memory_order_relaxed);
    return false;
}

MidiInput::MidiInput(std::unique_ptr<MidiSource> source) : m_source(std::move(source)) {}

MidiInput::~MidiInput() {
    m_source->close();
}

void MidiInput::select(const std::string& port) {
    if (port == m_port && (m_listening || port.empty()))
        return;
    m_source->close();
    m_port = port;
    m_listening = false;
    m_trouble.clear();
    m_changed = true;
    if (!m_port.empty())
        listen();
}

void MidiInput::listen() {
    try {
        m_source->open(m_port, m_queue);
        m_listening = true;
        m_trouble.clear();
    } catch (const UserError& e) {
        m_trouble = e.what();
    }
}

bool MidiInput::watch() {
    if (!m_port.empty()) {
        const std::string before = m_trouble;
        const bool was = m_listening;
        std::string why;
        bool there = false;
        try {
            const auto names = m_source->ports();
            there = std::ranges::find(names, m_port) != names.end();
        } catch (const UserError& e) {
            why = e.what();
        }
        if (!there && m_listening) {
            m_source->close();
            m_listening = false;
            m_trouble = !why.empty() ? why
                                     : "The MIDI port “" + m_port +
                                           "” has gone. Connect its device again: it is heard as "
                                           "soon as it is back.";
        } else if (there && !m_listening) {
            listen();
        }
        m_changed = m_changed || m_trouble != before || m_listening != was;
    }
    return std::exchange(m_changed, false);
}

std::vector<MidiMessage> MidiInput::poll() {
    std::vector<MidiMessage> messages;
    MidiMessage message;
    while (messages.size() < MidiQueue::capacity && m_queue.pop(message))
        messages.push_back(message);
    return messages;
}

std::string MidiInput::oddities() {
    const std::uint64_t lost = m_queue.lost();
    const std::uint64_t since = lost - std::exchange(m_lostTold, lost);
    return since > 0 ? "MIDI, left out: " + std::to_string(since) + " messages too many at once."
                     : std::string();
}

} // namespace antiphon
