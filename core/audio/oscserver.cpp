#include "core/audio/oscserver.h"

#include "core/error.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace antiphon {

namespace {

constexpr int portsTried = 16;
constexpr std::size_t largestPacket = 65536; ///< UDP has no larger one
constexpr int packetsAtOnce = 256;

/// 0, or errno.
int bindTo(int socket, int port, bool open) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(std::uint16_t(port));
    address.sin_addr.s_addr = htonl(open ? INADDR_ANY : INADDR_LOOPBACK);
    return ::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 ? 0
                                                                                            : errno;
}

int portOf(int socket) {
    sockaddr_in address{};
    socklen_t size = sizeof address;
    ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
    return ntohs(address.sin_port);
}

std::string why(int error) {
    return std::generic_category().message(error);
}

} // namespace

OscServer::OscServer(const Settings& settings) : m_packet(largestPacket) {
    if (settings.port < 0 || settings.port > 65535)
        throw UserError("The OSC port is " + std::to_string(settings.port) +
                            " but must be between 1 and 65535, or 0 for any.",
                        UserError::Kind::Usage);
    const auto fail = [this](const std::string& sentence) {
        if (m_socket >= 0)
            ::close(m_socket);
        throw UserError(sentence, UserError::Kind::System);
    };
    m_socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (m_socket < 0)
        fail("There is no OSC: the system gives no socket (" + why(errno) + ").");
    int error = EADDRINUSE;
    int port = settings.port;
    const auto isOthers = [&settings](int tried) {
        return tried != settings.port && std::ranges::count(settings.others, tried) > 0;
    };
    for (int tried = 0; tried < portsTried && port <= 65535; ++tried, ++port) {
        if (isOthers(port))
            continue;
        if (error = bindTo(m_socket, port, settings.open); error != EADDRINUSE)
            break;
    }
    const std::string wanted = std::to_string(settings.port);
    if (error == EADDRINUSE)
        fail("There is no OSC: port " + wanted +
             " and the next fifteen are in use. Name another port.");
    if (error != 0)
        fail("There is no OSC: port " + wanted + " cannot be opened (" + why(error) +
             "). Name another port.");
    m_port = portOf(m_socket);
    if (settings.port != 0 && m_port != settings.port)
        m_remark = "OSC port " + wanted + " is in use by another program; we listen to port " +
                   std::to_string(m_port) + " instead.";
    m_wake = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (m_wake < 0)
        fail("There is no OSC: " + why(errno) + ".");
}

OscServer::~OscServer() {
    ::close(m_socket);
    ::close(m_wake);
}

void OscServer::wait(std::chrono::milliseconds limit) {
    std::array<pollfd, 2> ready{{{m_socket, POLLIN, 0}, {m_wake, POLLIN, 0}}};
    ::poll(ready.data(), ready.size(), int(limit.count()));
    if (ready[1].revents & POLLIN) {
        std::uint64_t times = 0;
        [[maybe_unused]] const auto taken = ::read(m_wake, &times, sizeof times);
    }
}

void OscServer::wake() noexcept {
    const std::uint64_t once = 1;
    [[maybe_unused]] const auto given = ::write(m_wake, &once, sizeof once);
}

std::vector<OscMessage> OscServer::receive() {
    std::vector<OscMessage> all;
    for (int packet = 0; packet < packetsAtOnce; ++packet) {
        const auto size = ::recv(m_socket, m_packet.data(), m_packet.size(), 0);
        if (size < 0) {
            if (errno == ECONNREFUSED || errno == EINTR)
                continue;
            break;
        }
        ++m_counts.packets;
        auto messages = parseOsc(std::span(m_packet).first(std::size_t(size)));
        if (!messages) {
            ++m_counts.malformed;
            continue;
        }
        for (OscMessage& message : *messages)
            all.push_back(std::move(message));
    }
    return all;
}

} // namespace antiphon
