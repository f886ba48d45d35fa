#include "core/audio/oscfeedback.h"

#include "core/error.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace antiphon {

namespace {

constexpr std::array<OscFeedbackAddress, 11> feedbackAddresses{{
    {"/antiphon/level/input", "peak and mean of what is heard, dBFS"},
    {"/antiphon/level/agent", "peak and mean of the agents, dBFS"},
    {"/antiphon/level/mix", "peak and mean of the mix, dBFS"},
    {"/antiphon/agent/params", "what the synthesizer is given, a number for each parameter"},
    {"/antiphon/agent/held", "1 for each parameter that is held by hand or latched"},
    {"/antiphon/state/rmse", "distance of agent and input, in deviations of the table"},
    {"/antiphon/state/resting", "1: the musician rests"},
    {"/antiphon/state/beyond", "1: the input is beyond what the table holds"},
    {"/antiphon/state/recording", "1: it is recorded"},
    {"/antiphon/state/fault", "1: the synthesizer was silenced"},
    {"/antiphon/state/scene", "the scene that was recalled last; 0: none"},
}};

constexpr float shownLevelStep = 0.1f, shownRmseStep = 0.001f,
                shownValueStep = 1e-6f; ///< dB, deviations
constexpr double quietestShown = -120;  ///< dBFS

float shownDb(float linear) {
    return float(std::max(quietestShown, 20 * std::log10(std::max(1e-9, double(linear)))));
}

} // namespace

std::span<const OscFeedbackAddress> oscFeedbackAddresses() noexcept {
    return feedbackAddresses;
}

OscFeedback::OscFeedback(const Settings& settings, const LiveControls& controls)
    : m_settings(settings), m_sender(settings.host, settings.port, settings.open),
      m_controls(controls.size()) {
    if (!(settings.rate >= 1 && settings.rate <= 100))
        throw UserError("OSC can go back between 1 and 100 times a second.",
                        UserError::Kind::Usage);
    for (std::size_t i = 0; i < controls.size(); ++i)
        if (controls[i].kind != LiveControl::Kind::Trigger) {
            add(oscAddress(controls[i]), shownValueStep);
            m_lines.back().control = i;
        }
    for (std::size_t i = 0; i < feedbackAddresses.size(); ++i)
        add(feedbackAddresses[i].address, i < 3    ? shownLevelStep
                                          : i == 5 ? shownRmseStep
                                                   : shownValueStep);
    m_now.resize(m_lines.size());
}

void OscFeedback::add(const std::string& address, float step) {
    m_lines.push_back({.address = address, .control = m_controls, .step = step, .told = {}});
}

void OscFeedback::put(std::initializer_list<float> values) {
    m_now[m_put++].assign(values);
}

/// In the order of the feedbackAddresses.
void OscFeedback::state(const LiveMeters& m) {
    for (const Level& level : {m.input, m.agent, m.mix})
        put({shownDb(level.peak), shownDb(level.rms)});
    const std::size_t count = std::min(m.parameters, most);
    m_now[m_put++].assign(m.sounding.begin(), m.sounding.begin() + std::ptrdiff_t(count));
    m_now[m_put++].assign(m.held.begin(), m.held.begin() + std::ptrdiff_t(count));
    put({float(m.rmse)});
    for (const bool yes : {m.resting, m.outOfReach, m.recording, m.fault})
        put({yes ? 1.0f : 0.0f});
    put({float(m.scene)});
}

bool OscFeedback::changed(const Line& line, std::span<const float> now) const noexcept {
    if (line.told.size() != now.size())
        return true;
    for (std::size_t i = 0; i < now.size(); ++i)
        if (std::abs(now[i] - line.told[i]) >= line.step)
            return true;
    return false;
}

void OscFeedback::send(std::span<const double> values, const LiveMeters& meters, Time now) {
    if (!due(now))
        return;
    using std::chrono::duration_cast;
    m_next =
        now + duration_cast<Time::duration>(std::chrono::duration<double>(1 / m_settings.rate));
    for (m_put = 0; m_put < m_lines.size() && m_lines[m_put].control < m_controls;)
        put({float(values[m_lines[m_put].control])});
    state(meters);
    std::size_t count = 0;
    for (std::size_t i = 0; i < m_lines.size() && count < mostAtOnce; ++i) {
        const std::size_t at = m_at;
        m_at = (m_at + 1) % m_lines.size(); // the next time begins where this one ends
        Line& line = m_lines[at];
        if (now < line.from || m_now[at].empty() || !changed(line, m_now[at]))
            continue;
        m_sender.send(line.address, m_now[at]);
        line.told = m_now[at];
        ++m_sent;
        ++count;
    }
}

void OscFeedback::moved(std::size_t control, Time now) {
    const auto line = std::ranges::find(m_lines, control, &Line::control);
    if (control >= m_controls || line == m_lines.end())
        return;
    line->told.clear(); // what it shows may be out of the control's range
    line->from =
        now + std::chrono::duration_cast<Time::duration>(std::chrono::duration<double>(rest));
}

void OscFeedback::again() noexcept {
    for (Line& line : m_lines)
        line.told.clear();
}

OscFeedback::Settings oscFeedbackTo(const std::string& place) {
    OscFeedback::Settings settings;
    const auto colon = place.rfind(':');
    const std::string host = place.substr(0, colon);
    if (!host.empty())
        settings.host = host;
    if (colon != std::string::npos) {
        const char* const end = place.data() + place.size();
        const auto [at, wrong] = std::from_chars(place.data() + colon + 1, end, settings.port);
        if (wrong != std::errc() || at != end || settings.port < 1 || settings.port > 65535)
            settings.port = 0;
    }
    if (place.empty() || settings.port == 0 ||
        settings.host.find_first_of(" /:") != std::string::npos)
        throw UserError("OSC cannot go back to '" + place +
                            "'; write a computer and a port between 1 and 65535, such as "
                            "127.0.0.1:9000.",
                        UserError::Kind::Usage);
    return settings;
}

} // namespace antiphon
