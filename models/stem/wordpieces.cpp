#include "models/stem/wordpieces.h"

#include "core/error.h"

#include <algorithm>
#include <cstring>

namespace antiphon::stem {

namespace {

/// Fields of a protocol buffer, one after the other.
class Fields {
public:
    Fields(std::string_view bytes, const std::string& origin) : m_bytes(bytes), m_origin(origin) {}

    std::uint64_t number = 0, value = 0; ///< of the field; of those that are numbers
    std::string_view text;               ///< of those that are bytes

    bool next() {
        if (m_bytes.empty())
            return false;
        const std::uint64_t key = varint();
        number = key >> 3;
        value = 0;
        text = {};
        switch (key & 7) {
        case 0:
            value = varint();
            break;
        case 1:
            text = take(8);
            break;
        case 2:
            text = take(varint());
            break;
        case 5:
            text = take(4);
            break;
        default:
            damaged();
        }
        if (number == 0)
            damaged();
        return true;
    }
    float real() const {
        float result = 0;
        if (text.size() != sizeof result)
            damaged();
        std::memcpy(&result, text.data(), sizeof result);
        return result;
    }

private:
    [[noreturn]] void damaged() const {
        throw UserError(m_origin +
                        ": is no SentencePiece model; take the 'spiece.model' that comes "
                        "with the text encoder.");
    }
    std::string_view take(std::uint64_t count) {
        if (count > m_bytes.size())
            damaged();
        const std::string_view taken = m_bytes.substr(0, count);
        m_bytes.remove_prefix(count);
        return taken;
    }
    std::uint64_t varint() {
        std::uint64_t result = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const auto byte = std::uint8_t(take(1)[0]);
            result |= std::uint64_t(byte & 0x7f) << shift;
            if (byte < 0x80)
                return result;
        }
        damaged();
    }

    std::string_view m_bytes;
    const std::string& m_origin;
};

WordPieces::Piece pieceOf(std::string_view bytes, const std::string& origin) {
    WordPieces::Piece piece;
    for (Fields fields(bytes, origin); fields.next();) {
        if (fields.number == 1)
            piece.text = fields.text;
        else if (fields.number == 2)
            piece.score = fields.real();
        else if (fields.number == 3)
            piece.kind = WordPieces::Kind(fields.value);
    }
    return piece;
}

/// Of the double array: see Darts-clone.
constexpr std::uint32_t valueOf(std::uint32_t unit) {
    return unit & 0x7fffffffu;
}
constexpr std::uint32_t labelOf(std::uint32_t unit) {
    return unit & 0x800000ffu;
}
constexpr std::uint32_t offsetOf(std::uint32_t unit) {
    return (unit >> 10) << ((unit & (1u << 9)) >> 6);
}
constexpr bool hasLeaf(std::uint32_t unit) {
    return ((unit >> 8) & 1) != 0;
}

} // namespace

WordPieces wordPieces(std::string_view bytes, const std::string& origin) {
    WordPieces model;
    for (Fields fields(bytes, origin); fields.next();) {
        if (fields.number == 1) {
            model.pieces.push_back(pieceOf(fields.text, origin));
        } else if (fields.number == 2) {
            for (Fields trainer(fields.text, origin); trainer.next();)
                if (trainer.number == 3)
                    model.model = std::int64_t(trainer.value);
                else if (trainer.number == 24)
                    model.spaceBehind = trainer.value != 0;
                else if (trainer.number == 35)
                    model.bytes = trainer.value != 0;
        } else if (fields.number == 3) {
            for (Fields normaliser(fields.text, origin); normaliser.next();)
                if (normaliser.number == 2)
                    model.charsMap = normaliser.text;
                else if (normaliser.number == 3)
                    model.dummyPrefix = normaliser.value != 0;
                else if (normaliser.number == 4)
                    model.removeSpaces = normaliser.value != 0;
                else if (normaliser.number == 5)
                    model.escapeSpaces = normaliser.value != 0;
        }
    }
    return model;
}

CharacterMap::CharacterMap(std::string_view map, const std::string& origin) {
    if (map.empty())
        return;
    std::uint32_t size = 0;
    if (map.size() >= sizeof size)
        std::memcpy(&size, map.data(), sizeof size);
    if (size == 0 || size % sizeof(std::uint32_t) != 0 || size > map.size() - sizeof size)
        throw UserError(origin + ": its map of characters is damaged; take another copy.");
    m_units.resize(size / sizeof(std::uint32_t));
    std::memcpy(m_units.data(), map.data() + sizeof size, size);
    m_results = map.substr(sizeof size + size);
    m_results.push_back('\0');
}

std::pair<std::string_view, std::size_t> CharacterMap::prefix(std::string_view text) const {
    std::size_t length = 0, result = 0;
    std::uint64_t node = m_units.empty() ? 0 : offsetOf(m_units[0]);
    for (std::size_t i = 0; i < text.size() && !m_units.empty(); ++i) {
        const auto byte = std::uint8_t(text[i]);
        node ^= byte;
        if (node >= m_units.size() || labelOf(m_units[node]) != byte)
            break;
        const std::uint32_t unit = m_units[node];
        node ^= offsetOf(unit);
        if (hasLeaf(unit) && node < m_units.size()) {
            length = i + 1;
            result = valueOf(m_units[node]);
        }
    }
    if (length > 0 && result < m_results.size())
        return {std::string_view(m_results.c_str() + result), length};
    const std::size_t own = characterLength(text);
    return own > 0 ? std::pair(text.substr(0, own), own)
                   : std::pair(std::string_view("\xEF\xBF\xBD"), std::size_t(1));
}

std::size_t characterLength(std::string_view text) {
    const auto first = text.empty() ? std::uint8_t(0x80) : std::uint8_t(text[0]);
    const std::size_t length = first < 0x80                              ? 1
                               : (first & 0xe0) == 0xc0 && first >= 0xc2 ? 2
                               : (first & 0xf0) == 0xe0                  ? 3
                               : (first & 0xf8) == 0xf0                  ? 4
                                                                         : 0;
    if (length == 0 || length > text.size())
        return 0;
    const bool whole = std::all_of(text.begin() + 1, text.begin() + std::ptrdiff_t(length),
                                   [](char c) { return (std::uint8_t(c) & 0xc0) == 0x80; });
    return whole ? length : 0;
}

} // namespace antiphon::stem
