#include "core/maps/lookup.h"

#include "core/error.h"
#include "core/gzip.h"
#include "core/maps/lookuprows.h"
#include "core/maps/lookupside.h"
#include "core/table.h"
#include "core/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numeric>

namespace antiphon {

namespace {

constexpr std::uint64_t largestFile = std::uint64_t(4) << 30;
constexpr std::array<const char*, 4> statisticEndings = {"@std", "@q10", "@q50", "@q90"};

void appendNumber(std::string& text, double value) {
    if (std::isnan(value))
        return; // an empty field
    char digits[40];
    const auto [end, error] = std::to_chars(digits, digits + sizeof digits, value);
    text.append(digits, std::size_t(end - digits));
}

/// Which columns of the file hold what.
struct Layout {
    std::vector<std::size_t> parameters, descriptors, extra;
};

/// The place of a descriptor in the canonical order; the number of descriptors if it is none.
std::size_t canonicalPlace(std::string_view name) {
    const auto all = descriptorColumns();
    return std::size_t(std::find_if(all.begin(), all.end(),
                                    [&](const DescriptorColumn& c) { return name == c.name; }) -
                       all.begin());
}

std::string nearestDescriptor(const std::string& name) {
    const auto all = descriptorColumns();
    return std::min_element(all.begin(), all.end(),
                            [&](const DescriptorColumn& a, const DescriptorColumn& b) {
                                return letterDistance(name, a.name) < letterDistance(name, b.name);
                            })
        ->name;
}

bool isStatistic(const std::string& name) {
    return std::any_of(statisticEndings.begin(), statisticEndings.end(), [&](const char* ending) {
        return name.ends_with(ending) &&
               canonicalPlace(name.substr(0, name.size() - std::string_view(ending).size())) <
                   descriptorColumns().size();
    });
}

/// "line 12, column 'mfcc-0'".
std::string placeName(const Table& table, std::size_t row, const TableColumn& column) {
    return "line " + std::to_string(row < table.lines.size() ? table.lines[row] : row + 1) +
           ", column '" + column.name + "'";
}

Layout layoutOf(const Table& table) {
    Layout layout;
    std::vector<std::size_t> places(descriptorColumns().size(), table.columns.size());
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const std::string& name = table.columns[c].name;
        for (std::size_t other = 0; other < c; ++other)
            if (table.columns[other].name == name)
                throw UserError(table.origin + ": the column '" + name.substr(0, 60) +
                                "' is there twice; remove one of them.");
        if (name.starts_with("param-"))
            layout.parameters.push_back(c);
        else if (const std::size_t place = canonicalPlace(name); place < places.size())
            places[place] = c;
        else if (isStatistic(name))
            layout.extra.push_back(c);
        else
            throw UserError(table.origin + ": line 1, column " + std::to_string(c + 1) + ": '" +
                            name.substr(0, 60) +
                            "' is neither a parameter nor a descriptor; remove the column, or "
                            "correct its name (is it '" +
                            nearestDescriptor(name.substr(0, 60)) + "'?).");
    }
    for (const std::size_t place : places)
        if (place < table.columns.size())
            layout.descriptors.push_back(place);
    if (layout.parameters.empty() || layout.parameters.size() > mostPlanParameters)
        throw UserError(table.origin + ": line 1: a lookup table has 1 to " +
                        std::to_string(mostPlanParameters) +
                        " columns param-0, param-1 ...; this "
                        "one has " +
                        std::to_string(layout.parameters.size()) + ".");
    for (std::size_t p = 0; p < layout.parameters.size(); ++p)
        if (table.columns[layout.parameters[p]].name != "param-" + std::to_string(p))
            throw UserError(table.origin + ": line 1, column " +
                            std::to_string(layout.parameters[p] + 1) + ": is '" +
                            table.columns[layout.parameters[p]].name.substr(0, 60) +
                            "' where 'param-" + std::to_string(p) + "' should be.");
    if (layout.descriptors.empty())
        throw UserError(table.origin +
                        ": line 1: has no descriptor columns (loudness-dBFS, mfcc-0 ...), so it is "
                        "no lookup table.");
    return layout;
}

/// Row by row what the table has column by column.
std::vector<double> gathered(const Table& table, const std::vector<std::size_t>& columns) {
    std::vector<double> result(table.rows * columns.size());
    for (std::size_t c = 0; c < columns.size(); ++c) {
        const std::vector<double>& numbers = table.numbers(table.columns[columns[c]].name);
        for (std::size_t r = 0; r < table.rows; ++r)
            result[r * columns.size() + c] = numbers[r];
    }
    return result;
}

std::vector<std::size_t> sortedRows(const LookupTable& table) {
    std::vector<std::size_t> order(table.rows);
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::ranges::lexicographical_compare(table.point(a), table.point(b));
    });
    return order;
}

