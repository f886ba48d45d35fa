#include "core/query.h"

#include "core/error.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

namespace antiphon {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

[[noreturn]] void refuse(std::string_view clause, const std::string& mend) {
    throw UserError("Filter: '" + std::string(clause) + "' " + mend + ".", UserError::Kind::Usage);
}

struct Number {
    double value;
    double tolerance; ///< half a unit of the last digit typed
};

std::optional<double> plainNumber(std::string_view text) {
    double v = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), v);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(v))
        return std::nullopt;
    return v;
}

/// 120, -3.5, 1e3, 1:30, 1:02:03.5
std::optional<Number> numberOf(std::string_view text) {
    const auto dot = text.rfind('.');
    const bool exponent = text.find_first_of("eE") != std::string_view::npos;
    const double decimals =
        dot == std::string_view::npos || exponent ? 0 : double(text.size() - dot - 1);
    const double tolerance = 0.5 * std::pow(10, -decimals);
    const bool negative = !text.empty() && text[0] == '-';
    double total = 0;
    bool clock = false;
    for (std::string_view rest = negative ? text.substr(1) : text;;) {
        const auto colon = rest.find(':');
        const std::string_view part = rest.substr(0, colon);
        // from_chars would take another sign.
        if (part.empty() || part[0] == '-' || part[0] == '+')
            return std::nullopt;
        const auto v = plainNumber(part);
        if (!v || (clock && *v >= 60))
            return std::nullopt;
        total = total * 60 + *v;
        if (colon == std::string_view::npos)
            break;
        clock = true;
        rest.remove_prefix(colon + 1);
    }
    return Number{negative ? -total : total, tolerance};
}

/// A piece of a value list: its characters and whether it was quoted.
struct Piece {
    std::string text;
    bool quoted = false;
};

Query::Value valueOf(const Piece& piece, bool inField, std::string_view clause) {
    using Kind = Query::Value::Kind;
    Query::Value v;
    std::string_view text = piece.text;
    if (piece.quoted || !inField) {
        v.kind = inField && text.empty() ? Kind::Empty : Kind::Contains;
        v.text = foldText(text);
        return v;
    }
    if (text.empty())
        refuse(clause, "has no value; write one after the colon, or \"\" for empty");
    if (text == "*") {
        v.kind = Kind::Any;
        return v;
    }
    if (text[0] == '<' || text[0] == '>') {
        const bool greater = text[0] == '>';
        const bool included = text.size() > 1 && text[1] == '=';
        const auto n = numberOf(text.substr(included ? 2 : 1));
        if (!n)
            refuse(clause, "needs a number after the comparison, such as 120 or 1:30");
        v.kind = Kind::Number;
        v.low = greater ? n->value : -infinity;
        v.high = greater ? infinity : n->value;
        (greater ? v.lowIncluded : v.highIncluded) = included;
        return v;
    }
    if (const auto dots = text.find(".."); dots != std::string_view::npos) {
        const auto low = numberOf(text.substr(0, dots)), high = numberOf(text.substr(dots + 2));
        if (low && high) {
            v.kind = Kind::Number;
            v.low = std::min(low->value, high->value);
            v.high = std::max(low->value, high->value);
            return v;
        }
    }
    if (text[0] == '=') {
        text.remove_prefix(1);
        if (const auto n = numberOf(text)) {
            v.kind = Kind::Number;
            v.low = v.high = n->value;
            v.text = foldText(text);
            return v;
        }
        v.kind = Kind::Equals;
        v.text = foldText(text);
        return v;
    }
    v.text = foldText(text);
    if (const auto n = numberOf(text)) {
        v.kind = Kind::Number;
        v.low = n->value - n->tolerance;
        v.high = n->value + n->tolerance;
        v.highIncluded = false;
    }
    return v;
}

bool isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
bool isFieldLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
}

} // namespace

Query parseQuery(std::string_view text) {
    Query query;
    std::size_t at = 0;
    while (true) {
        while (at < text.size() && isSpace(text[at]))
            ++at;
        if (at >= text.size())
            return query;
        const std::size_t begin = at;
        Query::Clause clause;
        if (text[at] == '-' && at + 1 < text.size() && !isSpace(text[at + 1])) {
            clause.negated = true;
            ++at;
        }
        // A field is letters up to a colon.
        std::size_t colon = at;
        while (colon < text.size() && isFieldLetter(text[colon]))
            ++colon;
        const bool hasField = colon > at && colon < text.size() && text[colon] == ':';
        if (hasField) {
            clause.field = foldText(text.substr(at, colon - at));
            at = colon + 1;
        }
        std::vector<Piece> pieces(1);
        while (at < text.size() && !isSpace(text[at])) {
            if (text[at] == '"') {
                const auto close = text.find('"', at + 1);
                if (close == std::string_view::npos)
                    refuse(text.substr(begin), "has an open quotation mark; close it");
                pieces.back().text += text.substr(at + 1, close - at - 1);
                pieces.back().quoted = true;
                at = close + 1;
            } else if (text[at] == '|' && hasField) {
                pieces.emplace_back();
                ++at;
            } else {
                pieces.back().text += text[at++];
            }
        }
        const std::string_view whole = text.substr(begin, at - begin);
        for (const Piece& piece : pieces)
            clause.values.push_back(valueOf(piece, hasField, whole));
        // A pair of quotation marks with nothing inside asks for nothing.
        if (!hasField && clause.values[0].text.empty())
            continue;
        query.clauses.push_back(std::move(clause));
    }
}

bool holds(const Query::Value& value, std::string_view foldedText) {
    switch (value.kind) {
    case Query::Value::Kind::Contains:
        return foldedText.find(value.text) != std::string_view::npos;
    case Query::Value::Kind::Equals:
        return foldedText == value.text;
    case Query::Value::Kind::Any:
        return !foldedText.empty();
    case Query::Value::Kind::Empty:
        return foldedText.empty();
    case Query::Value::Kind::Number:
        // `key:7` in a text column; a comparison holds for no text.
        return !value.text.empty() && foldedText.find(value.text) != std::string_view::npos;
    }
    return false;
}

bool holds(const Query::Value& value, double number) {
    const bool known = !std::isnan(number);
    switch (value.kind) {
    case Query::Value::Kind::Any:
        return known;
    case Query::Value::Kind::Empty:
        return !known;
    case Query::Value::Kind::Number:
        return known && (value.lowIncluded ? number >= value.low : number > value.low) &&
               (value.highIncluded ? number <= value.high : number < value.high);
    case Query::Value::Kind::Contains:
    case Query::Value::Kind::Equals:
        return false;
    }
    return false;
}

} // namespace antiphon
