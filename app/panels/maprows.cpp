// The rows of all tables of a map. See maptable.h.
#include "app/panels/maptable.h"

#include "core/dsp/descriptors.h"
#include "core/table.h"

#include <QCoreApplication>

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace antiphon {

namespace {

class RowsWords {
    Q_DECLARE_TR_FUNCTIONS(MapTable)
};

std::string categoryOf(const std::string& name) {
    if (name.starts_with("param-"))
        return "parameter";
    if (name.find('@') != std::string::npos)
        return "statistics";
    for (const DescriptorColumn& column : descriptorColumns())
        if (name == column.name)
            return column.category;
    return "other";
}

} // namespace

std::string exactText(double value) {
    if (std::isnan(value))
        return {};
    char text[32];
    return std::string(text, std::to_chars(text, text + sizeof text, value).ptr);
}

std::string parameterText(double value) {
    char text[32];
    return std::string(text, std::to_chars(text, text + sizeof text, float(value)).ptr);
}

MapRows::MapRows(std::vector<std::shared_ptr<const MapTable>> tables)
    : m_tables(std::move(tables)), m_starts{0} {
    std::map<std::string, int> known;
    // Parameters of all tables come first.
    for (const bool parameters : {true, false})
        for (const auto& table : m_tables)
            for (std::size_t c = 0; c < table->names.size(); ++c) {
                const std::string& name = table->names[c];
                if ((c < table->parameters) != parameters ||
                    !known.emplace(name, int(m_columns.size())).second)
                    continue;
                QString label = QString::fromStdString(name);
                // Where several synthesizers are shown, parameter 1 of one is not that of another.
                if (parameters)
                    label = m_tables.size() == 1 ? table->parameterNames[int(c)]
                                                 : RowsWords::tr("Parameter %1").arg(c + 1);
                else if (name.empty())
                    label = RowsWords::tr("Column %1").arg(c + 1);
                m_columns.push_back({name, label, categoryOf(name)});
            }
    for (const auto& table : m_tables) {
        m_starts.push_back(m_starts.back() + table->rows);
        std::vector<int> of(m_columns.size(), -1);
        for (std::size_t c = 0; c < table->names.size(); ++c)
            if (int& at = of[std::size_t(known[table->names[c]])]; at < 0)
                at = int(c);
        m_of.push_back(std::move(of));
    }
}

MapRows::Place MapRows::place(std::size_t row) const {
    const auto after = std::upper_bound(m_starts.begin(), m_starts.end(), row);
    const auto table = std::size_t(after - m_starts.begin()) - 1;
    return {table, row - m_starts[table]};
}

double MapRows::value(std::size_t row, std::size_t column) const {
    const Place at = place(row);
    const int own = m_of[at.table][column];
    return own < 0 ? std::numeric_limits<double>::quiet_NaN()
                   : m_tables[at.table]->columns[std::size_t(own)][at.row];
}

std::vector<float> MapRows::numbers(std::size_t column) const {
    std::vector<float> values(rows(), std::numeric_limits<float>::quiet_NaN());
    for (std::size_t t = 0; t < m_tables.size(); ++t)
        if (const int own = m_of[t][column]; own >= 0)
            std::transform(m_tables[t]->columns[std::size_t(own)].begin(),
                           m_tables[t]->columns[std::size_t(own)].end(),
                           values.begin() + std::ptrdiff_t(m_starts[t]),
                           [](double value) { return float(value); });
    return values;
}

fs::path MapRows::file(std::size_t row) const {
    const Place at = place(row);
    const MapTable& table = *m_tables[at.table];
    return table.files.empty() ? fs::path() : table.files[at.row];
}

QString MapRows::title(std::size_t row) const {
    const Place at = place(row);
    const MapTable& table = *m_tables[at.table];
    return !table.titles.empty() ? table.titles[at.row]
                                 : QString::fromStdString(display(file(row).stem()));
}

std::vector<double> MapRows::point(std::size_t row) const {
    const Place at = place(row);
    const MapTable& table = *m_tables[at.table];
    std::vector<double> result(table.parameters);
    for (std::size_t p = 0; p < table.parameters; ++p)
        result[p] = table.columns[p][at.row];
    return result;
}

int MapRows::find(const std::string& name) const {
    for (std::size_t c = 0; c < m_columns.size(); ++c)
        if (m_columns[c].name == name)
            return int(c);
    return -1;
}

namespace {

/// Finds points by their values: a hash table in two arrays, as there may be a point for each of
/// many rows.
class PointIndex {
public:
    PointIndex(std::span<const std::vector<double>> points, std::size_t parameters)
        : m_points(points), m_next(points.size(), none),
          m_first(std::bit_ceil(2 * points.size() + 1), none) {
        for (std::size_t i = 0; i < points.size(); ++i)
            if (points[i].size() == parameters) {
                std::uint32_t& first = m_first[slotOf(points[i])];
                m_next[i] = std::exchange(first, std::uint32_t(i));
            }
    }
    /// Calls for each of the points that has these values.
    template <class Call>
    void find(const std::vector<double>& values, Call call) const {
        for (std::uint32_t i = m_first[slotOf(values)]; i != none; i = m_next[i])
            if (m_points[i] == values)
                call(i);
    }

private:
    static constexpr std::uint32_t none = ~std::uint32_t(0);

    std::size_t slotOf(const std::vector<double>& values) const {
        std::uint64_t hash = 0;
        for (const double value : values) { // + 0.0: there are two zeros
            hash = (hash ^ std::bit_cast<std::uint64_t>(value + 0.0)) * 0x9e3779b97f4a7c15;
            hash ^= hash >> 29;
        }
        return std::size_t(hash ^ (hash >> 32)) & (m_first.size() - 1);
    }

    std::span<const std::vector<double>> m_points;
    std::vector<std::uint32_t> m_next; ///< the next point of the same slot
    std::vector<std::uint32_t> m_first;
};

} // namespace

std::vector<int> MapRows::rowsAt(std::size_t table,
                                 std::span<const std::vector<double>> points) const {
    std::vector<int> found(points.size(), -1);
    const MapTable& of = *m_tables[table];
    if (points.empty() || of.parameters == 0)
        return found;
    const PointIndex wanted(points, of.parameters);
    std::vector<double> point(of.parameters);
    for (std::size_t r = 0; r < of.rows; ++r) {
        for (std::size_t p = 0; p < of.parameters; ++p)
            point[p] = of.columns[p][r];
        wanted.find(point, [&](std::size_t i) { found[i] = int(m_starts[table] + r); });
    }
    return found;
}

std::vector<std::string> MapRows::categories() const {
    std::vector<std::string> list;
    for (const MapColumn& column : m_columns)
        if (std::find(list.begin(), list.end(), column.category) == list.end())
            list.push_back(column.category);
    return list;
}

std::vector<std::size_t> MapRows::columnsOf(std::span<const std::string> categories) const {
    std::vector<std::size_t> list;
    for (std::size_t c = 0; c < m_columns.size(); ++c)
        if (std::find(categories.begin(), categories.end(), m_columns[c].category) !=
            categories.end())
            list.push_back(c);
    return list;
}

std::string MapRows::hash(std::span<const std::size_t> columns) const {
    std::string text;
    for (const auto& table : m_tables)
        text += table->hash + ' ' + std::to_string(table->rows) + '\n';
    for (const std::size_t column : columns)
        text += m_columns[column].name + '\n';
    return contentHash(std::string_view(text));
}

QString MapRows::parametersText(std::size_t row) const {
    const MapTable& table = tableOf(row);
    const std::vector<double> values = point(row);
    QStringList parts;
    for (std::size_t p = 0; p < values.size(); ++p)
        //: %1 names a parameter of a synthesizer, %2 is its value
        parts << RowsWords::tr("%1 %2", "parameter and value")
                     .arg(table.parameterNames[int(p)],
                          QString::fromStdString(parameterText(values[p])));
    return parts.join(QStringLiteral(", "));
}

QString MapRows::describe(std::size_t row, std::span<const std::size_t> shown) const {
    const Place at = place(row);
    const QString parameters = parametersText(row),
                  first = parameters.isEmpty() ? title(row) : parameters;
    //: %1 is a number, %2 names a table
    QString text = first.isEmpty()
                       ? RowsWords::tr("Row %1 of %2").arg(at.row + 1).arg(tableOf(row).title)
                       : first;
    for (const std::size_t column : shown)
        if (m_columns[column].category != "parameter")
            text += QLatin1Char('\n') +
                    RowsWords::tr("%1: %2", "column and value")
                        .arg(m_columns[column].label, numberText(value(row, column)));
    if (!first.isEmpty())
        text += QLatin1Char('\n') +
                RowsWords::tr("Row %1 of %2").arg(at.row + 1).arg(tableOf(row).title);
    return text;
}

std::string MapRows::csv(std::span<const int> list, std::span<const float> places) const {
    const bool several = m_tables.size() > 1;
    std::string text = places.empty() ? "" : "x,y,";
    if (several)
        text += "table,";
    for (std::size_t c = 0; c < m_columns.size(); ++c) {
        if (c > 0)
            text += ',';
        text += csvField(m_columns[c].name);
    }
    text += '\n';
    for (const int at : list) {
        const auto row = std::size_t(at);
        if (!places.empty())
            text += exactText(double(places[2 * row])) + ',' +
                    exactText(double(places[2 * row + 1])) + ',';
        if (several)
            text += csvField(tableOf(row).title.toStdString()) + ',';
        for (std::size_t c = 0; c < m_columns.size(); ++c) {
            if (c > 0)
                text += ',';
            text += exactText(value(row, c));
        }
        text += '\n';
    }
    return text;
}

Json MapRows::json(std::span<const int> list) const {
    Json all = Json::array();
    for (const int row : list) {
        Json one = {{"table", tableOf(std::size_t(row)).title.toStdString()},
                    {"parameters", point(std::size_t(row))}};
        for (std::size_t c = 0; c < m_columns.size(); ++c)
            if (const double number = value(std::size_t(row), c);
                m_columns[c].category != "parameter" && !std::isnan(number))
                one["columns"][m_columns[c].name] = number;
        all.push_back(std::move(one));
    }
    return all;
}

} // namespace antiphon
