#include "core/audio/oscmessage.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>
#include <string_view>

namespace antiphon {

namespace {

using Bytes = std::span<const std::uint8_t>;

constexpr int deepestBundle = 8;

/// What is left of a packet. Every take() fails rather than read on beyond the end.
class Reader {
public:
    explicit Reader(Bytes bytes) : m_left(bytes) {}

    bool empty() const { return m_left.empty(); }

    std::optional<Bytes> take(std::size_t count) {
        if (count > m_left.size())
            return std::nullopt;
        const Bytes taken = m_left.first(count);
        m_left = m_left.subspan(count);
        return taken;
    }
    template <class Word>
    std::optional<Word> word() {
        const auto bytes = take(sizeof(Word));
        if (!bytes)
            return std::nullopt;
        Word value = 0;
        for (const std::uint8_t byte : *bytes)
            value = Word(value << 8 | byte);
        return value;
    }
    /// Up to its 0, which must be there; what fills it up to four bytes must be 0, too.
    std::optional<std::string_view> text() {
        const auto end = std::ranges::find(m_left, std::uint8_t(0));
        const std::size_t length = std::size_t(end - m_left.begin());
        const auto taken = take((length / 4 + 1) * 4);
        if (!taken || std::ranges::any_of(taken->subspan(length), [](auto b) { return b != 0; }))
            return std::nullopt;
        return std::string_view(reinterpret_cast<const char*>(taken->data()), length);
    }

private:
    Bytes m_left;
};

std::optional<OscValue> valueOf(char tag, Reader& reader) {
    const auto as = [](auto word, auto convert) -> std::optional<OscValue> {
        if (!word)
            return std::nullopt;
        return OscValue(convert(*word));
    };
    const auto nothing = [](auto) { return OscValue(); };
    switch (tag) {
    case 'i':
    case 'c':
        return as(reader.word<std::uint32_t>(),
                  [](std::uint32_t w) { return std::int64_t(std::int32_t(w)); });
    case 'h':
        return as(reader.word<std::uint64_t>(), [](std::uint64_t w) { return std::int64_t(w); });
    case 'f':
        return as(reader.word<std::uint32_t>(),
                  [](std::uint32_t w) { return double(std::bit_cast<float>(w)); });
    case 'd':
        return as(reader.word<std::uint64_t>(),
                  [](std::uint64_t w) { return std::bit_cast<double>(w); });
    case 's':
    case 'S':
        return as(reader.text(), [](std::string_view text) { return std::string(text); });
    case 't':
        return as(reader.word<std::uint64_t>(), nothing);
    case 'r':
    case 'm':
        return as(reader.word<std::uint32_t>(), nothing);
    case 'b': {
        const auto size = reader.word<std::uint32_t>();
        return as(size ? reader.take((std::size_t(*size) + 3) / 4 * 4) : std::nullopt, nothing);
    }
    case 'T':
    case 'F':
        return OscValue(tag == 'T');
    case 'N':
    case 'I':
        return OscValue();
    default:
        return std::nullopt;
    }
}

std::optional<OscMessage> messageOf(Bytes bytes) {
    Reader reader(bytes);
    const auto address = reader.text();
    const auto tags = address ? reader.text() : std::nullopt;
    if (!tags || !address->starts_with('/') || !tags->starts_with(','))
        return std::nullopt;
    OscMessage message{std::string(*address), {}};
    int arrays = 0;
    for (const char tag : tags->substr(1)) {
        if (tag == '[' || tag == ']') { // what is inside counts as if it stood alone
            arrays += tag == '[' ? 1 : -1;
            if (arrays < 0)
                return std::nullopt;
            continue;
        }
        auto value = valueOf(tag, reader);
        if (!value)
            return std::nullopt;
        message.values.push_back(std::move(*value));
    }
    if (arrays != 0 || !reader.empty())
        return std::nullopt;
    return message;
}

constexpr std::string_view bundleWord{"#bundle\0", 8};

bool read(Bytes bytes, int depth, std::vector<OscMessage>& messages) {
    const bool bundle = bytes.size() >= bundleWord.size() &&
                        std::memcmp(bytes.data(), bundleWord.data(), bundleWord.size()) == 0;
    if (!bundle) {
        auto message = messageOf(bytes);
        if (!message || messages.size() == mostOscMessages)
            return false;
        messages.push_back(std::move(*message));
        return true;
    }
    Reader reader(bytes.subspan(bundleWord.size()));
    if (depth == deepestBundle || !reader.word<std::uint64_t>()) // its time
        return false;
    while (!reader.empty()) {
        const auto size = reader.word<std::uint32_t>();
        const auto element = size && *size % 4 == 0 ? reader.take(*size) : std::nullopt;
        if (!element || !read(*element, depth + 1, messages))
            return false;
    }
    return true;
}

bool addNumbers(std::string_view text, std::vector<double>& numbers) {
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at != end) {
        if (*at == ' ' || *at == '\t' || *at == '\n') {
            ++at;
            continue;
        }
        double number = 0;
        const auto [next, error] = std::from_chars(at, end, number);
        if (error != std::errc() || !std::isfinite(number))
            return false;
        numbers.push_back(number);
        at = next;
    }
    return true;
}

} // namespace

std::optional<std::vector<double>> OscMessage::numbers() const {
    std::vector<double> numbers;
    numbers.reserve(values.size());
    for (const OscValue& value : values) {
        if (const auto* real = std::get_if<double>(&value); real && std::isfinite(*real))
            numbers.push_back(*real);
        else if (const auto* whole = std::get_if<std::int64_t>(&value))
            numbers.push_back(double(*whole));
        else if (const auto* on = std::get_if<bool>(&value))
            numbers.push_back(*on ? 1 : 0);
        else if (const auto* text = std::get_if<std::string>(&value);
                 !text || !addNumbers(*text, numbers))
            return std::nullopt;
    }
    return numbers;
}

std::optional<std::vector<OscMessage>> parseOsc(std::span<const std::uint8_t> packet) {
    std::vector<OscMessage> messages;
    if (!read(packet, 0, messages))
        return std::nullopt;
    return messages;
}

} // namespace antiphon
