#pragma once

#include "core/query.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace antiphon {

/// Nothing, a number or a text (UTF-8).
using RowCell = std::variant<std::monostate, double, std::string>;

/// What a query may name.
struct RowField {
    std::string key;                       ///< lower case
    std::vector<std::string> aliases = {}; ///< other names for it
    bool searched = true;                  ///< a word without a field looks here too (texts only)
};

/// A row's texts as filtering and sorting read them: folded once, so that a filter over many rows
/// is one pass over plain bytes.
struct FoldedRow {
    std::string text;                ///< of all fields, one after the other
    std::vector<std::uint32_t> ends; ///< of each field in `text`
    std::uint32_t searchedEnd = 0;   ///< searched fields come first
};

/// The fields of a kind of rows, and the matching of such rows against queries. Immutable; any
/// thread.
class RowFields {
public:
    explicit RowFields(std::vector<RowField> fields);

    FoldedRow fold(std::span<const RowCell> cells) const;
    std::string_view text(const FoldedRow& row, std::size_t field) const;

    /// A clause with its field looked up; -1: all searched texts.
    struct Clause {
        int field;
        Query::Clause clause;
    };
    /// Throws UserError (Usage) naming a field that there is not, and the ones there are.
    std::vector<Clause> compile(const Query& query) const;
    bool passes(std::span<const RowCell> cells, const FoldedRow& row,
                const std::vector<Clause>& clauses) const;

private:
    std::vector<RowField> m_fields;
    std::vector<std::size_t> m_order; ///< fields in the order of FoldedRow::text
    std::vector<std::size_t> m_place; ///< field -> place in it
};

} // namespace antiphon
