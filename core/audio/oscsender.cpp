#include "core/audio/oscsender.h"

#include "core/error.h"

#include <charconv>

#ifdef ANTIPHON_LIBLO
#include <lo/lo.h>

#include <arpa/inet.h>
#include <netdb.h>
#endif

namespace antiphon {

std::string oscText(std::span<const float> values) {
    std::string text;
    for (const float value : values) {
        char digits[64];
        if (!text.empty())
            text += ' ';
        text.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
    }
    return text;
}

#ifdef ANTIPHON_LIBLO

namespace {

/// The address as numbers; empty when there is none. Asked once, so that sending never waits for a
/// name server.
std::string numericAddress(const std::string& host, bool& loopback) {
    addrinfo wanted{}, *found = nullptr;
    wanted.ai_family = AF_INET;
    wanted.ai_socktype = SOCK_DGRAM;
    if (::getaddrinfo(host.c_str(), nullptr, &wanted, &found) != 0 || !found)
        return {};
    char digits[INET_ADDRSTRLEN] = {};
    const in_addr where = reinterpret_cast<const sockaddr_in*>(found->ai_addr)->sin_addr;
    ::inet_ntop(AF_INET, &where, digits, sizeof digits);
    ::freeaddrinfo(found);
    loopback = ntohl(where.s_addr) >> 24 == 127;
    return digits;
}

} // namespace

struct OscSender::Address {
    lo_address to = nullptr;
    ~Address() { lo_address_free(to); }
};

OscSender::OscSender(const std::string& host, int port, bool open) : m_port(port) {
    if (port < 1 || port > 65535)
        throw UserError("The OSC port to send to is " + std::to_string(port) +
                            " but must be between 1 and 65535.",
                        UserError::Kind::Usage);
    bool loopback = false;
    const std::string digits = numericAddress(host, loopback);
    if (digits.empty())
        throw UserError("There is no computer “" + host + "” to send OSC to.",
                        UserError::Kind::System);
    if (!loopback && !open)
        throw UserError("“" + host +
                            "” is another computer, and OSC stays on this one unless other "
                            "computers are allowed.",
                        UserError::Kind::Usage);
    m_to = std::make_unique<Address>();
    m_to->to = lo_address_new(digits.c_str(), std::to_string(port).c_str());
}

OscSender::~OscSender() = default;

bool OscSender::send(const std::string& address, std::span<const float> values, OscForm form) {
    const lo_message message = lo_message_new();
    if (form == OscForm::Text)
        lo_message_add_string(message, oscText(values).c_str());
    else
        for (const float value : values)
            lo_message_add_float(message, value);
    const bool sent = lo_send_message(m_to->to, address.c_str(), message) >= 0;
    lo_message_free(message);
    m_failures += !sent;
    return sent;
}

#else

struct OscSender::Address {};

OscSender::OscSender(const std::string&, int port, bool) : m_port(port) {
    throw UserError("This build sends no OSC: it was made without liblo.", UserError::Kind::System);
}

OscSender::~OscSender() = default;

bool OscSender::send(const std::string&, std::span<const float>, OscForm) {
    return false;
}

#endif

} // namespace antiphon
