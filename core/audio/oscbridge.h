#pragma once

#include "core/audio/livemove.h"
#include "core/audio/oscsender.h"
#include "core/audio/oscserver.h"
#include "core/audio/spsc.h"
#include "core/mailbox.h"

#include <array>
#include <atomic>
#include <functional>
#include <string>
#include <thread>
#include <vector>

namespace antiphon {

/// Columns of descriptors that the published system (Madaghiele and Fasciani, AIMC 2024) sends of
/// the agent, and again of what it follows.
inline constexpr std::size_t oscFeatures = 55;

/// A performance over OSC, on a thread of its own. In come:
///   /antiphon/<control>  a number, or a text that is one; a trigger may come without
///   /antiphon/refresh    OscFeedback, if there is one, tells everything again
///   /params              a number for each parameter: moved by hand
///   /feats/loudness      55 + 55 + N numbers of the original patches: the agent's descriptors,
///                        what it follows, its parameters. Answered by /agent-params
/// Out go, as one text like the original's or as numbers:
///   /agent-params        the agent's parameters, to port 6667
///   /target-params       those of what it follows, to port 6668
/// Bytes that are none of this do nothing but add to the counts.
class OscBridge {
public:
    static constexpr std::size_t mostParameters = 64;

    struct Settings {
        OscServer::Settings server = {};
        std::string host = "127.0.0.1"; ///< that answers go to
        int agentPort = 6667;
        int targetPort = 6668;
        OscForm form = OscForm::Text;
    };
    /// What the agent does then: `followed` are 55 descriptors, `parameters` become the new ones.
    /// Called on the bridge's thread; false where it cannot (another number of parameters).
    using Answer =
        std::function<bool(std::span<const double> followed, std::span<float> parameters)>;

    /// Begins to listen. Throws UserError as OscServer and OscSender do.
    OscBridge(const Settings& settings, LiveControls controls, Answer answer = {});
    ~OscBridge();
    OscBridge(const OscBridge&) = delete;
    OscBridge& operator=(const OscBridge&) = delete;

    int port() const noexcept { return m_server.port(); }
    /// A sentence when it is not the port that was wanted; else empty.
    const std::string& remark() const noexcept { return m_server.remark(); }

    /// Owner's thread: what was moved since the last call, in order.
    std::vector<LiveMove> poll();

    /// Whether to tell everything again has been asked since the last call.
    bool takeRefresh() noexcept { return m_refresh.exchange(false); }

    /// From one thread each; never waits. Only the newest values are sent.
    void sendAgent(std::span<const float> parameters) noexcept;
    void sendTarget(std::span<const float> parameters) noexcept;

    struct Counts {
        std::uint64_t packets = 0;
        std::uint64_t malformed = 0; ///< no OSC
        std::uint64_t unknown = 0;   ///< OSC, but of no address that there is
        std::uint64_t refused = 0;   ///< a known address with values that do not fit
        std::uint64_t answered = 0;  ///< /feats/loudness
        std::uint64_t lost = 0;      ///< moves that found no room
    };
    Counts counts() const noexcept;
    /// A sentence for the log on what was odd since the last call; empty: nothing was.
    std::string oddities();

private:
    struct Parameters {
        std::uint32_t count = 0;
        std::array<float, mostParameters> values{};
    };
    void run(const std::stop_token& stop);
    void take(const OscMessage& message);
    void answer(const std::vector<double>& numbers);
    void move(std::size_t control, double value);
    void send(OscSender& to, const char* address, Mailbox<Parameters>& box);
    void hand(Mailbox<Parameters>& box, std::span<const float> parameters) noexcept;

    struct AtomicCounts {
        std::atomic<std::uint64_t> packets{0}, malformed{0}, unknown{0}, refused{0}, answered{0},
            lost{0};
    };
    const LiveControls m_controls;
    const OscForm m_form;
    Answer m_answer;
    OscServer m_server;
    OscSender m_agent, m_target;
    SpscQueue<LiveMove> m_moves{1024};
    Mailbox<Parameters> m_agentBox, m_targetBox;
    AtomicCounts m_counts;
    std::atomic<bool> m_refresh{false};
    Counts m_told;
    std::jthread m_thread; ///< last: uses the above
};

} // namespace antiphon
