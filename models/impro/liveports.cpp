#include "models/impro/liveports.h"

#include "models/impro/oscanswer.h"

#include <algorithm>
#include <utility>

namespace antiphon::impro {

LivePorts::LivePorts(LivePerformance& performance, const LivePortSettings& settings,
                     std::unique_ptr<MidiSource> source, std::unique_ptr<MidiSink> sink)
    : m_performance(performance), m_midi(performance.controls()), m_learned(settings.learned),
      m_input(source ? std::move(source) : systemMidi()),
      m_output(sink ? std::move(sink) : systemMidiOut()) {
    m_output.configure(settings.controllers);
    m_input.select(settings.midiIn);
    m_output.select(settings.midiOut);
    if (settings.feedback)
        m_feedback = std::make_unique<OscFeedback>(*settings.feedback, performance.controls());
    if (!settings.osc)
        return;
    m_osc = std::make_unique<OscBridge>(
        *settings.osc, performance.controls(),
        OscAnswer(std::make_shared<const LiveCast>(performance.cast())));
    if (!m_osc->remark().empty())
        m_remarks.push_back(m_osc->remark());
}

void LivePorts::decided(const LiveMoment& moment) {
    Parameters now;
    now.count = std::uint32_t(std::min(moment.parameters, moment.sounding.size()));
    now.values = moment.sounding;
    m_parameters.write(now);
    if (m_osc)
        m_osc->sendAgent(std::span(now.values).first(now.count));
}

void LivePorts::move(const LiveMove& move) {
    const LiveControl& control = m_performance.controls()[move.control];
    if (control.name == "panic")
        m_output.panic();
    m_performance.set(control.name, move.value);
}

void LivePorts::poll() {
    for (const MidiMessage& message : m_input.poll()) {
        for (const LiveMove& one : m_midi.take(message))
            move(one);
        if (const auto learned = m_learned.take(message))
            for (const LiveMove& one : m_midi.moved(learned->target, learned->value))
                move(one);
    }
    const auto now = std::chrono::steady_clock::now();
    if (m_osc)
        for (const LiveMove& one : m_osc->poll()) {
            move(one);
            if (m_feedback)
                m_feedback->moved(one.control, now);
        }
    if (m_osc && m_osc->takeRefresh() && m_feedback)
        m_feedback->again();
    if (m_feedback && m_feedback->due(now))
        m_feedback->send(m_performance.values(), m_performance.meters(), now);
    if (m_parameters.refresh())
        m_output.send(std::span(m_parameters.value().values).first(m_parameters.value().count));
    if (now - m_watched > std::chrono::seconds(1)) {
        m_watched = now;
        watch();
    }
}

void LivePorts::watch() {
    m_input.watch();
    m_output.watch();
    const auto tell = [this](const std::string& trouble, std::string& told) {
        if (trouble != told && !trouble.empty())
            m_remarks.push_back(trouble);
        told = trouble;
    };
    tell(m_input.trouble(), m_inputTrouble);
    tell(m_output.trouble(), m_outputTrouble);
    if (m_osc)
        if (const std::string odd = m_osc->oddities(); !odd.empty())
            m_remarks.push_back(odd);
}

std::vector<std::string> LivePorts::takeRemarks() {
    return std::exchange(m_remarks, {});
}

} // namespace antiphon::impro
