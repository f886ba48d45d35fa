#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace antiphon {

/// How numbers go out. The original patches read one text with blanks in between; most other
/// programs want numbers.
enum class OscForm { Text, Floats };

/// Sends OSC over UDP, by liblo. One thread.
class OscSender {
public:
    /// `host` is a name or an address. Throws UserError (System) where it means no computer, and
    /// (Usage) where it means another one and `open` does not allow that.
    OscSender(const std::string& host, int port, bool open = false);
    ~OscSender();
    OscSender(const OscSender&) = delete;
    OscSender& operator=(const OscSender&) = delete;

    /// Never waits for the receiver. False, and failures() goes up, when the system refused it;
    /// that nobody listens may go unnoticed.
    bool send(const std::string& address, std::span<const float> values,
              OscForm form = OscForm::Floats);
    std::uint64_t failures() const noexcept { return m_failures; }
    int port() const noexcept { return m_port; }

private:
    struct Address;
    std::unique_ptr<Address> m_to;
    int m_port;
    std::uint64_t m_failures = 0;
};

/// "0.1 0.25 1", in any locale.
std::string oscText(std::span<const float> values);

} // namespace antiphon
