#include "models/stem/texttokeniser.h"

#include "core/error.h"
#include "models/stem/wordpieces.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace antiphon::stem {

namespace {

constexpr std::int32_t endOfText = 1; ///< of T5
constexpr std::size_t largest = std::size_t(64) << 20;
constexpr const char* blank = "\xE2\x96\x81"; ///< U+2581 stands for a space
constexpr float unknownPenalty = 10;

} // namespace

struct TextTokeniser::Parts {
    WordPieces model;
    CharacterMap map;
    std::unordered_map<std::string_view, std::int32_t> places; ///< of what text may hold
    std::size_t longest = 0;                                   ///< bytes
    std::int32_t unknown = 0;
    float least = 0, most = 0; ///< scores

    Parts(std::string_view bytes, const std::string& origin)
        : model(wordPieces(bytes, origin)), map(model.charsMap, origin) {
        if (model.pieces.empty())
            throw UserError(origin + ": is no SentencePiece model; take the 'spiece.model' that "
                                     "comes with the text encoder.");
        if (model.model != 1 || model.bytes || model.spaceBehind)
            throw UserError(origin + ": is a SentencePiece model of another kind than T5's "
                                     "(unigram); take the 'spiece.model' that comes with it.");
        least = std::numeric_limits<float>::infinity();
        most = -least;
        for (std::size_t i = 0; i < model.pieces.size(); ++i) {
            const WordPieces::Piece& piece = model.pieces[i];
            using Kind = WordPieces::Kind;
            if (piece.kind == Kind::Unknown)
                unknown = std::int32_t(i);
            if (piece.kind == Kind::Normal) {
                least = std::min(least, piece.score);
                most = std::max(most, piece.score);
            }
            if ((piece.kind != Kind::Normal && piece.kind != Kind::UserDefined) ||
                piece.text.empty())
                continue;
            places.emplace(piece.text, std::int32_t(i));
            longest = std::max(longest, piece.text.size());
        }
    }

    std::string normalised(std::string_view text) const {
        std::string result;
        const std::string space = model.escapeSpaces ? blank : " ";
        bool behindSpace = model.removeSpaces;
        bool begun = false;
        while (!text.empty()) {
            auto [made, taken] = map.prefix(text);
            text.remove_prefix(taken);
            while (behindSpace && made.starts_with(' '))
                made.remove_prefix(1);
            if (made.empty())
                continue;
            if (!begun && model.dummyPrefix)
                result += space;
            begun = true;
            for (const char c : made)
                result += c == ' ' ? space : std::string(1, c);
            behindSpace = model.removeSpaces && made.ends_with(' ');
        }
        while (model.removeSpaces && result.ends_with(space))
            result.resize(result.size() - space.size());
        return result;
    }

    float scoreOf(std::int32_t place) const {
        const WordPieces::Piece& piece = model.pieces[std::size_t(place)];
        return piece.kind == WordPieces::Kind::UserDefined ? float(piece.text.size()) * most - 0.1f
                                                           : piece.score;
    }

    /// The likeliest pieces (Viterbi): of each place in the text the best way there.
    std::vector<std::int32_t> pieces(std::string_view text) const {
        struct Way {
            float score = 0;
            std::ptrdiff_t from = -1;
            std::int32_t place = 0;
        };
        std::vector<Way> ways(text.size() + 1);
        const auto reach = [&](std::size_t from, std::size_t to, std::int32_t place, float score) {
            const float sum = ways[from].score + score;
            if (ways[to].from < 0 || sum > ways[to].score)
                ways[to] = {sum, std::ptrdiff_t(from), place};
        };
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t own = std::max<std::size_t>(1, characterLength(text.substr(at)));
            bool single = false;
            for (std::size_t length = 1; length <= std::min(longest, text.size() - at); ++length)
                if (const auto found = places.find(text.substr(at, length));
                    found != places.end()) {
                    reach(at, at + length, found->second, scoreOf(found->second));
                    single |= length == own;
                }
            if (!single)
                reach(at, at + own, unknown, least - unknownPenalty);
            at += own;
        }
        std::vector<std::int32_t> result;
        for (std::size_t at = text.size(); at > 0; at = std::size_t(ways[at].from)) {
            const std::int32_t place = ways[at].place;
            if (place != unknown || result.empty() || result.back() != unknown)
                result.push_back(place); // neighbouring unknown characters are one
        }
        std::ranges::reverse(result);
        return result;
    }
};

TextTokeniser::TextTokeniser(std::string_view bytes, const std::string& origin)
    : m_parts(std::make_unique<Parts>(bytes, origin)) {}
TextTokeniser::~TextTokeniser() = default;
TextTokeniser::TextTokeniser(TextTokeniser&&) noexcept = default;

std::int64_t TextTokeniser::size() const {
    return std::int64_t(m_parts->model.pieces.size());
}

std::vector<std::int32_t> TextTokeniser::tokens(const std::string& text) const {
    std::vector<std::int32_t> all = m_parts->pieces(m_parts->normalised(text));
    if (!all.empty())
        all.push_back(endOfText);
    return all;
}

TextTokeniser openTokeniser(const fs::path& file) {
    return TextTokeniser(readFile(file, largest), display(file));
}

} // namespace antiphon::stem
