#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

// Packets of OSC written by hand, byte for byte as the specification has them, and what sends them.
namespace antiphon::testing {

using Packet = std::vector<std::uint8_t>;

inline void add(Packet& packet, std::uint32_t word) {
    for (int shift = 24; shift >= 0; shift -= 8)
        packet.push_back(std::uint8_t(word >> shift));
}

inline void add(Packet& packet, float value) {
    add(packet, std::bit_cast<std::uint32_t>(value));
}

inline void add(Packet& packet, std::string_view text) {
    packet.insert(packet.end(), text.begin(), text.end());
    packet.resize((packet.size() / 4 + 1) * 4, 0);
}

/// Words, numbers and texts, one after the other.
template <class... Parts>
Packet packet(const Parts&... parts) {
    Packet all;
    (add(all, parts), ...);
    return all;
}

inline Packet bundle(const std::vector<Packet>& elements) {
    Packet all = packet(std::string_view("#bundle"), 0u, 1u);
    for (const Packet& element : elements) {
        add(all, std::uint32_t(element.size()));
        all.insert(all.end(), element.begin(), element.end());
    }
    return all;
}

/// Sends packets to a port of this computer.
class PacketSender {
public:
    explicit PacketSender(int port) : m_socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
        m_to.sin_family = AF_INET;
        m_to.sin_port = htons(std::uint16_t(port));
        m_to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    }
    ~PacketSender() { ::close(m_socket); }
    PacketSender(const PacketSender&) = delete;
    PacketSender& operator=(const PacketSender&) = delete;

    bool send(const Packet& bytes) {
        return ::sendto(m_socket, bytes.data(), bytes.size(), 0,
                        reinterpret_cast<const sockaddr*>(&m_to),
                        sizeof m_to) == ssize_t(bytes.size());
    }

private:
    int m_socket;
    sockaddr_in m_to{};
};

} // namespace antiphon::testing