void sortRows(std::vector<double>& rows, std::size_t width, std::span<const std::size_t> order) {
    std::vector<double> sorted;
    sorted.reserve(rows.size());
    for (const std::size_t row : order)
        sorted.insert(sorted.end(), rows.begin() + std::ptrdiff_t(row * width),
                      rows.begin() + std::ptrdiff_t((row + 1) * width));
    rows = std::move(sorted);
}

} // namespace

fs::path lookupSideFile(const fs::path& file) {
    fs::path side = file;
    if (side.extension() == ".gz")
        side.replace_extension();
    return side.replace_extension(".json");
}

LookupTable readLookup(const fs::path& file) {
    LookupTable result;
    result.side = readLookupSide(file);
    std::string bytes = readFile(file, largestFile);
    if (isGzip(bytes))
        bytes = unpackGzip(bytes, display(file), largestFile);
    const bool ours = !result.side.is_null();
    const Table table =
        parseTable(bytes, display(file),
                   {.delimiter = ',', .header = TableOptions::Header::Yes, .lastLineTorn = ours});
    const Layout layout = layoutOf(table);
    result.parameters = layout.parameters.size();
    result.rows = table.rows;
    result.points = gathered(table, layout.parameters);
    result.values = gathered(table, layout.descriptors);
    result.extras = gathered(table, layout.extra);
    for (const std::size_t c : layout.descriptors)
        result.descriptors.push_back(table.columns[c].name);
    for (const std::size_t c : layout.extra)
        result.extra.push_back(table.columns[c].name);
    for (std::size_t i = 0; i < result.points.size(); ++i)
        if (!(result.points[i] >= 0 && result.points[i] <= 1))
            throw UserError(table.origin + ": " +
                            placeName(table, i / result.parameters,
                                      table.columns[layout.parameters[i % result.parameters]]) +
                            ": parameters must be numbers from 0 to 1.");
    return result;
}

void writeLookup(const fs::path& file, const LookupTable& table) {
    AtomicFile out(file);
    std::string text = lookupHeader(table.parameters, table.descriptors, table.extra);
    for (const std::size_t row : sortedRows(table)) {
        appendLookupRow(text, table.point(row), table.value(row), table.statistics(row));
        if (text.size() > 1 << 20) {
            out.write(text);
            text.clear();
        }
    }
    out.write(text);
    out.commit();
    if (!table.side.is_null())
        writeJson(lookupSideFile(file), table.side);
}

void sortLookup(LookupTable& table) {
    const auto order = sortedRows(table);
    sortRows(table.points, table.parameters, order);
    sortRows(table.values, table.descriptors.size(), order);
    sortRows(table.extras, table.extra.size(), order);
}

std::size_t nearestRow(std::span<const double> rows, std::size_t width,
                       std::span<const double> wanted) {
    std::size_t best = 0;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t row = 0; (row + 1) * width <= rows.size() && width > 0; ++row) {
        double distance = 0;
        for (std::size_t i = 0; i < std::min(width, wanted.size()); ++i) {
            const double difference = std::abs(rows[row * width + i] - wanted[i]);
            distance += std::isnan(difference) ? 0 : difference;
        }
        if (distance < least) {
            least = distance;
            best = row;
        }
    }
    return best;
}

std::vector<std::string> statisticsNames(std::span<const std::string> descriptors) {
    std::vector<std::string> names;
    for (const std::string& descriptor : descriptors)
        for (const char* ending : statisticEndings)
            names.push_back(descriptor + ending);
    return names;
}

std::string lookupHeader(std::size_t parameters, std::span<const std::string> descriptors,
                         std::span<const std::string> extra) {
    std::string text;
    for (std::size_t p = 0; p < parameters; ++p)
        text += (p ? ",param-" : "param-") + std::to_string(p);
    for (const auto& names : {descriptors, extra})
        for (const std::string& name : names)
            text += "," + name;
    return text + "\n";
}

void appendLookupRow(std::string& text, std::span<const double> point,
                     std::span<const double> values, std::span<const double> extras) {
    bool first = true;
    for (const auto& numbers : {point, values, extras})
        for (const double number : numbers) {
            if (!std::exchange(first, false))
                text += ',';
            appendNumber(text, number);
        }
    text += '\n';
}

} // namespace antiphon
