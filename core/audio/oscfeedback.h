#pragma once

#include "core/audio/livemeters.h"
#include "core/audio/livemove.h"
#include "core/audio/oscsender.h"

#include <chrono>
#include <string>
#include <vector>

namespace antiphon {

/// What goes back to controllers with a display, under the addresses that oscFeedbackAddresses()
/// lists: controls that were moved from elsewhere, levels, where the agent is. Numbers only, each
/// when it has changed. What a controller has moved itself comes back only when it has been at
/// rest for a while, so that no fader is pulled from under a hand. One thread, which is not the
/// audio thread; nothing here waits.
class OscFeedback {
public:
    using Time = std::chrono::steady_clock::time_point;

    struct Settings {
        std::string host = "127.0.0.1";
        int port = 9000;
        bool open = false; ///< may be another computer
        double rate = 30;  ///< times a second at most, 1 ... 100
        bool operator==(const Settings&) const = default;
    };
    static constexpr std::size_t mostAtOnce = 32; ///< messages; more wait for the next time
    static constexpr double rest = 0.3;           ///< seconds after a move over OSC

    /// Throws UserError as OscSender does, and for a rate out of its range.
    OscFeedback(const Settings& settings, const LiveControls& controls);

    /// Whether it is time to send again.
    bool due(Time now) const noexcept { return now >= m_next; }
    /// Sends what has changed, if it is time. `values`: of all controls, in their order.
    void send(std::span<const double> values, const LiveMeters& meters, Time now);
    /// This control was moved over OSC.
    void moved(std::size_t control, Time now);
    /// Everything is sent again.
    void again() noexcept;

    std::uint64_t sent() const noexcept { return m_sent; }

private:
    static constexpr std::size_t most = ParameterBox::capacity; ///< numbers in a message
    struct Line {
        std::string address;
        std::size_t control = 0; ///< beyond all controls: it is none
        float step = 0;          ///< what differs by less is the same
        std::vector<float> told; ///< empty: nothing yet
        Time from{};             ///< not before
    };
    void add(const std::string& address, float step);
    void state(const LiveMeters& meters);
    void put(std::initializer_list<float> values);
    bool changed(const Line& line, std::span<const float> now) const noexcept;

    const Settings m_settings;
    OscSender m_sender;
    std::vector<Line> m_lines;
    std::vector<std::vector<float>> m_now; ///< of each line
    std::size_t m_controls, m_at = 0, m_put = 0;
    std::uint64_t m_sent = 0;
    Time m_next{};
};

/// "HOST:PORT", "HOST" or ":PORT". Throws UserError (Usage) for anything else.
OscFeedback::Settings oscFeedbackTo(const std::string& place);

/// What is sent beside the controls: addresses with what they say, to be listed.
struct OscFeedbackAddress {
    const char *address, *help;
};
std::span<const OscFeedbackAddress> oscFeedbackAddresses() noexcept;

/// What a controller sends to be told everything.
inline constexpr const char* oscRefresh = "/antiphon/refresh";

} // namespace antiphon
