#include "core/audio/oscbridge.h"

#include "core/audio/oscfeedback.h"

#include <algorithm>

namespace antiphon {

namespace {

constexpr std::string_view space = "/antiphon/";

void count(std::atomic<std::uint64_t>& counter) {
    counter.fetch_add(1, std::memory_order_relaxed);
}

/// Where we send to is not where we listen.
OscServer::Settings besideReceivers(const OscBridge::Settings& settings) {
    OscServer::Settings server = settings.server;
    server.others = {settings.agentPort, settings.targetPort};
    return server;
}

} // namespace

OscBridge::OscBridge(const Settings& settings, LiveControls controls, Answer answer)
    : m_controls(std::move(controls)), m_form(settings.form), m_answer(std::move(answer)),
      m_server(besideReceivers(settings)),
      m_agent(settings.host, settings.agentPort, settings.server.open),
      m_target(settings.host, settings.targetPort, settings.server.open),
      m_thread([this](const std::stop_token& stop) { run(stop); }) {}

OscBridge::~OscBridge() {
    m_thread.request_stop();
    m_server.wake();
}

void OscBridge::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        m_server.wait(std::chrono::milliseconds(500));
        for (const OscMessage& message : m_server.receive())
            take(message);
        m_counts.packets.store(m_server.counts().packets, std::memory_order_relaxed);
        m_counts.malformed.store(m_server.counts().malformed, std::memory_order_relaxed);
        send(m_agent, "/agent-params", m_agentBox);
        send(m_target, "/target-params", m_targetBox);
    }
}

void OscBridge::take(const OscMessage& message) {
    const std::string_view address = message.address;
    if (address == oscRefresh) {
        m_refresh = true;
        return;
    }
    const auto control =
        address.starts_with(space) ? m_controls.find(address.substr(space.size())) : std::nullopt;
    const bool features = message.address == "/feats/loudness";
    const bool parameters = message.address == "/params";
    if (!control && !features && !parameters)
        return count(m_counts.unknown);
    const auto numbers = message.numbers();
    if (!numbers)
        return count(m_counts.refused);
    if (features)
        return answer(*numbers);
    if (parameters) {
        if (numbers->size() != m_controls.parameters())
            return count(m_counts.refused);
        for (std::size_t i = 0; i < numbers->size(); ++i)
            move(m_controls.index("param/" + std::to_string(i + 1)), (*numbers)[i]);
        return;
    }
    const bool trigger = m_controls[*control].kind == LiveControl::Kind::Trigger;
    if (numbers->size() == 1)
        move(*control, numbers->front());
    else if (trigger && numbers->empty())
        move(*control, 1);
    else
        count(m_counts.refused);
}

void OscBridge::answer(const std::vector<double>& numbers) {
    const std::size_t both = 2 * oscFeatures;
    if (!m_answer || numbers.size() <= both || numbers.size() - both > mostParameters)
        return count(m_counts.refused);
    std::vector<float> parameters(numbers.begin() + std::ptrdiff_t(both), numbers.end());
    if (!m_answer(std::span(numbers).subspan(oscFeatures, oscFeatures), parameters))
        return count(m_counts.refused);
    m_agent.send("/agent-params", parameters, m_form);
    count(m_counts.answered);
}

void OscBridge::move(std::size_t control, double value) {
    if (!m_moves.push({std::uint32_t(control), m_controls[control].admitted(value)}))
        count(m_counts.lost);
}

void OscBridge::send(OscSender& to, const char* address, Mailbox<Parameters>& box) {
    if (box.refresh())
        to.send(address, std::span(box.value().values).first(box.value().count), m_form);
}

void OscBridge::hand(Mailbox<Parameters>& box, std::span<const float> parameters) noexcept {
    Parameters handed;
    handed.count = std::uint32_t(std::min(parameters.size(), mostParameters));
    std::copy_n(parameters.begin(), handed.count, handed.values.begin());
    box.write(handed);
    m_server.wake();
}

void OscBridge::sendAgent(std::span<const float> parameters) noexcept {
    hand(m_agentBox, parameters);
}

void OscBridge::sendTarget(std::span<const float> parameters) noexcept {
    hand(m_targetBox, parameters);
}

std::vector<LiveMove> OscBridge::poll() {
    std::vector<LiveMove> moves;
    LiveMove one;
    while (m_moves.pop(one))
        moves.push_back(one);
    return moves;
}

OscBridge::Counts OscBridge::counts() const noexcept {
    const auto now = [](const std::atomic<std::uint64_t>& counter) {
        return counter.load(std::memory_order_relaxed);
    };
    return {now(m_counts.packets), now(m_counts.malformed), now(m_counts.unknown),
            now(m_counts.refused), now(m_counts.answered),  now(m_counts.lost)};
}

std::string OscBridge::oddities() {
    const Counts now = counts();
    std::string text;
    const auto tell = [&text](std::uint64_t since, const char* what) {
        if (since > 0)
            text += (text.empty() ? "" : ", ") + std::to_string(since) + ' ' + what;
    };
    tell(now.malformed - m_told.malformed, "packets that are no OSC");
    tell(now.unknown - m_told.unknown, "messages to addresses that there are not");
    tell(now.refused - m_told.refused, "messages with values that do not fit");
    tell(now.lost - m_told.lost, "moves too many at once");
    m_told = now;
    return text.empty() ? text : "OSC, left out: " + text + ".";
}

} // namespace antiphon
