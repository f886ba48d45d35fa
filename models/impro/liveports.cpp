#include "models/impro/liveports.h"

#include "models/impro/oscanswer.h"

#include <algorithm>
#include <mutex>
#include <utility>

namespace antiphon::impro {

struct LivePorts::Answering {
    explicit Answering(std::shared_ptr<const LiveCast> plays) : cast(plays), answer(plays) {}

    bool operator()(std::span<const double> followed, std::span<float> parameters) {
        const std::lock_guard lock(mutex);
        return answer(followed, parameters);
    }
    void follow(const std::shared_ptr<const LiveCast>& plays) {
        if (plays == cast)
            return;
        OscAnswer next(plays);
        const std::lock_guard lock(mutex);
        answer = std::move(next);
        cast = plays;
    }

    std::shared_ptr<const LiveCast> cast; ///< of the polling thread
    std::mutex mutex;
    OscAnswer answer;
};

LivePorts::~LivePorts() = default;

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
    m_answering = std::make_shared<Answering>(performance.cast());
    m_osc = std::make_unique<OscBridge>(
        *settings.osc, performance.controls(),
        [answering = m_answering](std::span<const double> followed, std::span<float> parameters) {
            return (*answering)(followed, parameters);
        });
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

/// What is followed has parameters where it is a synthesizer played by hand or a point of the
/// table.
void LivePorts::sendTarget(std::size_t count) {
    const LiveControls& controls = m_performance.controls();
    if (m_performance.value("input") < double(LiveInput::Synth))
        return;
    const std::vector<double> values = m_performance.values();
    std::vector<float> followed(std::min(count, controls.parameters()));
    for (std::size_t p = 0; p < followed.size(); ++p)
        followed[p] = float(values[controls.index("target/" + std::to_string(p + 1))]);
    m_osc->sendTarget(followed);
}

void LivePorts::move(const LiveMove& move) {
    const LiveControl& control = m_performance.controls()[move.control];
    if (control.name == "panic")
        m_output.panic();
    m_performance.set(control.name, move.value);
}

void LivePorts::poll() {
    m_midi.setFileSeconds(m_performance.fileSeconds());
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
    if (m_answering)
        m_answering->follow(m_performance.cast());
    if (m_osc && m_osc->takeRefresh() && m_feedback)
        m_feedback->again();
    if (m_feedback && m_feedback->due(now))
        m_feedback->send(m_performance.values(), m_performance.meters(), now);
    if (m_parameters.refresh()) {
        m_output.send(std::span(m_parameters.value().values).first(m_parameters.value().count));
        if (m_osc)
            sendTarget(m_parameters.value().count);
    }
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
    for (const std::string& odd : {m_input.oddities(), m_osc ? m_osc->oddities() : std::string()})
        if (!odd.empty())
            m_remarks.push_back(odd);
}

std::vector<std::string> LivePorts::takeRemarks() {
    return std::exchange(m_remarks, {});
}

} // namespace antiphon::impro
