#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace antiphon::stem {

/// A SentencePiece model as its file has it.
struct WordPieces {
    enum class Kind { Normal = 1, Unknown = 2, Control = 3, UserDefined = 4, Unused = 5, Byte = 6 };
    struct Piece {
        std::string text;
        float score = 0;
        Kind kind = Kind::Normal;
    };
    std::vector<Piece> pieces;
    std::int64_t model = 1; ///< 1: unigram
    std::string charsMap;   ///< what characters become; empty: nothing
    bool dummyPrefix = true, removeSpaces = true, escapeSpaces = true, spaceBehind = false;
    bool bytes = false; ///< unknown characters are written as bytes
};
/// Reads the protocol buffer. Throws UserError naming `origin`.
WordPieces wordPieces(std::string_view bytes, const std::string& origin);

/// Makes of characters what a model's map says, one prefix after the other.
class CharacterMap {
public:
    /// Throws UserError naming `origin` where it is damaged.
    CharacterMap(std::string_view map, const std::string& origin);

    /// What the longest prefix that the map knows becomes, else the first character (U+FFFD for a
    /// broken byte), and how many bytes it takes.
    std::pair<std::string_view, std::size_t> prefix(std::string_view text) const;

private:
    std::vector<std::uint32_t> m_units; ///< double array (Aoe 1989) as Darts-clone writes it
    std::string m_results;              ///< each ended by a zero
};

/// Bytes of the first character; 0: broken.
std::size_t characterLength(std::string_view text);

} // namespace antiphon::stem
