#pragma once

#include "core/audio/midiinput.h"
#include "core/audio/midioutput.h"
#include "core/error.h"

#include <algorithm>
#include <mutex>
#include <utility>

namespace antiphon::testing {

/// Ports and messages as the test says, on whatever thread asks.
class ScriptedMidi final : public MidiSource {
public:
    explicit ScriptedMidi(std::vector<std::string> ports = {}) : m_ports(std::move(ports)) {}

    void setPorts(std::vector<std::string> ports) {
        const std::lock_guard lock(m_mutex);
        m_ports = std::move(ports);
    }
    /// Why there is no MIDI; empty: there is.
    void setProblem(std::string sentence) {
        const std::lock_guard lock(m_mutex);
        m_problem = std::move(sentence);
    }
    std::string openPort() {
        const std::lock_guard lock(m_mutex);
        return m_open;
    }
    void send(std::initializer_list<std::uint8_t> bytes) {
        const std::lock_guard lock(m_mutex);
        if (m_queue)
            m_queue->arrived(std::vector(bytes));
    }

    std::vector<std::string> ports() override {
        const std::lock_guard lock(m_mutex);
        if (!m_problem.empty())
            throw UserError(m_problem, UserError::Kind::System);
        return m_ports;
    }
    void open(const std::string& port, MidiQueue& to) override {
        const auto now = ports();
        if (std::ranges::find(now, port) == now.end())
            throw UserError("There is no MIDI port “" + port + "” now.", UserError::Kind::System);
        const std::lock_guard lock(m_mutex);
        m_open = port;
        m_queue = &to;
    }
    void close() override {
        const std::lock_guard lock(m_mutex);
        m_open.clear();
        m_queue = nullptr;
    }

private:
    std::mutex m_mutex;
    std::vector<std::string> m_ports;
    std::string m_problem, m_open;
    MidiQueue* m_queue = nullptr;
};

/// Remembers what was sent; ports as the test says.
class ScriptedMidiSink final : public MidiSink {
public:
    explicit ScriptedMidiSink(std::vector<std::string> there = {}) : m_ports(std::move(there)) {}

    void setPorts(std::vector<std::string> there) {
        const std::lock_guard lock(m_mutex);
        m_ports = std::move(there);
    }
    std::string openPort() {
        const std::lock_guard lock(m_mutex);
        return m_open;
    }
    /// What was sent since the last call.
    std::vector<std::vector<std::uint8_t>> take() {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_sent, {});
    }

    std::vector<std::string> ports() override {
        const std::lock_guard lock(m_mutex);
        return m_ports;
    }
    void open(const std::string& port) override {
        const std::lock_guard lock(m_mutex);
        if (std::ranges::find(m_ports, port) == m_ports.end())
            throw UserError("There is no MIDI port “" + port + "” now.", UserError::Kind::System);
        m_open = port;
    }
    void close() override {
        const std::lock_guard lock(m_mutex);
        m_open.clear();
    }
    void send(std::span<const std::uint8_t> bytes) override {
        const std::lock_guard lock(m_mutex);
        if (std::ranges::find(m_ports, m_open) == m_ports.end())
            throw UserError("The MIDI port “" + m_open + "” is gone.", UserError::Kind::System);
        m_sent.emplace_back(bytes.begin(), bytes.end());
    }

private:
    std::mutex m_mutex;
    std::vector<std::string> m_ports;
    std::string m_open;
    std::vector<std::vector<std::uint8_t>> m_sent;
};

} // namespace antiphon::testing
