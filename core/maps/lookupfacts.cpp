#include "core/maps/lookupfacts.h"

#include "core/maps/lookupside.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace antiphon {

namespace {

constexpr double silentDb = -100;

/// Every `width`th number from `rows` on.
ColumnFacts factsOf(std::string name, const double* numbers, std::size_t width, std::size_t rows) {
    ColumnFacts facts{std::move(name)};
    double sum = 0, squares = 0;
    std::size_t count = 0;
    facts.min = std::numeric_limits<double>::infinity();
    facts.max = -facts.min;
    for (std::size_t row = 0; row < rows; ++row)
        if (const double v = numbers[row * width]; !std::isnan(v)) {
            facts.min = std::min(facts.min, v);
            facts.max = std::max(facts.max, v);
            sum += v;
            ++count;
        }
    if (count == 0) {
        facts.min = facts.max = facts.mean = facts.deviation =
            std::numeric_limits<double>::quiet_NaN();
        return facts;
    }
    facts.mean = sum / double(count);
    for (std::size_t row = 0; row < rows; ++row)
        if (const double v = numbers[row * width]; !std::isnan(v))
            squares += (v - facts.mean) * (v - facts.mean);
    facts.deviation = std::sqrt(squares / double(count));
    return facts;
}

std::size_t doubleRows(const LookupTable& table) {
    std::vector<std::size_t> order(table.rows);
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::ranges::lexicographical_compare(table.point(a), table.point(b));
    });
    std::size_t count = 0;
    for (std::size_t i = 1; i < order.size(); ++i)
        count += std::ranges::equal(table.point(order[i]), table.point(order[i - 1]));
    return count;
}

} // namespace

LookupFacts lookupFacts(const LookupTable& table) {
    LookupFacts facts;
    const std::size_t width = table.descriptors.size();
    for (std::size_t p = 0; p < table.parameters; ++p)
        facts.columns.push_back(factsOf("param-" + std::to_string(p), table.points.data() + p,
                                        table.parameters, table.rows));
    for (std::size_t d = 0; d < width; ++d)
        facts.columns.push_back(
            factsOf(table.descriptors[d], table.values.data() + d, width, table.rows));
    for (const ColumnFacts& column : facts.columns)
        if (table.rows > 1 && column.min == column.max)
            facts.constant.push_back(column.name);
    const auto loudness =
        std::find(table.descriptors.begin(), table.descriptors.end(), "loudness-dBFS") -
        table.descriptors.begin();
    for (std::size_t row = 0; row < table.rows && std::size_t(loudness) < width; ++row)
        facts.silentRows += table.value(row)[std::size_t(loudness)] <= silentDb;
    facts.unknownValues = std::size_t(std::count_if(table.values.begin(), table.values.end(),
                                                    [](double v) { return !std::isfinite(v); }));
    facts.doubleRows = doubleRows(table);
    facts.complete = isCompleteLookup(table.side);
    return facts;
}

} // namespace antiphon
