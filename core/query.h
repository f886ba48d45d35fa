#pragma once

#include "core/foldtext.h"

#include <string>
#include <string_view>
#include <vector>

namespace antiphon {

/// A filter over rows of text and numbers, as typed in one line:
///
///     bpm:>120 stem:drums|bass -tag:dark rating:3..5 duration:<1:30 loop "two words"
///
/// Clauses are separated by blanks and must all hold. A word without a field is looked for in all
/// texts of the row. In a field: `text` is contained, `=text` is the whole, `>` `>=` `<` `<=` and
/// `low..high` compare numbers, a plain number means "rounds to it" (120 finds 119.6, 120.0 does
/// not), `*` means "has any value", `""` means "is empty"; `|` separates alternatives. A minus in
/// front negates. Times may be written m:ss or h:mm:ss. Texts compare without regard to case.
struct Query {
    struct Value {
        enum class Kind { Contains, Equals, Number, Any, Empty } kind = Kind::Contains;
        std::string text; ///< folded by foldText()
        /// Number: low <= x <= high, an end left out where it is excluded.
        double low = 0, high = 0;
        bool lowIncluded = true, highIncluded = true;
    };
    struct Clause {
        std::string field; ///< lower case; empty: all texts
        bool negated = false;
        std::vector<Value> values; ///< one of them holds
    };
    std::vector<Clause> clauses;
    bool empty() const { return clauses.empty(); }
};

/// Throws UserError (Usage) naming the clause and the mend: an open quotation mark, a comparison
/// without a number, a field without a value.
Query parseQuery(std::string_view text);

/// Whether a value holds for a text (folded) or a number (NaN: none). Ignores `negated`.
bool holds(const Query::Value& value, std::string_view foldedText);
bool holds(const Query::Value& value, double number);

} // namespace antiphon
