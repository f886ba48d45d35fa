#include "core/maps/embedcolumns.h"

#include "core/dsp/descriptors.h"
#include "core/error.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace antiphon {
namespace {

constexpr std::size_t namedAtMost = 5;

/// "a, b and c", or the first few "and 7 more".
std::string listed(const std::vector<std::string>& names) {
    std::string text;
    const std::size_t shown = names.size() > namedAtMost + 1 ? namedAtMost : names.size();
    for (std::size_t i = 0; i < shown; ++i) {
        const bool last = i + 1 == names.size();
        text += (i == 0 ? "" : last ? " and " : ", ") + names[i];
    }
    if (shown < names.size())
        text += " and " + std::to_string(names.size() - shown) + " more";
    return text;
}

std::string quoted(const TableColumn& column) {
    return "'" + column.name + "'";
}

void requireRows(const Table& table) {
    if (table.rows == 0)
        throw UserError(table.origin + ": has no rows; there is nothing to place.");
}

/// Rows, values and a note, of the columns that are there.
void keepFiniteRows(const Table& table, FiniteParts& parts) {
    std::vector<std::string> lost;
    std::set<std::string> at;
    for (std::size_t row = 0; row < table.rows; ++row) {
        bool whole = true;
        for (const std::size_t c : parts.columns)
            if (!std::isfinite(table.columns[c].numbers[row])) {
                whole = false;
                at.insert(quoted(table.columns[c]));
            }
        if (whole)
            parts.rows.push_back(row);
        else
            lost.push_back(std::to_string(table.lines.empty() ? row + 1 : table.lines[row]));
    }
    if (parts.rows.empty())
        throw UserError(table.origin + ": every row has a value that is no finite number, in " +
                        listed({at.begin(), at.end()}) + "; choose other columns.");
    if (!lost.empty())
        parts.notes.push_back(
            std::to_string(lost.size()) + (lost.size() == 1 ? " row was" : " rows were") +
            " left out, as " + listed({at.begin(), at.end()}) +
            (lost.size() == 1 ? " is no finite number there: " : " are no finite numbers there: ") +
            (table.lines.empty() ? "row " : "line ") + listed(lost) + ".");
    for (const std::size_t row : parts.rows)
        for (const std::size_t c : parts.columns)
            parts.values.push_back(table.columns[c].numbers[row]);
}

bool isDescriptor(const std::string& name) {
    return std::ranges::any_of(descriptorColumns(),
                               [&](const DescriptorColumn& c) { return name == c.name; });
}

} // namespace

std::vector<std::size_t> embeddedColumns(const Table& table, std::span<const std::string> wanted) {
    const bool descriptors = std::ranges::any_of(
        table.columns, [](const TableColumn& c) { return isDescriptor(c.name); });
    std::set<std::size_t> chosen;
    const auto chooseAll = [&] {
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            const TableColumn& column = table.columns[c];
            if (column.numeric && !column.name.empty() && !column.name.starts_with("param-"))
                chosen.insert(c);
        }
    };
    std::vector<std::string> groups;
    for (const std::string& name : wanted) {
        const auto found = std::ranges::find(table.columns, name, &TableColumn::name);
        if (!name.empty() && found != table.columns.end())
            chosen.insert(std::size_t(found - table.columns.begin()));
        else if (name == "all" && !descriptors)
            chooseAll();
        else if (descriptors)
            groups.push_back(name);
        else
            table.column(name); // throws with the nearest name
    }
    if (wanted.empty() && descriptors)
        groups.push_back("all");
    else if (wanted.empty())
        chooseAll();
    for (const std::string& group : groups) {
        std::size_t had = 0;
        for (const std::size_t d : selectDescriptors(std::span(&group, 1))) {
            const auto found =
                std::ranges::find(table.columns, descriptorColumns()[d].name, &TableColumn::name);
            if (found != table.columns.end()) {
                chosen.insert(std::size_t(found - table.columns.begin()));
                ++had;
            }
        }
        if (had == 0)
            throw UserError(table.origin + ": has no column '" + group + "'; choose others.");
    }
    if (chosen.empty())
        throw UserError(table.origin + ": has no column of numbers to compare rows by.");
    return {chosen.begin(), chosen.end()};
}

FiniteParts finiteParts(const Table& table, std::span<const std::size_t> columns) {
    requireRows(table);
    FiniteParts parts;
    std::vector<std::string> broken;
    for (const std::size_t c : columns) {
        const auto& numbers = table.numbers(table.columns[c].name);
        const auto bad = std::ranges::count_if(numbers, [](double v) { return !std::isfinite(v); });
        if (2 * std::size_t(bad) > table.rows)
            broken.push_back(quoted(table.columns[c]));
        else
            parts.columns.push_back(c);
    }
    if (parts.columns.empty())
        throw UserError(table.origin + ": " + listed(broken) +
                        (broken.size() == 1 ? " has" : " have") +
                        " too few finite numbers; choose other columns.");
    if (!broken.empty())
        parts.notes.push_back((broken.size() == 1 ? "Column " : "Columns ") + listed(broken) +
                              (broken.size() == 1 ? " was" : " were") +
                              " left out, as more than half of the values are no finite numbers.");

    keepFiniteRows(table, parts);
    return parts;
}

FiniteParts finiteRows(const Table& table, std::span<const std::string> names) {
    requireRows(table);
    FiniteParts parts;
    std::vector<std::string> missing;
    for (const std::string& name : names) {
        const auto found = std::ranges::find(table.columns, name, &TableColumn::name);
        if (found == table.columns.end()) {
            missing.push_back("'" + name + "'");
            continue;
        }
        table.numbers(name); // throws for texts
        parts.columns.push_back(std::size_t(found - table.columns.begin()));
    }
    if (!missing.empty())
        throw UserError(table.origin + ": lacks " + listed(missing) +
                        ", by which the rows of the map are compared; choose columns that both "
                        "tables have.");
    keepFiniteRows(table, parts);
    return parts;
}

} // namespace antiphon
