#pragma once

#include "core/audio/controllermap.h"
#include "core/audio/livemidi.h"
#include "core/audio/midioutput.h"
#include "core/audio/oscbridge.h"
#include "core/audio/oscfeedback.h"
#include "models/impro/liveperformance.h"

#include <chrono>
#include <optional>

namespace antiphon::impro {

struct LivePortSettings {
    std::optional<OscBridge::Settings> osc;        ///< none: no OSC
    std::optional<OscFeedback::Settings> feedback; ///< none: nothing goes back to controllers
    std::string midiIn;                            ///< port's name; empty: none
    std::string midiOut;                           ///< likewise
    ControllerOutput::Settings controllers;
    ControllerMap learned; ///< targets are LiveMidi::target()
};

/// The ports of a performance: OSC both ways, controls and levels back to controllers with a
/// display, MIDI that moves its controls, the agent's parameters as MIDI controllers. Messages of
/// the original patches are answered by the first agent of the cast that plays. A LiveTap: give it
/// to LivePerformance::addTap().
class LivePorts final : public LiveTap {
public:
    /// Throws UserError where the OSC port cannot be opened or the feedback's is none; MIDI ports
    /// that are not there are waited for. Tests bring sources and sinks of their own.
    LivePorts(LivePerformance& performance, const LivePortSettings& settings,
              std::unique_ptr<MidiSource> source = nullptr,
              std::unique_ptr<MidiSink> sink = nullptr);
    ~LivePorts() override;

    void decided(const LiveMoment& moment) override;
    void poll() override;
    /// All sound off, on the MIDI port that is played.
    void panic() { m_output.panic(); }

    /// The port that is listened to; 0: no OSC.
    int oscPort() const noexcept { return m_osc ? m_osc->port() : 0; }
    OscBridge::Counts oscCounts() const { return m_osc ? m_osc->counts() : OscBridge::Counts(); }
    /// What is worth knowing since the last call, as sentences: another port than the one that was
    /// asked for, ports that have gone, bytes that were left out.
    std::vector<std::string> takeRemarks();

private:
    void move(const LiveMove& move);
    void sendTarget(std::size_t count);
    void watch();

    struct Parameters {
        std::uint32_t count = 0;
        ParameterBox::Values values{};
    };
    LivePerformance& m_performance;
    LiveMidi m_midi;
    ControllerMap m_learned;
    MidiInput m_input;
    ControllerOutput m_output;
    Mailbox<Parameters> m_parameters;
    /// Answers of the cast that plays; the bridge asks on its own thread.
    struct Answering;
    std::shared_ptr<Answering> m_answering;
    std::unique_ptr<OscBridge> m_osc;
    std::unique_ptr<OscFeedback> m_feedback;
    std::vector<std::string> m_remarks;
    std::string m_inputTrouble, m_outputTrouble;
    std::chrono::steady_clock::time_point m_watched{};
};

} // namespace antiphon::impro
