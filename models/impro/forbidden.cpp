#include "models/impro/forbidden.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace antiphon::impro {
namespace {

using Rows = std::vector<std::size_t>;

Box boundsOf(const LookupTable& table, const Rows& rows) {
    const auto first = table.point(rows.front());
    Box box{{first.begin(), first.end()}, {first.begin(), first.end()}};
    for (const std::size_t row : rows)
        for (std::size_t p = 0; p < table.parameters; ++p) {
            box.low[p] = std::min(box.low[p], table.point(row)[p]);
            box.high[p] = std::max(box.high[p], table.point(row)[p]);
        }
    return box;
}

/// How far a region reaches beyond its outermost rows.
class Margins {
public:
    explicit Margins(const LookupTable& table)
        : m_mean(0.5 * std::pow(double(table.rows), -1 / double(table.parameters))) {
        for (std::size_t p = 0; p < table.parameters; ++p) {
            std::set<double> values;
            for (std::size_t row = 0; row < table.rows; ++row)
                values.insert(table.point(row)[p]);
            m_values.emplace_back(values.begin(), values.end());
        }
    }
    void widen(Box& box) const {
        for (std::size_t p = 0; p < m_values.size(); ++p) {
            const auto& values = m_values[p];
            const auto low = std::ranges::lower_bound(values, box.low[p]);
            const auto high = std::ranges::upper_bound(values, box.high[p]);
            const double below = low == values.begin() ? 1 : (*low - *(low - 1)) / 2;
            const double above = high == values.end() ? 1 : (*high - *(high - 1)) / 2;
            box.low[p] = std::max(0.0, box.low[p] - std::max(below, m_mean));
            box.high[p] = std::min(1.0, box.high[p] + std::max(above, m_mean));
        }
    }

private:
    double m_mean;
    std::vector<std::vector<double>> m_values; ///< of each parameter, ascending
};

/// In two along the longest side of their bounds.
std::pair<Rows, Rows> parted(const LookupTable& table, const Rows& rows, const Box& bounds) {
    std::size_t longest = 0;
    for (std::size_t p = 1; p < table.parameters; ++p)
        if (bounds.high[p] - bounds.low[p] > bounds.high[longest] - bounds.low[longest])
            longest = p;
    const double middle = (bounds.low[longest] + bounds.high[longest]) / 2;
    std::pair<Rows, Rows> halves;
    for (const std::size_t row : rows)
        (table.point(row)[longest] <= middle ? halves.first : halves.second).push_back(row);
    return halves;
}

} // namespace

std::vector<Box> boxesAround(const LookupTable& table,
                             std::span<const std::vector<double>> points) {
    std::map<std::vector<double>, std::size_t> rowOf;
    for (std::size_t row = 0; row < table.rows; ++row)
        rowOf.emplace(std::vector(table.point(row).begin(), table.point(row).end()), row);
    std::set<std::size_t> wanted;
    for (const auto& point : points)
        if (const auto it = rowOf.find(point); it != rowOf.end())
            wanted.insert(it->second);
    if (wanted.empty())
        return {};

    const Margins margins(table);
    std::vector<Box> boxes;
    std::vector<Rows> left{Rows(wanted.begin(), wanted.end())};
    while (!left.empty()) {
        const Rows rows = std::move(left.back());
        left.pop_back();
        Box box = boundsOf(table, rows);
        bool foreign = false;
        for (std::size_t row = 0; row < table.rows && !foreign; ++row)
            foreign = !wanted.contains(row) && box.contains(table.point(row));
        // Of one place twice in the table there is nothing to part.
        if (auto halves = parted(table, rows, box); foreign && !halves.second.empty()) {
            left.push_back(std::move(halves.second));
            left.push_back(std::move(halves.first));
            continue;
        }
        margins.widen(box);
        boxes.push_back(std::move(box));
    }
    return boxes;
}

} // namespace antiphon::impro
