#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace antiphon {

/// An argument of an OSC message. Times, blobs, MIDI and "nothing" come as std::monostate.
using OscValue = std::variant<std::monostate, bool, std::int64_t, double, std::string>;

/// A message of Open Sound Control 1.0/1.1, as it arrives.
struct OscMessage {
    std::string address; ///< begins with '/'
    std::vector<OscValue> values;
    bool operator==(const OscMessage&) const = default;

    /// The arguments as numbers, if they are: numbers and switches themselves, texts as numbers
    /// with blanks between them ("0.1 0.2"). Nothing when one is no finite number.
    std::optional<std::vector<double>> numbers() const;
};

/// Messages at most that one packet may hold.
inline constexpr std::size_t mostOscMessages = 1024;

/// Reads a packet: a message, or a bundle of any (bundles within bundles up to 8 deep; their times
/// are not waited for). Nothing at all when any of it is not as the specification has it. Reads no
/// byte beyond the packet and allocates no more than the packet's size accounts for.
std::optional<std::vector<OscMessage>> parseOsc(std::span<const std::uint8_t> packet);

} // namespace antiphon
