#include "core/rowfilter.h"

#include "core/error.h"
#include "core/foldtext.h"

#include <algorithm>

namespace antiphon {

RowFields::RowFields(std::vector<RowField> fields)
    : m_fields(std::move(fields)), m_place(m_fields.size()) {
    for (const bool searched : {true, false})
        for (std::size_t f = 0; f < m_fields.size(); ++f)
            if (m_fields[f].searched == searched) {
                m_place[f] = m_order.size();
                m_order.push_back(f);
            }
}

FoldedRow RowFields::fold(std::span<const RowCell> cells) const {
    FoldedRow row;
    row.ends.reserve(m_fields.size());
    for (const std::size_t f : m_order) {
        if (f < cells.size())
            if (const auto* text = std::get_if<std::string>(&cells[f]))
                row.text += foldText(*text);
        row.ends.push_back(std::uint32_t(row.text.size()));
        // A separator that nobody types, so that no match runs from one cell into the next.
        row.text += '\n';
        if (m_fields[f].searched)
            row.searchedEnd = std::uint32_t(row.text.size());
    }
    return row;
}

std::string_view RowFields::text(const FoldedRow& row, std::size_t field) const {
    const std::size_t place = m_place[field];
    const std::size_t begin = place ? row.ends[place - 1] + 1 : 0;
    return std::string_view(row.text).substr(begin, row.ends[place] - begin);
}

std::vector<RowFields::Clause> RowFields::compile(const Query& query) const {
    std::vector<Clause> clauses;
    for (const Query::Clause& clause : query.clauses) {
        int field = -1;
        if (!clause.field.empty()) {
            const auto found =
                std::find_if(m_fields.begin(), m_fields.end(), [&](const RowField& f) {
                    return f.key == clause.field ||
                           std::count(f.aliases.begin(), f.aliases.end(), clause.field) > 0;
                });
            if (found == m_fields.end()) {
                std::string known;
                for (const RowField& f : m_fields)
                    known += (known.empty() ? "" : ", ") + f.key;
                throw UserError("Filter: there is no field '" + clause.field + "'; known are " +
                                    known + ".",
                                UserError::Kind::Usage);
            }
            field = int(found - m_fields.begin());
        }
        clauses.push_back({field, clause});
    }
    return clauses;
}

bool RowFields::passes(std::span<const RowCell> cells, const FoldedRow& row,
                       const std::vector<Clause>& clauses) const {
    for (const Clause& c : clauses) {
        bool any = false;
        if (c.field < 0) {
            const auto searched = std::string_view(row.text).substr(0, row.searchedEnd);
            for (const auto& value : c.clause.values)
                any = any || holds(value, searched);
        } else {
            const auto field = std::size_t(c.field);
            const double* number =
                field < cells.size() ? std::get_if<double>(&cells[field]) : nullptr;
            for (const auto& value : c.clause.values)
                any = any || (number ? holds(value, *number) : holds(value, text(row, field)));
        }
        if (any == c.clause.negated)
            return false;
    }
    return true;
}

} // namespace antiphon
