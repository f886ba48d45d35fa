#pragma once

#include "core/audio/oscmessage.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace antiphon {

/// Listens to OSC over UDP. Bound to the loopback address unless others were allowed: liblo, which
/// sends for us, can only listen to the whole network, so this has a socket of its own. One thread;
/// wake() and the counters may be called from any.
class OscServer {
public:
    struct Settings {
        int port = 6666;
        bool open = false;            ///< other computers may send, too
        std::vector<int> others = {}; ///< ports that are never taken instead: others listen there
    };
    /// Where the port is in use the next free one of sixteen is taken, and remark() says so. Throws
    /// UserError (System) when there is none.
    explicit OscServer(const Settings& settings);
    ~OscServer();
    OscServer(const OscServer&) = delete;
    OscServer& operator=(const OscServer&) = delete;

    int port() const noexcept { return m_port; }
    /// A sentence when it is not the port that was wanted; else empty.
    const std::string& remark() const noexcept { return m_remark; }

    /// Waits for a packet or wake(), `limit` at most.
    void wait(std::chrono::milliseconds limit);
    /// From any thread: ends the wait that is under way, or the next.
    void wake() noexcept;
    /// The messages that are there by now, in order, of 256 packets at most. Packets that are no
    /// OSC are counted and left out.
    std::vector<OscMessage> receive();

    struct Counts {
        std::uint64_t packets = 0;
        std::uint64_t malformed = 0; ///< that were no OSC
    };
    Counts counts() const noexcept { return m_counts; }

private:
    int m_socket = -1;
    int m_wake = -1;
    int m_port = 0;
    std::string m_remark;
    Counts m_counts;
    std::vector<std::uint8_t> m_packet;
};

} // namespace antiphon
